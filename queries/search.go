package queries

import (
	"context"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func search() Query {
	return Query{
		Name:    "search",
		Short:   "names, titles and statements with some words: the names in most articles first, then the newest titles and statements",
		Example: "bridge",
		Params: []Param{
			{Name: "words", Kind: Text, Required: true, Help: "words that it has, the last of them perhaps cut short"},
			{Name: limit.Name, Kind: Int, Default: "20", Help: "how many rows of each kind at most; 0 for all"},
		},
		Columns: withEvidence(
			Column{Name: "kind", Help: "name, article or statement"},
			Column{Name: "speaker", Help: "who said it"},
			Column{Name: "what", Help: "the name, the title or the statement"},
			Column{Name: "articles", Help: "in how many articles the name is"},
			Column{Name: "cue", Help: "the words that tell of the speaking"},
			Column{Name: "role", Help: "what the article says the speaker is", Detail: true},
			Column{Name: "type", Help: "what bears the name; whose words a statement is in", Detail: true},
			Column{Name: "polarity", Help: "negative where the speaker denies the words", Detail: true},
			Column{Name: "speaker_iri", Help: "IRI of the speaker", Detail: true},
			Column{Name: "about", Help: "who and what is spoken of in it", Detail: true},
		),
		run: runSearch,
	}
}

func runSearch(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	x, err := r.index()
	if err != nil {
		return nil, 0, err
	}
	query := a.text["words"]
	names, titles, said := x.names.with(query), x.titles.with(query), x.said.with(query)
	var out []row
	for _, i := range firstOf(names, a.limit) {
		c, err := r.entityCells(x, x.entities[i])
		if err != nil {
			return nil, 0, err
		}
		c["kind"], c["what"], c["type"] = "name", c["name"], entityType(x.entities[i].iri)
		out = append(out, c)
	}
	for _, i := range firstOf(titles, a.limit) {
		c, err := r.articleCells(x.stories[i].story, nil)
		if err != nil {
			return nil, 0, err
		}
		c["kind"], c["what"] = "article", c["title"]
		out = append(out, c)
	}
	for _, i := range firstOf(said, a.limit) {
		q := x.statements[i]
		st, err := r.statement(x.stories[q.article].iri + quad.IRI(q.id))
		if err != nil {
			return nil, 0, err
		}
		c, err := r.quotationCells(st)
		if err != nil {
			return nil, 0, err
		}
		c["kind"], c["what"] = "statement", c["said"]
		out = append(out, c)
	}
	return out, len(names) + len(titles) + len(said), nil
}

// entityCells returns the name of an entity, how many articles name it, and its
// first mention in the newest of them.
func (r *reader) entityCells(x *index, e named) (row, error) {
	st := x.stories[e.latest].story
	c := r.source(st)
	c["day"], c["articles"] = st.day, e.articles
	if st.day != "" {
		c["day_basis"] = "published"
	}
	p, err := r.party(e.iri)
	if err != nil {
		return nil, err
	}
	c["name"], c["iri"] = p.name, string(p.iri)
	named, _, err := r.contents(st.iri)
	if err != nil {
		return nil, err
	}
	var first *span
	for _, at := range named[e.iri] {
		if first == nil || at.start < first.start {
			first = &at
		}
	}
	if first == nil {
		return c, nil
	}
	return c, r.sentenceCells(c, st.iri, *first)
}
