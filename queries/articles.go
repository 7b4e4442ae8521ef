package queries

import (
	"context"
	"slices"
	"sort"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func articles() Query {
	return Query{
		Name:    "articles",
		Short:   "the articles in the graph, by subject, publisher and day",
		Example: "--about Osijek",
		Params: []Param{
			{Name: "about", Kind: Text, Help: "who or what is mentioned"},
			{Name: "publisher", Kind: Text, Help: "who published it"},
			since, until, limit, offset,
		},
		Columns: []Column{
			{Name: "day", Help: "day of publication"},
			{Name: "day_basis", Help: "what the day rests on: published", Evidence: true},
			{Name: "title", Help: "title of the article"},
			{Name: "publisher", Help: "who published it"},
			{Name: "quotations", Help: "number of quotations found in it"},
			{Name: "events", Help: "number of events found in it"},
			{Name: "url", Help: "address", Detail: true},
			{Name: "article", Help: "IRI of the article", Evidence: true},
			{Name: "start", Help: "first character of the sentence, counted from 0", Evidence: true},
			{Name: "end", Help: "the character after the last", Evidence: true},
			{Name: "sentence", Help: "the first sentence that mentions the subject, else the first in which anything was found", Evidence: true},
		},
		run: runArticles,
	}
}

func runArticles(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	about, err := r.named(a, "about")
	if err != nil {
		return nil, 0, err
	}
	all, err := r.candidates(about)
	if err != nil {
		return nil, 0, err
	}
	publisher := graph.Fold(a.text["publisher"])
	var found []*story
	for _, st := range all {
		if (period{st.day, st.day}).overlaps(a.days) && (publisher == "" || graph.Fold(st.publisher) == publisher) {
			found = append(found, st)
		}
	}
	shown := pageOf(found, a)
	var read []quad.IRI
	for _, st := range shown {
		read = append(read, st.iri)
	}
	if err := r.readBodies(read...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, st := range shown {
		c, err := r.articleCells(st, about)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(found), nil
}

// candidates returns the articles that mention one of about, or all, newest
// first.
func (r *reader) candidates(about entities) ([]*story, error) {
	var out []*story
	in := scope{everywhere: about == nil}
	if n := r.indexer(); n != nil && about == nil {
		x, err := n.words.get(r.ctx)
		if err == nil {
			for _, st := range x.stories {
				out = append(out, st.story)
			}
		}
		return out, err
	}
	if about != nil {
		var err error
		if in.articles, err = r.articlesMentioning(about); err != nil {
			return nil, err
		}
	}
	err := r.each(in, func(d *graph.Digest) error {
		if about != nil || d.News {
			out = append(out, r.storyOf(d))
		}
		return nil
	})
	sort.Slice(out, func(i, j int) bool { return out[i].before(out[j]) })
	return out, err
}

// before orders articles: newest first, then by name.
func (s *story) before(o *story) bool {
	if s.day != o.day {
		return s.day > o.day
	}
	return s.iri < o.iri
}

// articlesMentioning returns the articles that mention one of set.
func (r *reader) articlesMentioning(set entities) ([]quad.IRI, error) {
	all, err := r.store.Labels(r.ctx, quad.Object, set.sorted())
	return slices.DeleteFunc(all, func(a quad.IRI) bool { return a == "" || a == graph.Resolution }), err
}

// naming calls f with the articles of some days that mention one of set, and
// where they do.
func (r *reader) naming(set entities, days period, f func(d *graph.Digest, st *story, own []span) error) error {
	articles, err := r.articlesMentioning(set)
	if err != nil {
		return err
	}
	return r.store.Digests(r.ctx, articles, func(d *graph.Digest) error {
		st := r.storyOf(d)
		if !(period{st.day, st.day}).overlaps(days) {
			return nil
		}
		own := mentions(d, set)
		if len(own) == 0 {
			return nil
		}
		return f(d, st, own)
	})
}

// articleCells returns the cells of an article with its counts and a sentence.
func (r *reader) articleCells(st *story, about entities) (row, error) {
	c := r.source(st)
	c["day"], c["url"] = st.day, st.url
	if st.day != "" {
		c["day_basis"] = "published"
	}
	d, err := r.digest(st.iri)
	if err != nil {
		return nil, err
	}
	quotations, events := 0, 0
	for i := range d.Statements {
		if d.Statements[i].Quotation {
			quotations++
		}
		if isEvent(&d.Statements[i]) {
			events++
		}
	}
	c["quotations"], c["events"] = quotations, events
	if m := mentions(d, about); len(m) > 0 {
		return c, r.sentenceCells(c, st.iri, m[0])
	}
	body, err := r.body(st.iri)
	if err != nil {
		return nil, err
	}
	lead := d.Lead
	if lead[1] == 0 {
		lead[0], lead[1] = sentenceAround(body, 0, 0)
	}
	c["start"], c["end"], c["sentence"] = lead[0], lead[1], squash(slice(body, lead[0], lead[1]))
	return c, nil
}

// sentenceCells sets the evidence cells of a mention: its characters and the
// sentence around them.
func (r *reader) sentenceCells(c row, article quad.IRI, at span) error {
	body, err := r.body(article)
	if err != nil {
		return err
	}
	b, e := sentenceAround(body, at.start, at.end)
	c["start"], c["end"], c["sentence"] = at.start, at.end, squash(slice(body, b, e))
	return nil
}
