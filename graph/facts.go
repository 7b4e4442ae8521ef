package graph

import (
	"math"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
)

// Quads returns the graph of one article, without duplicates and in an order
// that depends on the facts alone. The label of every quad is the article.
func Quads(f *extract.Facts) []quad.Quad {
	w := newFactWriter(f)
	w.article()
	for _, e := range f.Entities {
		w.entity(e)
	}
	for _, q := range f.Quotes {
		w.quote(q)
	}
	for _, v := range f.Events {
		w.event(v)
	}
	return w.quads
}

// A triple is a quad without its label.
type triple struct {
	subject, predicate quad.IRI
	object             quad.Value
}

// usual is about how many quads an article has, to make room for.
const usual = 1024

// A factWriter gathers the quads of one article.
type factWriter struct {
	f     *extract.Facts
	iri   quad.IRI
	spans *spans
	quads []quad.Quad
	seen  map[triple]bool
	named []mention // all mentions of entities, by where they start
}

func newFactWriter(f *extract.Facts) *factWriter {
	iri := Short(f.Article.IRI)
	w := &factWriter{f: f, iri: iri, spans: newSpans(iri, f.Text), quads: make([]quad.Quad, 0, usual), seen: make(map[triple]bool, usual)}
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			w.named = append(w.named, mention{m.Span, e.ID})
		}
	}
	slices.SortStableFunc(w.named, func(a, b mention) int { return a.Start - b.Start })
	return w
}

func (w *factWriter) add(s, p quad.IRI, o quad.Value) {
	if t := (triple{s, p, o}); !w.seen[t] {
		w.seen[t] = true
		w.quads = append(w.quads, quad.Quad{Subject: s, Predicate: p, Object: o, Label: w.iri})
	}
}

// say adds a plain string, unless it is empty.
func (w *factWriter) say(s, p quad.IRI, text string) {
	if text != "" {
		w.add(s, p, quad.String(text))
	}
}

// number adds a number, unless it is none: NaN is unequal to itself, and a quad
// with it would never be found again.
func (w *factWriter) number(s, p quad.IRI, f float64) {
	if !math.IsNaN(f) {
		w.add(s, p, quad.Float(f))
	}
}

func (w *factWriter) article() {
	m := &w.f.Article
	w.add(w.iri, RDFType, SchemaNewsArticle)
	w.say(w.iri, SchemaHeadline, m.Title)
	w.say(w.iri, SchemaPublisher, m.Publisher)
	w.say(w.iri, SchemaDatePublished, m.Published)
	if m.URL != "" {
		w.add(w.iri, SchemaURL, Short(m.URL))
	}
	for _, a := range m.Authors {
		w.say(w.iri, SchemaAuthor, a)
	}
	w.say(w.iri, SchemaArticleBody, w.f.Text)
	w.say(w.iri, NGSHA256, m.SHA256)
	for _, e := range w.f.Entities {
		w.add(w.iri, SchemaMentions, entityIRI(e.ID))
	}
}

// part names a quotation or an event within the article.
func (w *factWriter) part(id string) quad.IRI { return Short(string(w.iri) + "#" + id) }
