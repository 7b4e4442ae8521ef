package queries

import (
	"context"

	"github.com/newsgraph/newsgraph/graph"
)

func reports() Query {
	return Query{
		Name:    "reports",
		Short:   "how one event is told: every report of it, who asserts and who denies it, with which figures",
		Example: "'ng:article/seeds/concepcion-prison.txt#e1'",
		Params: []Param{
			{Name: "event", Kind: Text, Required: true, Help: "IRI of one of its tellings"},
			{Name: limit.Name, Kind: Int, Default: "0", Help: limit.Help}, offset,
		},
		Columns: tellingColumns,
		run:     runReports,
	}
}

func runReports(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	iri := graph.Short(a.text["event"])
	sts, err := r.sameEvents(iri, nil, entities{})
	if err != nil {
		return nil, 0, err
	}
	if len(sts) == 0 {
		return nil, 0, &UnknownNameError{Param: "event", Name: string(iri)}
	}
	d := disputeOf(sts)
	d.tellings = sts // what might have happened too
	if d.first == nil {
		d.first = sts[0]
	}
	shown := pageOf(d.tellings, a)
	if err := r.fill(append([]*statement{d.first}, shown...)...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, st := range shown {
		c, err := r.telling(d, st)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(sts), nil
}
