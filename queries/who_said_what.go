package queries

import (
	"context"
	"strings"

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
	iris, err := r.quotations(speakers, about)
	if err != nil {
		return nil, 0, err
	}
	words := graph.Fold(a.text["words"])
	sts, err := r.statements(iris, func(st *statement) bool {
		return st.days.overlaps(a.days) &&
			(about == nil || st.has(about, graph.SchemaMentions)) &&
			a.allows("type", text(st.node, graph.NGQuoteKind)) &&
			strings.Contains(graph.Fold(text(st.node, graph.SchemaText)), words)
	})
	if err != nil {
		return nil, 0, err
	}
	return rows(sts, a, r.quotationCells)
}
