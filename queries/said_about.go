package queries

import (
	"context"

	"github.com/newsgraph/newsgraph/graph"
)

func saidAbout() Query {
	return Query{
		Name:    "said-about",
		Short:   "what others said about someone or something",
		Example: "'Lena Fischbach'",
		Params: []Param{
			{Name: "about", Kind: Text, Required: true, Help: "who or what is spoken of"},
			{Name: "type", Kind: List, Choices: quoteTypes, Help: "whose words it is in"},
			since, until, limit, offset,
		},
		Columns: quotationColumns,
		run:     runSaidAbout,
	}
}

func runSaidAbout(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	about, err := r.named(a, "about")
	if err != nil {
		return nil, 0, err
	}
	in, err := r.quotations(nil, about)
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.statements(in, func(st *statement) bool {
		return st.days.overlaps(a.days) &&
			!about.in(st.Speakers) &&
			a.allows("type", st.Kind)
	})
	if err != nil {
		return nil, 0, err
	}
	return r.rows(sts, a, r.quotationCells)
}
