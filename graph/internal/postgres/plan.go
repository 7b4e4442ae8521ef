package postgres

import (
	"context"
	"encoding/json"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
)

// settle ends a first load of this process: who reads needs the indexes.
func (s *Store) settle(ctx context.Context) error {
	if !s.loading.Load() {
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	return Reason(s.finish(ctx))
}

// OptimizeShape leaves walks to Cayley's iterators. Its own planner of SQL
// gives wrong answers to some (a step along one of two predicates loses
// results), and counts the rows of whole joins before it begins.
func (s *Store) OptimizeShape(in shape.Shape) (shape.Shape, bool) { return in, false }

// ValueOf returns the node of a value, nil if it has none.
func (s *Store) ValueOf(v quad.Value) graph.Ref {
	if v == nil {
		return nil
	}
	r := csql.HashOf(v)
	// The cache will not do: what it holds may have been removed.
	vals, err := s.fetch(context.Background(), []graph.ValueHash{r.ValueHash})
	if err != nil || vals[r.ValueHash] == nil {
		return nil
	}
	return r
}

// QuadDirection returns the node of a quad in direction d, nil if it has none
// there.
func (s *Store) QuadDirection(r graph.Ref, d quad.Direction) graph.Ref {
	h := r.(csql.QuadHashes).Get(d)
	if !h.Valid() {
		return nil
	}
	return csql.NodeHash{ValueHash: h}
}

// Quad returns the quad.
func (s *Store) Quad(r graph.Ref) quad.Quad {
	var q quad.Quad
	for _, d := range quad.Directions {
		if n := s.QuadDirection(r, d); n != nil {
			q.Set(d, s.NameOf(n))
		}
	}
	return q
}

// ApplyDeltas writes as Cayley does.
func (s *Store) ApplyDeltas(in []graph.Delta, o graph.IgnoreOpts) error {
	if err := s.settle(context.Background()); err != nil {
		return err
	}
	return s.QuadStore.ApplyDeltas(in, o)
}

// QuadIterator returns the quads with v in direction d, of a size that
// PostgreSQL estimates. Whether a quad is one of them is seen without asking.
func (s *Store) QuadIterator(d quad.Direction, v graph.Ref) graph.Iterator {
	h := hashOf(v)
	if !h.Valid() {
		return iterator.NewNull()
	}
	return graph.AsLegacy(&ends{store: s, dir: d, node: h})
}

// QuadIteratorSize returns the size of QuadIterator.
func (s *Store) QuadIteratorSize(ctx context.Context, d quad.Direction, v graph.Ref) (graph.Size, error) {
	c, err := (&ends{store: s, dir: d, node: hashOf(v)}).Stats(ctx)
	return c.Size, err
}

// An ends is the quads that have a node at one end.
type ends struct {
	store *Store
	dir   quad.Direction
	node  graph.ValueHash
	size  *graph.Size
}

func (e *ends) String() string { return "PostgreSQL(" + e.dir.String() + ")" }

func (e *ends) Iterate() graph.Scanner { return &endsScanner{ends: e} }
func (e *ends) Lookup() graph.Index    { return &endsIndex{ends: e} }

// Optimize does nothing.
func (e *ends) Optimize(context.Context) (graph.IteratorShape, bool) { return e, false }

// SubIterators returns none.
func (e *ends) SubIterators() []graph.IteratorShape { return nil }

// Stats has PostgreSQL estimate the size, once.
func (e *ends) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	if e.size == nil {
		var plan []struct {
			Plan struct {
				Rows int64 `json:"Plan Rows"`
			}
		}
		var text []byte
		err := e.store.pool.QueryRow(ctx, `EXPLAIN (FORMAT JSON) SELECT FROM quads WHERE `+e.dir.String()+`_hash = $1`, e.node[:]).Scan(&text)
		if err == nil {
			err = json.Unmarshal(text, &plan)
		}
		if err != nil {
			return graph.IteratorCosts{}, Reason(err)
		}
		e.size = &graph.Size{}
		if len(plan) > 0 {
			e.size.Size = plan[0].Plan.Rows
		}
	}
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: *e.size}, nil
}

type endsScanner struct {
	*ends
	begun bool
	quads []graph.QuadHash
	now   graph.QuadHash
	err   error
}

func (e *endsScanner) Next(ctx context.Context) bool {
	if !e.begun {
		e.begun = true
		e.quads, e.err = e.store.hashes(ctx, e.dir, []graph.ValueHash{e.node}, nil)
	}
	if len(e.quads) == 0 {
		return false
	}
	e.now, e.quads = e.quads[0], e.quads[1:]
	return true
}

func (e *endsScanner) Result() graph.Ref               { return csql.QuadHashes{QuadHash: e.now} }
func (e *endsScanner) Err() error                      { return e.err }
func (e *endsScanner) Close() error                    { e.quads = nil; return nil }
func (e *endsScanner) NextPath(context.Context) bool   { return false }
func (e *endsScanner) TagResults(map[string]graph.Ref) {}

type endsIndex struct {
	*ends
	now graph.Ref
}

func (e *endsIndex) Contains(_ context.Context, r graph.Ref) bool {
	e.now = r
	q, ok := r.(csql.QuadHashes)
	return ok && q.Get(e.dir) == e.node
}

func (e *endsIndex) Result() graph.Ref               { return e.now }
func (e *endsIndex) Err() error                      { return nil }
func (e *endsIndex) Close() error                    { return nil }
func (e *endsIndex) NextPath(context.Context) bool   { return false }
func (e *endsIndex) TagResults(map[string]graph.Ref) {}
