package queries

import (
	"context"

	"github.com/newsgraph/newsgraph/graph"
)

func whoDidWhat() Query {
	return Query{
		Name:    "who-did-what",
		Short:   "events, by actor, target, type, place and day, and whose claims they are",
		Example: "--actor police --told-by article",
		Params: []Param{
			{Name: "actor", Kind: Text, Help: "who did it"},
			{Name: "target", Kind: Text, Help: "to whom or to what it was done"},
			{Name: "type", Kind: List, Choices: eventTypes, Help: "PLOVER types"},
			{Name: "place", Kind: Text, Help: "where; a country stands for its places too"},
			{Name: "told-by", Kind: Choice, Choices: []string{"article", "claim"}, Help: "only what the article itself tells, or only what someone claims in it"},
			since, until, limit, offset,
		},
		Columns: eventColumns,
		run:     runWhoDidWhat,
	}
}

func runWhoDidWhat(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	actors, err := r.named(a, "actor")
	if err != nil {
		return nil, 0, err
	}
	targets, err := r.named(a, "target")
	if err != nil {
		return nil, 0, err
	}
	places, err := r.places(a, "place")
	if err != nil {
		return nil, 0, err
	}
	in, err := r.events(actors, targets, places)
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.statements(in, func(st *statement) bool {
		return st.days.overlaps(a.days) && a.wants(st) &&
			(targets == nil || targets.in(st.Patients)) &&
			(places == nil || places.in(st.Places))
	})
	if err != nil {
		return nil, 0, err
	}
	return r.rows(sts, a, r.eventCells)
}
