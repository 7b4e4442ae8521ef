package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract/entity/resolve"
)

// Resolution is the label of the quads that say which entities of different
// articles are one. No article's graph is touched by them: [Store.Unresolve]
// takes them away.
const Resolution = quad.IRI("ng:resolution")

// Resolve finds which entities of different articles are one, and by them which
// events, and puts that in place of what was found before.
func (s *Store) Resolve(ctx context.Context) (resolve.Resolution, error) {
	r, err := s.Resolvable(ctx)
	if err != nil {
		return r, err
	}
	same, err := s.sameEvents(ctx, r)
	if err != nil {
		return r, fmt.Errorf("reading the events: %w", err)
	}
	_, err = s.replace(ctx, Resolution, append(resolutionQuads(r), same...))
	return r, err
}

// Resolvable finds which entities of different articles are one and leaves the
// store as it is.
func (s *Store) Resolvable(ctx context.Context) (resolve.Resolution, error) {
	sightings, err := s.sightings(ctx)
	if err != nil {
		return resolve.Resolution{}, fmt.Errorf("reading the entities: %w", err)
	}
	return resolve.Resolve(sightings), nil
}

// Unresolve removes all merges and splits, and reports whether there were any.
func (s *Store) Unresolve(ctx context.Context) (bool, error) {
	l, err := s.replace(ctx, Resolution, nil)
	return l.Status == Replaced, err
}

// replace makes quads the whole of the graph label.
func (s *Store) replace(ctx context.Context, label quad.IRI, quads []quad.Quad) (Loaded, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := batch{store: s}
	if err := b.put(ctx, prepared{iri: label, quads: quads}); err != nil {
		return Loaded{}, fmt.Errorf("replacing %s: %w", label, err)
	}
	if err := b.write(ctx); err != nil {
		return b.loaded[0], fmt.Errorf("writing %s: %w", label, err)
	}
	return b.loaded[0], nil
}

// sightings reads every entity with a name in every article.
func (s *Store) sightings(ctx context.Context) ([]resolve.Sighting, error) {
	var out []resolve.Sighting
	for typ, class := range classes {
		iris, err := s.sortedSubjects(ctx, class, RDFType)
		if err != nil {
			return nil, err
		}
		for _, iri := range iris {
			if strings.Contains(string(iri), "~") {
				continue
			}
			found, err := s.sightingsOf(ctx, iri, string(typ))
			if err != nil {
				return nil, err
			}
			out = append(out, found...)
		}
	}
	return out, nil
}

// sightingsOf reads one entity in all its articles.
func (s *Store) sightingsOf(ctx context.Context, iri quad.IRI, typ string) ([]resolve.Sighting, error) {
	var order []quad.Value
	by := map[quad.Value]*resolve.Sighting{}
	err := s.Each(ctx, quad.Subject, iri, func(q quad.Quad) error {
		if q.Label == Resolution || q.Predicate == GAFDenotedBy {
			return nil
		}
		x := by[q.Label]
		if x == nil {
			article, _ := q.Label.(quad.IRI)
			x = &resolve.Sighting{Article: string(article), ID: string(iri), Type: typ}
			by[q.Label] = x
			order = append(order, q.Label)
		}
		text, _ := q.Object.(quad.String)
		switch q.Predicate {
		case SchemaName:
			x.Names = append([]string{string(text)}, x.Names...)
		case SchemaAlternateName:
			x.Names = append(x.Names, string(text))
		case SchemaJobTitle:
			x.Roles = append(x.Roles, string(text))
		case NGCountry:
			x.Countries = append(x.Countries, string(text))
		case OWLSameAs:
			if at, ok := q.Object.(quad.IRI); ok {
				x.Place = string(at)
			}
		}
		return nil
	})
	out := make([]resolve.Sighting, 0, len(order))
	for _, label := range order {
		out = append(out, *by[label])
	}
	return out, err
}

// About a merge or a split there is a node of its own, named after the entity:
// ng:merge/person/akar. What is merged into an entity, and what is split from
// it, is found from another: ng:set/person/hulusi-akar. So nobody has to read
// all the quads of an entity that many articles speak of.
func about(kind string, entity quad.IRI) quad.IRI {
	return quad.IRI("ng:" + kind + "/" + strings.TrimPrefix(string(entity), "ng:"))
}

func resolutionQuads(r resolve.Resolution) []quad.Quad {
	var out []quad.Quad
	add := func(s, p quad.IRI, o quad.Value) {
		out = append(out, quad.Quad{Subject: s, Predicate: p, Object: o, Label: Resolution})
	}
	finding := func(node, class quad.IRI, entity, into, reason string, confidence float64) {
		add(node, RDFType, class)
		add(node, NGEntity, quad.IRI(entity))
		add(node, NGInto, quad.IRI(into))
		add(node, NGReason, quad.String(reason))
		add(node, ITSConfidence, quad.Float(confidence))
	}
	for _, m := range r.Merges {
		from, into := quad.IRI(m.From), quad.IRI(m.Into)
		finding(about("merge", from), NGMerge, m.From, m.Into, m.Reason, m.Confidence)
		add(from, OWLSameAs, into)
		add(about("set", into), NGMember, from)
	}
	for _, x := range r.Splits {
		node := about("split", quad.IRI(x.As))
		finding(node, NGSplit, x.Of, x.As, x.Reason, x.Confidence)
		as := quad.IRI(x.As)
		add(as, RDFType, SchemaPerson)
		add(as, SchemaName, quad.String(x.Name))
		add(as, NGNameKey, quad.String(Fold(x.Name)))
		add(as, OWLDifferentFrom, quad.IRI(x.Of))
		add(about("set", quad.IRI(x.Of)), NGMember, node)
		for _, a := range x.Articles {
			add(node, NGInArticle, quad.IRI(a))
		}
	}
	return out
}
