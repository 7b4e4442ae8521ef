package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// stampBucket holds what the graphs of articles were last made of.
const stampBucket = "newsgraph-stamp"

func stampKey(article quad.IRI) kv.Key { return kv.SKey(stampBucket, string(article)) }

// A Stamper tells, of an article that is in the store, what is to be noted of
// it; nothing if that is nil.
type Stamper func(Loaded) []byte

// LoadStamped is Load that notes what the graph of each article was made of, in
// a form of the caller's. A note is on disk as soon as its article, and is gone
// when the graph changes. Stores in memory and in PostgreSQL keep none.
func (s *Store) LoadStamped(ctx context.Context, facts []*extract.Facts, stamp Stamper) ([]Loaded, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.load(ctx, facts, stamp)
}

// writeStamps writes notes as part of a group of changes.
func (d *database) writeStamps(stamps map[quad.IRI][]byte) error {
	for article, stamp := range stamps {
		if err := d.group.Put(stampKey(article), stamp); err != nil {
			return fmt.Errorf("noting what %s was made of: %w", article, err)
		}
	}
	return nil
}

// Stamped returns what was noted of an article, nil if nothing is. It may be
// called while the store is written.
func (s *Store) Stamped(article quad.IRI) ([]byte, error) {
	if s.db == nil || s.db.disk == nil {
		return nil, nil
	}
	stamp, err := disk.Get(s.db.disk, flatKey(stampKey(article)))
	if err == disk.ErrNotFound {
		return nil, nil
	}
	return stamp, damage(err)
}
