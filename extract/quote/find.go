package quote

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// Find returns the quotations of doc in the order of the text. It looks for
// reporting verbs and "according to", and takes as their words what stands in
// quote marks beside them, else the clause they govern; and for paragraphs in
// quote marks that carry on a speaker.
func Find(doc *nlp.Document, ents *entity.Set, dates []date.Date) []*Quote {
	f := &finder{doc: doc, ents: ents, taken: map[int]bool{}, tree: newTree(doc)}
	for i := range dates {
		if dates[i].Span != nil {
			f.dates = append(f.dates, &dates[i])
		}
	}
	for _, m := range findMarks(doc.Text) {
		f.marks = append(f.marks, &stretch{marked: m})
	}
	f.attributed()
	f.transcript()
	for _, s := range doc.Sentences {
		f.sentence(s)
	}
	f.colons()
	f.floating()
	slices.SortStableFunc(f.found, func(a, b *Quote) int { return a.Start - b.Start })
	for i, q := range f.found {
		q.ID = fmt.Sprintf("q%d", i+1)
	}
	within(f.found)
	for _, q := range f.found {
		q.signs = f.signs(q)
		q.Confidence = confidence(q.signs)
	}
	return f.found
}

// A stretch is text in quote marks, and the quotation it went into, if any.
type stretch struct {
	marked
	quote *Quote
}

type finder struct {
	doc   *nlp.Document
	ents  *entity.Set
	dates []*date.Date // those that stand in the text
	marks []*stretch
	tree  *tree
	taken map[int]bool // the tokens that are the cue of a quotation already
	found []*Quote
}

func (f *finder) add(q *Quote) {
	i, _ := slices.BinarySearchFunc(f.marks, q.Start, func(m *stretch, pos int) int { return m.start - pos })
	for ; i < len(f.marks) && f.marks[i].end <= q.End; i++ {
		f.marks[i].quote = q
	}
	f.found = append(f.found, q)
}

// quote makes a quotation of the bytes start to end, less white space and the
// marks of the sentence around it.
func (f *finder) quote(t Type, start, end int, sp phrase, c cue, s nlp.Sentence, rule string) *Quote {
	if m := f.markAround(end); m != nil && !m.open {
		end = m.end // a sentence that ends within the marks does not end the words
		if start < m.start && endsIn(f.doc.Text[:m.start], ".?!:") {
			end = m.start // the next sentence's, torn off it
		}
	}
	for end > start && strings.IndexByte(" ,.;:\n\t", f.doc.Text[end-1]) >= 0 {
		end--
	}
	for start < end && strings.IndexByte(" ,;:\n\t", f.doc.Text[start]) >= 0 {
		start++
	}
	if start >= end {
		return nil
	}
	if t != Direct {
		t = f.typeOf(start, end)
	}
	q := &Quote{Span: f.doc.Span(start, end), Type: t, rule: rule}
	q.Cue = span(f.doc.TokenSpan(c.i, max(c.i+1, c.end)))
	q.Speaker = f.speaker(sp)
	f.setting(q, c, s)
	if c.takes('d') {
		q.Polarity = Negative
	}
	return q
}

// markAround returns the stretch that has byte pos within it, or nil.
func (f *finder) markAround(pos int) *stretch {
	i, found := slices.BinarySearchFunc(f.marks, pos, func(m *stretch, pos int) int { return m.start - pos })
	if found || i == 0 || f.marks[i-1].end <= pos {
		return nil
	}
	return f.marks[i-1]
}

// typeOf tells from the marks in it whose words the bytes start to end are in.
func (f *finder) typeOf(start, end int) Type {
	for _, m := range f.marks {
		if m.start < end && m.end > start {
			if m.start <= start && m.end >= end {
				return Direct
			}
			return Mixed
		}
	}
	return Indirect
}

// inside reports whether byte pos is in quote marks.
func (f *finder) inside(pos int) bool {
	i, found := slices.BinarySearchFunc(f.marks, pos, func(m *stretch, pos int) int { return m.start - pos })
	if found {
		return true
	}
	return i > 0 && f.marks[i-1].end > pos
}
