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
		code, err := r.country(iri)
		if err != nil {
			return nil, err
		}
		if code == "" {
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

// country returns the ISO 3166 code of the country that an entity is, "" if it
// is none: a country bears the name of the one it lies in. Two quads tell,
// where a well-known place has very many.
func (r *reader) country(iri quad.IRI) (string, error) {
	codes, err := r.store.Firsts(r.ctx, []quad.IRI{iri}, graph.NGCountry)
	code := graph.Text(codes[iri])
	name := countryName(code)
	if err != nil || name == "" {
		return "", err
	}
	is, err := r.store.Has(r.ctx, iri, graph.NGNameKey, quad.String(name))
	if err != nil || !is {
		return "", err
	}
	return code, nil
}

// countryName returns the English name that the Unicode CLDR gives the country
// with an ISO 3166 code, folded; "" for other codes.
func countryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	return graph.Fold(display.English.Regions().Name(region))
}
