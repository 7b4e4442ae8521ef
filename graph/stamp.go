package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/syndtr/goleveldb/leveldb"
)

// stampBucket holds what the graphs of articles were last made of.
const stampBucket = "newsgraph-stamp"

func stampKey(article quad.IRI) kv.Key { return kv.SKey(stampBucket, string(article)) }

// Stamp notes what the graph of each article was made of, in a form of the
// caller's. A note is gone when the graph changes. Stores in memory and in
// PostgreSQL keep none.
func (s *Store) Stamp(ctx context.Context, stamps map[quad.IRI][]byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil || len(stamps) == 0 {
		return nil
	}
	if s.readOnly {
		return ErrReadOnly
	}
	return s.db.together(ctx, func() error {
		for article, stamp := range stamps {
			if err := s.db.group.Put(stampKey(article), stamp); err != nil {
				return fmt.Errorf("noting what %s was made of: %w", article, err)
			}
		}
		return nil
	})
}

// Stamped returns what was noted of an article, nil if nothing is. It may be
// called while the store is written.
func (s *Store) Stamped(article quad.IRI) ([]byte, error) {
	if s.db == nil || s.db.level == nil {
		return nil, nil
	}
	stamp, err := s.db.level.Get(flatKey(stampKey(article)), nil)
	if err == leveldb.ErrNotFound {
		return nil, nil
	}
	return stamp, damage(err)
}
