package queries

import (
	"context"

	"github.com/newsgraph/newsgraph/graph"
)

var quoteTypes = []string{"direct", "indirect", "mixed"}

func whoSaidWhat() Query {
	return Query{
		Name:    "who-said-what",
		Short:   "statements, by speaker, subject, words and day",
		Example: "--speaker Matic",
		Params: []Param{
			{Name: "speaker", Kind: Text, Help: "who said it"},
			{Name: "about", Kind: Text, Help: "who or what is named in it"},
			{Name: "words", Kind: Text, Help: "words it contains, in this order"},
			{Name: "type", Kind: List, Choices: quoteTypes, Help: "whose words it is in"},
			since, until, limit, offset,
		},
		Columns: quotationColumns,
		run:     runWhoSaidWhat,
	}
}

func runWhoSaidWhat(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	speakers, err := r.named(a, "speaker")
	if err != nil {
		return nil, 0, err
	}
	about, err := r.named(a, "about")
	if err != nil {
		return nil, 0, err
	}
	in, err := r.quotations(speakers, about)
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.statements(in, func(st *statement) bool {
		return st.days.overlaps(a.days) &&
			(about == nil || about.in(st.Mentions)) &&
			a.allows("type", st.Kind)
	})
	if err == nil {
		sts, err = r.containing(sts, graph.Fold(a.text["words"]))
	}
	if err != nil {
		return nil, 0, err
	}
	return r.rows(sts, a, r.quotationCells)
}
