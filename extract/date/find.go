package date

import (
	"time"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// Find returns the dates doc speaks of, in the order of the text; they do not
// overlap. published is the day of publication (YYYY-MM-DD), or "" when
// unknown. Relative dates are counted from the dateline if it gives a full
// date near the day of publication, else from the day of publication; where
// there is neither, they are left out. A day or month without its year is
// relative too.
func Find(doc *nlp.Document, published string) []Date {
	p := &parser{doc: doc, lex: lex(doc.Text)}
	if t, err := time.Parse(time.DateOnly, published); err == nil {
		p.today = t
	}
	p.lines()
	var out []Date
	for i := 0; i < len(p.lex); {
		if x := &p.lex[i]; x.number < 0 && !starts[x.low] {
			i++
			continue
		}
		d, next, ok := p.date(i)
		if !ok {
			i++
			continue
		}
		out = append(out, d)
		i = next
	}
	return out
}

// A parser reads dates off the lexemes of a document. today is zero while
// unknown.
type parser struct {
	doc      *nlp.Document
	lex      []lexeme
	today    time.Time
	dateline [2]int // the lexemes of the dateline's date, empty if there is none
}

// date reads the longest date that begins at lexeme i.
func (p *parser) date(i int) (Date, int, bool) {
	if i == p.dateline[0] && i < p.dateline[1] {
		pt, next, _ := p.point(i, false)
		if per, _, ok := p.resolve(pt, past); ok {
			return p.result(i, next, per, Dateline), next, true
		}
		return Date{}, 0, false
	}
	if per, basis, next, ok := p.interval(i); ok {
		return p.result(i, next, per, basis), next, true
	}
	pt, next, ok := p.point(i, false)
	if !ok {
		return Date{}, 0, false
	}
	per, basis, ok := p.resolve(pt, p.tenseFor(pt, i, next))
	if !ok {
		return Date{}, 0, false
	}
	return p.result(i, next, per, basis), next, true
}

func (p *parser) result(i, next int, per period, basis Basis) Date {
	s := p.doc.Span(p.lex[i].start, p.lex[next-1].end)
	return Date{Span: &s, Value: per.String(), Basis: basis}
}

// at returns lexeme i, or an empty one outside the text.
func (p *parser) at(i int) lexeme {
	if i < 0 || i >= len(p.lex) {
		return lexeme{number: -1}
	}
	return p.lex[i]
}

func (p *parser) low(i int) string { return p.at(i).low }

// tag returns the part of speech of the token lexeme i begins in.
func (p *parser) tag(i int) string {
	if t := p.doc.TokenAt(p.at(i).start); t < len(p.doc.Tokens) {
		return p.doc.Tokens[t].Tag
	}
	return ""
}

// skip returns i, or the index after it if lexeme i is one of the words.
func (p *parser) skip(i int, words ...string) int {
	for _, w := range words {
		if p.low(i) == w {
			return i + 1
		}
	}
	return i
}
