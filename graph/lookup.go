package graph

import (
	"context"
	"slices"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
)

// Labels returns the articles, each once, that have a quad with one of nodes
// in direction d and one of the predicates; "" among them where a quad has no
// label. Where the store has postings, schema:mentions is what a quotation
// mentions, not the article.
func (s *Store) Labels(ctx context.Context, d quad.Direction, nodes []quad.IRI, preds ...quad.IRI) ([]quad.IRI, error) {
	seen := map[quad.IRI]bool{}
	var out []quad.IRI
	add := func(l quad.IRI) {
		if !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	if s.shared != nil {
		vals := make([]quad.Value, len(nodes))
		for i, n := range nodes {
			vals[i] = n
		}
		err := s.shared.Read(ctx, d, vals, preds, func(q quad.Quad) error {
			l, _ := q.Label.(quad.IRI)
			add(l)
			return nil
		})
		return out, err
	}
	p, ok := s.fast()
	if !ok {
		for _, n := range nodes {
			err := s.Each(ctx, d, n, func(q quad.Quad) error {
				l, _ := q.Label.(quad.IRI)
				if p, ok := q.Predicate.(quad.IRI); ok && (len(preds) == 0 || slices.Contains(preds, p)) {
					add(l)
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	v, err := p.db.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	if wanted, ok := asked(d, preds); ok {
		if known, err := v.posted(ctx, nodes, wanted, add); known || err != nil {
			return out, err
		}
	}
	found, err := v.entries(ctx, scansOf(s, d, nodes, preds))
	if err != nil {
		return nil, err
	}
	labels, err := v.labelsOf(found)
	if err != nil {
		return nil, err
	}
	vals, err := v.values(labels)
	for _, id := range labels {
		l, _ := vals[id].(quad.IRI)
		add(l)
	}
	return out, err
}

// Subjects returns the subjects of the quads with one of the predicates that
// lead to o, each once, in the order of the store.
func (s *Store) Subjects(ctx context.Context, o quad.Value, preds ...quad.IRI) ([]quad.IRI, error) {
	var out []quad.IRI
	seen := map[quad.Value]bool{}
	add := func(v quad.Value) {
		if iri, ok := v.(quad.IRI); ok && !seen[v] {
			seen[v] = true
			out = append(out, iri)
		}
	}
	p, ok := s.fast()
	if !ok {
		err := s.Along(ctx, quad.Object, o, func(q quad.Quad) error { add(q.Subject); return nil }, preds...)
		return out, err
	}
	v, err := p.db.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	found, err := v.entries(ctx, scansOf(s, quad.Object, []quad.Value{o}, preds))
	if err != nil {
		return nil, err
	}
	ids, err := v.subjects(found)
	if err != nil {
		return nil, err
	}
	vals, err := v.values(ids)
	for _, id := range ids {
		add(vals[id])
	}
	return out, err
}

// Firsts returns the first value of a predicate for each of nodes, nil where
// there is none.
func (s *Store) Firsts(ctx context.Context, nodes []quad.IRI, pred quad.IRI) (map[quad.IRI]quad.Value, error) {
	out := map[quad.IRI]quad.Value{}
	p, ok := s.fast()
	if !ok {
		found, err := s.Nodes(ctx, nodes, pred)
		for i, n := range found {
			if len(n[pred]) > 0 {
				out[nodes[i]] = n[pred][0]
			}
		}
		return out, err
	}
	v, err := p.db.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	scans := scansOf(s, quad.Subject, nodes, []quad.IRI{pred})
	slices.SortFunc(scans, func(a, b scan) int { return slices.Compare(a.values, b.values) })
	object := map[uint64]uint64{}
	var ids []uint64
	err = v.firstOf(ctx, scans, func(p *proto.Primitive) {
		object[p.Subject] = p.Object
		ids = append(ids, p.Subject, p.Object)
	})
	if err != nil {
		return nil, err
	}
	vals, err := v.values(ids)
	for subject, o := range object {
		if iri, ok := vals[subject].(quad.IRI); ok {
			out[iri] = vals[o]
		}
	}
	return out, err
}

// scansOf are the scans of the quads at nodes, all or along predicates.
func scansOf[V quad.Value](s *Store, d quad.Direction, nodes []V, preds []quad.IRI) []scan {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var along []uint64
	for _, p := range preds {
		if n, ok := s.qs.ValueOf(p).(ckv.Int64Value); ok {
			along = append(along, uint64(n))
		}
	}
	var out []scan
	for _, v := range nodes {
		n, ok := s.qs.ValueOf(v).(ckv.Int64Value)
		if !ok {
			continue
		}
		fixed := map[quad.Direction]uint64{d: uint64(n)}
		if len(preds) == 0 {
			sc, _ := newScan(fixed)
			out = append(out, sc)
		}
		for _, p := range along {
			fixed[quad.Predicate] = p
			sc, _ := newScan(fixed)
			out = append(out, sc)
		}
	}
	return out
}

// sortedSubjects returns what has o as its p, sorted.
func (s *Store) sortedSubjects(ctx context.Context, o quad.Value, p quad.IRI) ([]quad.IRI, error) {
	out, err := s.Subjects(ctx, o, p)
	slices.Sort(out)
	return out, err
}
