package graph

import (
	"cmp"
	"context"
)

// fewTables is how many tables may lie one over the other in a store at rest.
const fewTables = 8

// Settle is for the end of a load: it merges what batches have left one over the
// other, where that is much, because a question looks at each of their tables.
// It leaves the tables of nodes by their hashes, of which little is read, and of
// the log, which lie side by side.
func (s *Store) Settle() error {
	if s.db == nil || s.db.disk == nil || s.readOnly {
		return nil
	}
	if err := s.db.gate.enter(); err != nil {
		return err
	}
	defer s.db.gate.leave()
	if s.db.disk.Metrics().Levels[0].Sublevels <= fewTables {
		return nil
	}
	ctx := context.Background()
	return damage(cmp.Or(
		s.db.disk.Compact(ctx, nil, []byte("l"), false),          // labels, digests, postings
		s.db.disk.Compact(ctx, []byte("o"), []byte("v"), false))) // by object, by subject
}
