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
	members, err := r.sameEvents(iri, entities{})
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.statements(members, isEvent)
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
	var out []row
	for _, st := range pageOf(d.tellings, a) {
		c, err := r.telling(d, st)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(sts), nil
}
