package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
)

// chunk is the number of quads read before their values are looked up.
const chunk = 256

// Each calls f for every quad that has v in direction d, until f returns an
// error, which Each returns. It reads the quads of v and no others, except for
// predicates, of which there is no index: there it reads all. f may read the
// store but not write it.
func (s *Store) Each(ctx context.Context, d quad.Direction, v quad.Value, f func(quad.Quad) error) error {
	if s.shared != nil {
		return s.shared.Read(ctx, d, []quad.Value{v}, nil, f)
	}
	s.mu.RLock()
	ref := s.qs.ValueOf(v)
	s.mu.RUnlock()
	return s.each(ctx, d, ref, f)
}

func (s *Store) each(ctx context.Context, d quad.Direction, ref graph.Ref, f func(quad.Quad) error) error {
	if ref == nil {
		return nil
	}
	if p, ok := s.fast(); ok {
		if n, ok := ref.(ckv.Int64Value); ok {
			if sc, ok := newScan(map[quad.Direction]uint64{d: uint64(n)}); ok {
				return p.scan(ctx, []scan{sc}, f)
			}
		}
	}
	return s.scan(ctx, s.qs.QuadIterator(d, ref), f)
}

// scan calls f for the quads of it and closes it.
func (s *Store) scan(ctx context.Context, it graph.Iterator, f func(quad.Quad) error) error {
	defer it.Close()
	names := map[any]quad.Value{}
	refs := make([]graph.Ref, 0, chunk)
	for more := true; more; {
		refs = refs[:0]
		for len(refs) < chunk {
			if more = it.Next(ctx); !more {
				break
			}
			refs = append(refs, it.Result())
		}
		if err := it.Err(); err != nil {
			return damage(err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		quads, err := s.values(ctx, refs, names)
		if err != nil {
			return err
		}
		for _, q := range quads {
			if err := f(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// values looks up the quads behind refs, all their nodes at once. names holds
// what is known and is kept from growing without end.
func (s *Store) values(ctx context.Context, refs []graph.Ref, names map[any]quad.Value) ([]quad.Quad, error) {
	if len(names) > 16*chunk {
		clear(names)
	}
	var unknown []graph.Ref
	for _, r := range refs {
		for _, d := range quad.Directions {
			n := s.qs.QuadDirection(r, d)
			if n == nil {
				continue
			}
			if _, ok := names[n.Key()]; !ok {
				names[n.Key()] = nil
				unknown = append(unknown, n)
			}
		}
	}
	vals, err := graph.ValuesOf(ctx, s.qs, unknown)
	if err != nil {
		return nil, damage(err)
	}
	for i, n := range unknown {
		names[n.Key()] = vals[i]
	}
	quads := make([]quad.Quad, 0, len(refs))
	for _, r := range refs {
		var q quad.Quad
		for _, d := range quad.Directions {
			if n := s.qs.QuadDirection(r, d); n != nil {
				q.Set(d, names[n.Key()])
			}
		}
		quads = append(quads, q)
	}
	return quads, nil
}

// A Node is what the graph says of one node: the values of each predicate
// that leads out of it, in the order they were added, each value once even
// when several articles have it.
type Node map[quad.IRI][]quad.Value

// Node returns what the graph says of a node: nothing for an unknown one.
func (s *Store) Node(ctx context.Context, iri quad.Value) (Node, error) {
	n := Node{}
	err := s.Each(ctx, quad.Subject, iri, func(q quad.Quad) error {
		n.add(q)
		return nil
	})
	return n, err
}

// add adds what a quad that leads out of the node says.
func (n Node) add(q quad.Quad) {
	if p, ok := q.Predicate.(quad.IRI); ok && !slices.Contains(n[p], q.Object) {
		n[p] = append(n[p], q.Object)
	}
}

// Text returns the first value of a predicate as text, "" for none.
func (n Node) Text(p quad.IRI) string {
	if vs := n[p]; len(vs) > 0 {
		return Text(vs[0])
	}
	return ""
}

// iris returns the IRIs among the values of a predicate.
func (n Node) iris(p quad.IRI) []quad.IRI {
	var out []quad.IRI
	for _, v := range n[p] {
		if iri, ok := v.(quad.IRI); ok {
			out = append(out, iri)
		}
	}
	return out
}

// Text returns the text of v without quotes, brackets or type.
func Text(v quad.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case quad.IRI:
		return string(v)
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.LangString:
		return string(v.Value)
	}
	return fmt.Sprint(v.Native())
}

// Find returns the entities that one of the articles names so, by any of
// their names or a person's surname, whatever the case and the accents. They
// are sorted.
func (s *Store) Find(ctx context.Context, name string) ([]quad.IRI, error) {
	found, err := s.Subjects(ctx, quad.String(Fold(name)), NGNameKey)
	slices.Sort(found)
	return found, err
}
