package graph

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract/entity/resolve"
)

// sameEvents returns the quads that tie events of different articles that are
// of one type (of one word, where the type is open) and have the same named
// actors, place and day, by r. What is told with less cannot be told apart.
func (s *Store) sameEvents(ctx context.Context, r resolve.Resolution) ([]quad.Quad, error) {
	x := newSameness(r)
	places, err := s.sortedSubjects(ctx, SchemaPlace, RDFType)
	if err != nil {
		return nil, err
	}
	for _, place := range places {
		if strings.Contains(string(place), "~") {
			continue
		}
		err := s.Along(ctx, quad.Object, place, func(q quad.Quad) error {
			event, ok := q.Subject.(quad.IRI)
			if !ok {
				return nil
			}
			// What its article says of it: the resolution before may say more.
			n := Node{}
			err := s.Each(ctx, quad.Subject, event, func(said quad.Quad) error {
				if said.Label == q.Label {
					n.add(said)
				}
				return nil
			})
			if err != nil {
				return err
			}
			article, _ := q.Label.(quad.IRI)
			if key := x.key(n, article); key != "" {
				x.told[key] = append(x.told[key], telling{event, article})
			}
			return nil
		}, SEMHasPlace)
		if err != nil {
			return nil, err
		}
	}
	return x.quads(), nil
}

// A telling is an event of one article.
type telling struct{ event, article quad.IRI }

// A sameness finds events that are the same.
type sameness struct {
	into  map[string]string    // what an entity was merged into
	split map[[2]string]string // what an article means by an entity
	told  map[string][]telling
}

func newSameness(r resolve.Resolution) *sameness {
	x := &sameness{into: map[string]string{}, split: map[[2]string]string{}, told: map[string][]telling{}}
	for _, m := range r.Merges {
		x.into[m.From] = m.Into
	}
	for _, p := range r.Splits {
		for _, a := range p.Articles {
			x.split[[2]string{p.Of, a}] = p.As
		}
	}
	return x
}

// key returns what events have in common that are the same, or "" for one of
// which too little is told, or that is another telling within its article.
func (x *sameness) key(n Node, article quad.IRI) string {
	day, typ := first[quad.String](n, SEMTime), first[quad.IRI](n, SEMEventType)
	if len(day) != len("2006-01-02") || typ == "" || typ == Short("plover:SAY") || len(n[NGSameEvent]) > 0 {
		return ""
	}
	what := string(typ)
	if typ == Short("plover:OTHER") {
		what += " " + string(first[quad.String](n, NGLemma))
	}
	agents, patients := x.named(n[NGAgent], article), x.named(n[NGPatient], article)
	place := x.named(n[SEMHasPlace], article)
	if agents+patients == "" || place == "" {
		return ""
	}
	return strings.Join([]string{what, string(day), place, agents, patients}, "\x00")
}

// named returns the named ones among vs, by what they are.
func (x *sameness) named(vs []quad.Value, article quad.IRI) string {
	var out []string
	for _, v := range vs {
		iri, ok := v.(quad.IRI)
		if !ok || strings.ContainsAny(string(iri), "~#") {
			continue
		}
		id := string(iri)
		if as, ok := x.split[[2]string{id, string(article)}]; ok {
			id = as
		} else if into, ok := x.into[id]; ok {
			id = into
		}
		out = append(out, id)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// quads leads from every later telling to the first, in the order of their
// articles' names.
func (x *sameness) quads() []quad.Quad {
	var out []quad.Quad
	for _, key := range slices.Sorted(maps.Keys(x.told)) {
		ts := x.told[key]
		slices.SortFunc(ts, func(a, b telling) int { return strings.Compare(string(a.event), string(b.event)) })
		for _, t := range ts {
			if t.article != ts[0].article {
				out = append(out, quad.Quad{Subject: t.event, Predicate: NGSameEvent, Object: ts[0].event, Label: Resolution})
			}
		}
	}
	return out
}
