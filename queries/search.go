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
			{Name: "kind", Kind: Choice, Choices: []string{"name", "article", "statement"}, Help: "only names, titles of articles or statements"},
			limit, offset,
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
	var found []hit
	for _, k := range []struct {
		kind  string
		words *words
	}{{"name", &x.names}, {"article", &x.titles}, {"statement", &x.said}} {
		if only := a.text["kind"]; only != "" && only != k.kind {
			continue
		}
		for _, i := range k.words.with(a.text["words"]) {
			found = append(found, hit{k.kind, i})
		}
	}
	var out []row
	for _, h := range pageOf(found, a) {
		c, err := r.hitCells(x, h)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(found), nil
}

// A hit is a name, a title or a statement by its number in the index.
type hit struct {
	kind   string
	number uint32
}

func (r *reader) hitCells(x *index, h hit) (c row, err error) {
	what := "title"
	switch h.kind {
	case "name":
		e := x.entities[h.number]
		if c, err = r.entityCells(x, e); err == nil {
			what, c["type"] = "name", entityType(e.iri)
		}
	case "article":
		c, err = r.articleCells(x.stories[h.number].story, nil)
	default:
		q := x.statements[h.number]
		st, err := r.statement(x.stories[q.article].iri + quad.IRI(q.id))
		if err != nil {
			return nil, err
		}
		if c, err = r.quotationCells(st); err != nil {
			return nil, err
		}
		what = "said"
	}
	if err == nil {
		c["kind"], c["what"] = h.kind, c[what]
	}
	return c, err
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
	d, err := r.digest(st.iri)
	if err != nil {
		return nil, err
	}
	at := mentions(d, entities{e.iri: true})
	if len(at) == 0 {
		return c, nil
	}
	return c, r.sentenceCells(c, st.iri, at[0])
}
