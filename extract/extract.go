// Package extract turns an article into [Facts]: the entities it speaks of,
// who said what, and who did what to whom, each with the characters it was
// read from. Use [New] once and [Extractor.Extract] for every article.
package extract

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// An Extractor extracts facts. It is safe for use by many goroutines.
type Extractor struct {
	analyze Analyzer
}

// An Analyzer finds the sentences, tokens and names of a text.
type Analyzer func(text string) (*nlp.Document, error)

// An Option changes an Extractor.
type Option func(*Extractor)

// WithAnalyzer makes the extractor use a in place of [nlp.Analyze].
func WithAnalyzer(a Analyzer) Option { return func(x *Extractor) { x.analyze = a } }

// New returns an Extractor.
func New(opts ...Option) *Extractor {
	x := &Extractor{analyze: nlp.Analyze}
	for _, o := range opts {
		o(x)
	}
	return x
}

// Extract returns the facts of one article.
func (x *Extractor) Extract(a *article.Article) (*Facts, error) {
	// the headline, byline and the site's own lines say nothing of their own;
	// blanks in their place leave every offset as it is
	start, end := a.Body()
	text, err := nlp.Restore(nlp.Unwrap(a.Text))
	if err != nil {
		return nil, fmt.Errorf("analysing article %s: %w", a.IRI(), err)
	}
	doc, err := x.analyze(strings.Repeat(" ", start) + text[start:end])
	if err != nil {
		return nil, fmt.Errorf("analysing article %s: %w", a.IRI(), err)
	}
	doc.Text = text
	ents := entity.Find(doc, entity.About{Title: a.Title, Publisher: a.Publisher, URL: a.URL})
	dates := date.Find(doc, a.Day())
	quotes := quote.Find(doc, ents, dates)
	ents.JoinSpeakers(doc, ownWords(quotes))
	f := &Facts{
		ID:       a.ID,
		Article:  newMeta(a),
		Text:     a.Text,
		Entities: list(ents.Entities),
		Quotes:   list(quotes),
		Events:   list(event.Find(doc, ents, dates, quotes, a.Day())),
	}
	if text != a.Text {
		f.rewrite()
	}
	if f.ID == "" {
		f.ID = f.Article.IRI
	}
	for _, s := range doc.Sentences {
		f.Sentences = append(f.Sentences, [2]int{s.Start, s.End})
	}
	return f, nil
}

// list returns s, or an empty list for none: [] in JSON, never null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// ownWords returns what people say in their own words, where "I" is them.
func ownWords(quotes []*quote.Quote) []entity.Words {
	var out []entity.Words
	for _, q := range quotes {
		if q.Type == quote.Indirect || q.Speaker == nil || q.Speaker.Entity == "" {
			continue
		}
		parts := q.Parts
		if parts == nil {
			parts = [][2]int{{q.Start, q.End}}
		}
		for _, p := range parts {
			out = append(out, entity.Words{Start: p[0], End: p[1], Speaker: q.Speaker.Entity})
		}
	}
	return out
}
