package graph

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// An along is quads that are read along their predicate, if they have one.
type along struct {
	quads shape.Quads
	fixed map[quad.Direction]uint64 // predicate and ends that are one node
}

// newAlong reports false for quads of no store of ours.
func newAlong(quads shape.Quads) (along, bool) {
	a := along{quads, map[quad.Direction]uint64{}}
	for _, f := range quads {
		v, ok := shape.One(f.Values)
		if !ok {
			continue
		}
		n, ok := v.(ckv.Int64Value)
		if _, twice := a.fixed[f.Dir]; !ok || twice {
			return a, false
		}
		a.fixed[f.Dir] = uint64(n)
	}
	return a, len(quads) > 0
}

// via is the store as one sees it who follows the predicate only.
func (a along) via(p *planned) via { return via{p, a.fixed[quad.Predicate]} }

func (a along) BuildIterator(qs graph.QuadStore) graph.Iterator {
	p, ok := qs.(*planned)
	if !ok {
		return a.quads.BuildIterator(qs)
	}
	var its []graph.Iterator
	s, scans := newScan(a.fixed)
	if scans {
		its = append(its, s.BuildIterator(p))
	}
	for _, f := range a.quads {
		if v, ok := shape.One(f.Values); !ok {
			its = append(its, graph.AsLegacy(newLinks(a.via(p), graph.AsShape(f.Values.BuildIterator(p)), f.Dir)))
		} else if !scans || !s.covers(f.Dir) {
			its = append(its, p.QuadIterator(f.Dir, v))
		}
	}
	if len(its) == 1 {
		return its[0]
	}
	return iterator.NewAnd(its...)
}

// Optimize does nothing more.
func (a along) Optimize(shape.Optimizer) (shape.Shape, bool) { return a, false }

// A nodesAlong is the nodes at one end of quads.
type nodesAlong struct {
	dir   quad.Direction
	quads along
}

func (n nodesAlong) BuildIterator(qs graph.QuadStore) graph.Iterator {
	sub := n.quads.BuildIterator(qs)
	if p, ok := qs.(*planned); ok {
		return iterator.NewHasA(n.quads.via(p), sub, n.dir)
	}
	return iterator.NewHasA(qs, sub, n.dir)
}

// Optimize does nothing more.
func (n nodesAlong) Optimize(shape.Optimizer) (shape.Shape, bool) { return n, false }

// A via is the store with the quads of one predicate only, as far as an index
// tells them; with those of all for 0.
type via struct {
	*planned
	predicate uint64
}

// QuadIterator returns the quads with v in direction d and the predicate.
func (v via) QuadIterator(d quad.Direction, ref graph.Ref) graph.Iterator {
	if n, ok := ref.(ckv.Int64Value); ok && v.predicate != 0 && (d == quad.Subject || d == quad.Object) {
		if s, ok := newScan(map[quad.Direction]uint64{d: uint64(n), quad.Predicate: v.predicate}); ok {
			return s.BuildIterator(v.planned)
		}
	}
	return v.planned.QuadIterator(d, ref)
}
