package graph

import (
	"context"
	"maps"
	"math"
	"slices"

	"github.com/cayleygraph/quad"
)

// The quads that are read at a time: few first, a reader may stop soon.
const firstChunk, lastChunk = 16, 2048

// scan calls f for the quads under each of the scans, all of one index.
func (p *planned) scan(ctx context.Context, scans []scan, f func(quad.Quad) error) error {
	v, err := p.db.view()
	if err != nil {
		return err
	}
	defer v.close()
	var ids []uint64
	limit := firstChunk
	if len(scans) > firstChunk {
		limit = lastChunk
	}
	flush := func(atLeast int) error {
		for len(ids) >= atLeast && len(ids) > 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			n := min(limit, len(ids))
			quads, err := v.quads(ids[:n])
			if err != nil {
				return err
			}
			for _, q := range quads {
				if err := f(q); err != nil {
					return err
				}
			}
			ids = ids[n:]
			limit = min(2*limit, lastChunk)
		}
		return nil
	}
	err = v.index(ctx, scans, func(_ scan, _, list []byte) error {
		if ids, err = numbers(ids, list, math.MaxInt); err != nil {
			return err
		}
		return flush(limit)
	})
	if err != nil {
		return err
	}
	return flush(1)
}

// fast reports whether the store is one that a view can read.
func (s *Store) fast() (*planned, bool) {
	p, ok := s.qs.(*planned)
	return p, ok && p.db.disk != nil
}

// Along calls f for the quads that have v as subject or object and one of the
// predicates, and reads no others on disk; otherwise it is as Each.
func (s *Store) Along(ctx context.Context, d quad.Direction, v quad.Value, f func(quad.Quad) error, preds ...quad.IRI) error {
	if s.shared != nil {
		return s.shared.Read(ctx, d, []quad.Value{v}, preds, f)
	}
	p, ok := s.fast()
	if !ok {
		return s.Each(ctx, d, v, func(q quad.Quad) error {
			if p, ok := q.Predicate.(quad.IRI); ok && slices.Contains(preds, p) {
				return f(q)
			}
			return nil
		})
	}
	return p.scan(ctx, scansOf(s, d, []quad.Value{v}, preds), f)
}

// Nodes returns what the graph says of several nodes, as [Store.Node] does of
// one, in much less time than one after the other: with some predicates, or
// with all if none are named.
func (s *Store) Nodes(ctx context.Context, iris []quad.IRI, preds ...quad.IRI) ([]Node, error) {
	out := make([]Node, len(iris))
	at := map[quad.Value]Node{}
	for i, iri := range iris {
		if at[iri] == nil {
			at[iri] = Node{}
		}
		out[i] = at[iri]
	}
	add := func(q quad.Quad) error {
		at[q.Subject].add(q)
		return nil
	}
	if s.shared != nil {
		return out, s.shared.Read(ctx, quad.Subject, slices.Collect(maps.Keys(at)), preds, add)
	}
	p, ok := s.fast()
	if !ok {
		for iri := range at {
			var err error
			if len(preds) == 0 {
				err = s.Each(ctx, quad.Subject, iri, add)
			} else {
				err = s.Along(ctx, quad.Subject, iri, add, preds...)
			}
			if err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	scans := scansOf(s, quad.Subject, slices.Collect(maps.Keys(at)), preds)
	slices.SortFunc(scans, func(a, b scan) int { return slices.Compare(a.values, b.values) })
	return out, p.scan(ctx, scans, add)
}
