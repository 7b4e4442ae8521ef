package graph

import (
	"context"
	"slices"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
)

// Has reports whether p leads from a node to one of objects. It looks at one
// quad where Along would read those of every article that says so.
func (s *Store) Has(ctx context.Context, node, p quad.IRI, objects ...quad.Value) (bool, error) {
	store, ok := s.fast()
	if !ok {
		nodes, err := s.Nodes(ctx, []quad.IRI{node}, p)
		return err == nil && slices.ContainsFunc(nodes[0][p], func(o quad.Value) bool { return slices.Contains(objects, o) }), err
	}
	v, err := store.db.view()
	if err != nil {
		return false, err
	}
	defer v.close()
	s.mu.RLock()
	n, known := s.qs.ValueOf(node).(ckv.Int64Value)
	s.mu.RUnlock()
	if !known {
		return false, nil
	}
	scans := scansOf(s, quad.Object, objects, []quad.IRI{p})
	for i := range scans {
		scans[i].values = append(scans[i].values, uint64(n)) // the subject
	}
	has := false
	err = v.firstOf(ctx, scans, func(*proto.Primitive) { has = true })
	return has, err
}
