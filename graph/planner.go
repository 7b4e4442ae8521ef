package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// A planned is Cayley's quad store on a key-value database, told how many
// quads its indexes hold. Cayley takes the quads of one node for half of all
// there are, and so starts a walk of two steps with a scan of everything; and
// it reads all the quads of a node where one predicate is asked for. Whatever
// asks through Cayley's iterators, Gizmo and the web UI too, gains by it.
type planned struct {
	*ckv.QuadStore
	db *database
}

var (
	_ graph.BatchQuadStore = (*planned)(nil)
	_ shape.Optimizer      = (*planned)(nil)
)

// OptimizeShape turns quads with fixed ends into scans of an index, and has
// walks along one predicate read that predicate's quads only.
func (p *planned) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.QuadsAction:
		if n, ok := s.Simplify().(shape.NodesFrom); ok {
			n.Quads, _ = p.OptimizeShape(n.Quads)
			return p.OptimizeShape(n)
		}
	case shape.Quads:
		if a, ok := newAlong(s); ok {
			return a, true
		}
	case shape.NodesFrom:
		if a, ok := s.Quads.(along); ok {
			return nodesAlong{s.Dir, a}, true
		}
	}
	return s, false
}

// QuadIterator returns the quads with v in direction d, of a size that is
// known. Without an index, for predicates, it is Cayley's scan.
func (p *planned) QuadIterator(d quad.Direction, v graph.Ref) graph.Iterator {
	if n, ok := v.(ckv.Int64Value); ok {
		if s, ok := newScan(map[quad.Direction]uint64{d: uint64(n)}); ok {
			return s.BuildIterator(p)
		}
	}
	return p.QuadStore.QuadIterator(d, v)
}

// QuadIteratorSize returns the size of QuadIterator.
func (p *planned) QuadIteratorSize(ctx context.Context, d quad.Direction, v graph.Ref) (graph.Size, error) {
	if n, ok := v.(ckv.Int64Value); ok {
		if s, ok := newScan(map[quad.Direction]uint64{d: uint64(n)}); ok {
			return p.db.count(ctx, s)
		}
	}
	return p.QuadStore.QuadIteratorSize(ctx, d, v)
}

// A scan is the quads under one prefix of an index.
type scan struct {
	index  ckv.QuadIndex
	values []uint64 // of the first of the index's directions
}

// newScan returns the scan of the index that begins with most of the fixed
// directions; false if none does.
func newScan(fixed map[quad.Direction]uint64) (scan, bool) {
	var best scan
	for _, ind := range indexes {
		s := scan{index: ind}
		for _, d := range ind.Dirs {
			v, ok := fixed[d]
			if !ok {
				break
			}
			s.values = append(s.values, v)
		}
		if len(s.values) > len(best.values) {
			best = s
		}
	}
	return best, len(best.values) > 0
}

// covers reports whether the scan has only quads with its value in d.
func (s scan) covers(d quad.Direction) bool {
	return slices.Contains(s.index.Dirs[:len(s.values)], d)
}

func (s scan) BuildIterator(qs graph.QuadStore) graph.Iterator {
	p, ok := qs.(*planned)
	if !ok {
		return iterator.NewError(fmt.Errorf("a scan of %T", qs))
	}
	it := ckv.NewQuadIterator(p.QuadStore, s.index, s.values)
	return graph.AsLegacy(&sized{IteratorShape: it.AsShape(), db: p.db, scan: s})
}

// Optimize does nothing.
func (s scan) Optimize(shape.Optimizer) (shape.Shape, bool) { return s, false }

// A sized is Cayley's scan of an index with a size that is counted.
type sized struct {
	graph.IteratorShape
	db   *database
	scan scan
	size *graph.Size
}

// Stats counts once.
func (s *sized) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	if s.size == nil {
		n, err := s.db.count(ctx, s.scan)
		if err != nil {
			return graph.IteratorCosts{}, err
		}
		s.size = &n
	}
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: *s.size}, nil
}

// Optimize does nothing: Cayley's would lose the size.
func (s *sized) Optimize(context.Context) (graph.IteratorShape, bool) { return s, false }
