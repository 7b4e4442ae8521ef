package queries

import (
	"context"

	"github.com/cayleygraph/quad"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/newsgraph/newsgraph/graph"
)

func eventsAt() Query {
	return Query{
		Name:    "events-at",
		Short:   "what happened at a place, anywhere in a country, or near a point",
		Example: "Osijek",
		Params: []Param{
			{Name: "place", Kind: Text, Required: true, Unless: near.Name, Help: "where; a country stands for its places too"},
			near, km,
			{Name: "type", Kind: List, Choices: eventTypes, Help: "PLOVER types"},
			since, until, limit, offset,
		},
		Columns: eventColumns,
		run:     runEventsAt,
	}
}

func runEventsAt(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	places, err := r.places(a, "place")
	if err != nil {
		return nil, 0, err
	}
	if a.near != nil {
		if places, err = r.nearby(places, *a.near, float64(a.km)); err != nil {
			return nil, 0, err
		}
	}
	in, err := r.events(nil, nil, places)
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.statements(in, func(st *statement) bool {
		return st.days.overlaps(a.days) && a.wants(st)
	})
	if err != nil {
		return nil, 0, err
	}
	return r.rows(sts, a, r.eventCells)
}

// places returns what a place name stands for. A country brings the places
// that lie in it.
func (r *reader) places(a Args, param string) (entities, error) {
	set, err := r.named(a, param)
	if err != nil {
		return nil, err
	}
	for _, iri := range set.sorted() {
		n, err := r.only(iri, graph.NGCountry, graph.NGNameKey)
		if err != nil {
			return nil, err
		}
		code := n.Text(graph.NGCountry)
		if !isCountry(n, code) {
			continue
		}
		inside, err := r.store.Subjects(r.ctx, quad.String(code), graph.NGCountry)
		if err != nil {
			return nil, err
		}
		for _, in := range inside {
			set[in] = true
		}
	}
	return set, nil
}

// isCountry reports whether an entity bears the English name that the Unicode
// CLDR gives the country with that ISO 3166 code.
func isCountry(n graph.Node, code string) bool {
	region, err := language.ParseRegion(code)
	if err != nil {
		return false
	}
	name := graph.Fold(display.English.Regions().Name(region))
	for _, key := range n[graph.NGNameKey] {
		if graph.Text(key) == name {
			return true
		}
	}
	return false
}
