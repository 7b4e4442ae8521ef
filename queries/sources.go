package queries

import (
	"context"
	"sort"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func sources() Query {
	return Query{
		Name:    "sources",
		Short:   "who is the source of what is known about an actor or place, the most frequent first",
		Example: "Osijek",
		Params: []Param{
			{Name: "about", Kind: Text, Required: true, Help: "the actor or place; a country stands for its places too"},
			since, until, limit, offset,
		},
		Columns: withEvidence(
			Column{Name: "source", Help: "the speaker, or the publisher of an article that tells it itself"},
			Column{Name: "kind", Help: "speaker or article"},
			Column{Name: "statements", Help: "how many of the source's statements mention it"},
			Column{Name: "events", Help: "how many events with it the source tells of"},
			Column{Name: "negated", Help: "how many of those it says did not happen"},
			Column{Name: "latest", Help: "the latest statement, or the latest event's word and type"},
			Column{Name: "first_day", Help: "day of the earliest", Detail: true},
			Column{Name: "source_iri", Help: "IRI of the speaker", Detail: true},
		),
		run: runSources,
	}
}

// A source is one who tells of what is asked about.
type source struct {
	name, kind, iri             string
	statements, events, negated int
	latest                      *statement
	first                       string
}

func runSources(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	about, err := r.places(a, "about")
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.known(about, a.days)
	if err != nil {
		return nil, 0, err
	}
	by := map[string]*source{}
	var all []*source
	for _, st := range sts { // newest first
		src, err := r.sourceOf(st)
		if err != nil {
			return nil, 0, err
		}
		key := src.kind + " " + src.iri + " " + src.name
		if by[key] == nil {
			by[key] = src
			src.latest = st
			all = append(all, src)
		}
		src = by[key]
		src.first = st.day
		switch {
		case !isEvent(st):
			src.statements++
		default:
			src.events++
			if text(st.node, graph.NGPolarity) == "negative" {
				src.negated++
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		if x, y := all[i].statements+all[i].events, all[j].statements+all[j].events; x != y {
			return x > y
		}
		return all[i].name < all[j].name
	})
	var out []row
	for _, src := range pageOf(all, a) {
		c, err := r.anyCells(src.latest)
		if err != nil {
			return nil, 0, err
		}
		c["source"], c["kind"], c["source_iri"], c["latest"], c["first_day"] = src.name, src.kind, src.iri, c["what"], src.first
		c["statements"], c["events"], c["negated"] = src.statements, src.events, src.negated
		out = append(out, c)
	}
	return out, len(all), nil
}

// known returns the statements that mention one of set, and the events it takes
// part in or that are there.
func (r *reader) known(set entities, days period) ([]*statement, error) {
	quotations, err := r.quotationsMentioning(set)
	if err != nil {
		return nil, err
	}
	events, err := r.leadingTo(set, graph.NGAgent, graph.NGPatient, graph.SEMHasPlace)
	if err != nil {
		return nil, err
	}
	seen := entities{}
	var iris []quad.IRI
	for _, iri := range append(quotations, events...) {
		if !seen[iri] {
			seen[iri] = true
			iris = append(iris, iri)
		}
	}
	return r.statements(iris, func(st *statement) bool { return st.days.overlaps(days) })
}

// sourceOf returns whose statement a quotation or an event is.
func (r *reader) sourceOf(st *statement) (*source, error) {
	quotation := st.node
	if isEvent(st) {
		quotation = nil
		if in := st.node[graph.NGClaimedIn]; len(in) > 0 {
			var err error
			if quotation, err = r.node(in[0]); err != nil {
				return nil, err
			}
		}
	}
	if quotation == nil {
		name := st.story.publisher
		if name == "" {
			name = string(st.story.iri)
		}
		return &source{name: name, kind: "article"}, nil
	}
	p, err := r.speaker(quotation)
	if err != nil {
		return nil, err
	}
	if p.name == "" {
		p.name = "someone not named"
	}
	return &source{name: p.name, kind: "speaker", iri: string(p.iri)}, nil
}
