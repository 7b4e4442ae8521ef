package graph

import (
	"context"
	"slices"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
)

// EachOf calls f with every node of a class that p leads from and the first
// value it leads to, in the order of the store: what many articles have of one
// kind is read much quicker so than by name. f may read the store but not write
// it.
func (s *Store) EachOf(ctx context.Context, class, p quad.IRI, f func(node quad.IRI, value quad.Value) error) error {
	store, ok := s.fast()
	if !ok {
		return s.eachOf(ctx, class, p, f)
	}
	v, err := store.db.view()
	if err != nil {
		return err
	}
	defer v.close()
	s.mu.RLock()
	pred, ok := s.qs.ValueOf(p).(ckv.Int64Value)
	s.mu.RUnlock()
	if !ok {
		return nil
	}
	found, err := v.entries(ctx, scansOf(s, quad.Object, []quad.Value{class}, []quad.IRI{RDFType}))
	if err != nil {
		return err
	}
	nodes := make([]uint64, len(found))
	for i, e := range found {
		nodes[i] = e.subject
	}
	found = nil
	slices.Sort(nodes)
	for some := range slices.Chunk(slices.Compact(nodes), lastChunk) {
		scans := make([]scan, len(some))
		for i, n := range some {
			scans[i], _ = newScan(map[quad.Direction]uint64{quad.Subject: n, quad.Predicate: uint64(pred)})
		}
		var first []*proto.Primitive
		var ids []uint64
		err := v.firstOf(ctx, scans, func(q *proto.Primitive) {
			first = append(first, q)
			ids = append(ids, q.Subject, q.Object)
		})
		if err != nil {
			return err
		}
		vals, err := v.values(ids)
		if err != nil {
			return err
		}
		for _, q := range first {
			if iri, ok := vals[q.Subject].(quad.IRI); ok {
				if err := f(iri, vals[q.Object]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// eachOf is EachOf for the stores that a view cannot read.
func (s *Store) eachOf(ctx context.Context, class, p quad.IRI, f func(quad.IRI, quad.Value) error) error {
	iris, err := s.Subjects(ctx, class, RDFType)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(iris, chunk) {
		nodes, err := s.Nodes(ctx, some, p)
		if err != nil {
			return err
		}
		for i, n := range nodes {
			if len(n[p]) == 0 {
				continue
			}
			if err := f(some[i], n[p][0]); err != nil {
				return err
			}
		}
	}
	return nil
}
