package quote

import (
	"strings"
	"unicode/utf8"
)

// marksBefore handles words in quote marks before their cue: "…," X said, and
// "…," said X. Words that only end in quote marks are taken from the start of
// the sentence.
func (f *finder) marksBefore(c clause, v cue) *Quote {
	if !v.takes('s') && !v.takes('c') || f.doc.Tokens[v.i].Tag == "VBG" {
		return nil
	}
	sp := nounPhraseBefore(f.doc, c.first, v.i)
	from := v.i
	if !sp.empty() {
		from = sp.first
	}
	m := f.markEndingBefore(from, c.sent.Start)
	if m == nil {
		return nil
	}
	if sp.empty() {
		if sp = nounPhraseAfter(f.doc, v.i+1, c.last); sp.empty() {
			return nil
		}
	}
	start, t := m.start, Direct
	if m.start > c.sent.Start && f.words(f.doc.Tokens[c.first].Start, m.start) > 1 {
		start, t = f.doc.Tokens[c.first].Start, Mixed
	}
	q := f.quote(t, start, m.end, sp, v, c.sent, 0.95)
	if q == nil {
		return nil
	}
	f.continuation(q, m, c)
	return q
}

// markEndingBefore returns the marked stretch that ends before token i with
// nothing but a comma or dash between, at or after byte pos.
func (f *finder) markEndingBefore(i, pos int) *stretch {
	start := f.doc.Tokens[i].Start
	for k := len(f.marks) - 1; k >= 0; k-- {
		m := f.marks[k]
		if m.end > start {
			continue
		}
		if m.end <= pos || m.open || f.words(m.end, start) > 0 || !f.stops(m) {
			return nil
		}
		return m
	}
	return nil
}

// stops reports whether a comma or a stop ends m, inside or outside its marks:
// the end of speech, not of a name in quotes.
func (f *finder) stops(m *stretch) bool {
	const marks = ",.?!—–-…"
	r, _ := utf8.DecodeLastRuneInString(f.doc.Text[:m.innerEnd])
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(f.doc.Text[m.end:], " "))
	return strings.ContainsRune(marks, r) || strings.ContainsRune(marks, next)
}

// words counts the words between two bytes.
func (f *finder) words(start, end int) int {
	n := 0
	for w := range strings.FieldsSeq(f.doc.Text[start:max(start, end)]) {
		if strings.IndexFunc(w, isLetter) >= 0 {
			n++
		}
	}
	return n
}

// continuation adds the stretch that carries the quotation on after the cue's
// sentence, in the same paragraph: "A," he said. "B".
func (f *finder) continuation(q *Quote, m *stretch, c clause) {
	for _, next := range f.marks {
		if next.start < c.sent.End-1 || next.quote != nil {
			if next.start > m.end && next.start < c.sent.End && f.doc.TokenAt(next.start) > f.doc.TokenAt(q.Cue.Start) && next.end >= c.sent.End-1 {
				f.join(q, next)
				return
			}
			continue
		}
		if next.start >= m.end && strings.TrimSpace(f.doc.Text[c.sent.End:max(c.sent.End, next.start)]) == "" &&
			!strings.Contains(f.doc.Text[m.end:next.start], "\n") && long(next) {
			f.join(q, next)
		}
		return
	}
}

// join makes m a further part of q.
func (f *finder) join(q *Quote, m *stretch) {
	if q.Parts == nil {
		q.Parts = [][2]int{{q.Start, q.End}}
	}
	q.Parts = append(q.Parts, [2]int{m.start, m.end})
	q.Span = f.doc.Span(q.Start, m.end)
	m.quote = q
}

// long reports whether a stretch is more than a word or a name: speech, not a
// scare quote.
func long(m *stretch) bool { return m.innerEnd-m.innerStart >= 20 }

// marksAfter handles words in quote marks after their cue: X said: "…".
func (f *finder) marksAfter(c clause, v cue) *Quote {
	m := f.markStartingAfter(v.i, c)
	if m == nil || !v.takes('s') && !v.takes('c') || f.hasClause(v.i+1, m) {
		return nil
	}
	sp := f.speakerOf(c, v)
	if sp.empty() && c.prev != nil {
		return f.sharing(c.prev, f.quote(Direct, m.start, m.end, sp, v, c.sent, 0.9))
	}
	return f.quote(Direct, m.start, m.end, sp, v, c.sent, 0.95)
}

// markStartingAfter returns the first marked stretch after token i in its
// sentence, where it takes up all the rest of it.
func (f *finder) markStartingAfter(i int, c clause) *stretch {
	end := f.doc.Tokens[i].End
	for _, m := range f.marks {
		if m.start < end {
			continue
		}
		if m.start >= c.sent.End || m.end < c.sent.End && f.words(m.end, c.sent.End) > 0 {
			return nil
		}
		return m
	}
	return nil
}

// hasClause reports whether there is more than a hearer, a day or "that"
// between token i and the stretch m.
func (f *finder) hasClause(i int, m *stretch) bool {
	last := f.doc.TokenAt(m.start)
	return last-i > 12 || finite(f.doc, i, last) || i < last && strings.ToLower(f.doc.Word(last-1)) != "that" && endsInside(f, last-1)
}

// endsInside reports whether the words before a stretch lead into it, so that
// both are one clause: the move "demonstrates …".
func endsInside(f *finder, i int) bool {
	w := f.doc.Word(i)
	if strings.Trim(w, ",:;–—-") == "" {
		return false
	}
	switch tag := f.doc.Tokens[i].Tag; tag {
	case "DT", "PRP", "PRP$", "JJ", "IN", "TO", "VB", "VBN", "VBG", "CC":
		return true
	}
	return false
}
