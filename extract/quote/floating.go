package quote

import (
	"slices"
	"strings"
)

// floating takes the words in quote marks that have no cue of their own but
// carry on a speaker: the further paragraphs of a quotation whose marks are
// only closed at the end of the last, and a paragraph that is one stretch in
// quote marks right after a quotation.
func (f *finder) floating() {
	for i := len(f.marks) - 2; i >= 0; i-- { // towards the one with the cue
		if m, next := f.marks[i], f.marks[i+1]; m.open && m.quote == nil && next.quote != nil && f.adjoin(m, next) {
			f.carryOn(m, next.quote, "paragraphs")
		}
	}
	found := slices.Clone(f.found)
	slices.SortStableFunc(found, func(a, b *Quote) int { return a.End - b.End })
	var prev *Quote // the last to end before m
	for i, m := range f.marks {
		for ; len(found) > 0 && found[0].End <= m.start; found = found[1:] {
			if prev == nil || found[0].End >= prev.End {
				prev = found[0]
			}
		}
		if m.quote != nil || m.single {
			continue
		}
		if i > 0 && f.marks[i-1].open && f.marks[i-1].quote != nil && f.adjoin(f.marks[i-1], m) {
			f.carryOn(m, f.marks[i-1].quote, "paragraphs")
		} else if prev != nil && f.follows(prev, m) && long(m) && f.ownParagraph(m) {
			f.carryOn(m, prev, "floating")
		}
		if m.quote != nil {
			prev = m.quote
		}
	}
}

// adjoin reports whether next begins the paragraph after m's.
func (f *finder) adjoin(m, next *stretch) bool {
	between := f.doc.Text[m.end:next.start]
	return strings.TrimSpace(between) == "" && strings.Contains(between, "\n")
}

// carryOn makes m a quotation of the speaker of q.
func (f *finder) carryOn(m *stretch, q *Quote, rule string) {
	if q.Speaker == nil {
		return
	}
	sp := *q.Speaker
	sp.Floating = true
	m.quote = &Quote{Span: f.doc.Span(m.start, m.end), Type: Direct, Speaker: &sp, rule: rule}
	f.found = append(f.found, m.quote)
}

// ownParagraph reports whether m is all of its paragraph.
func (f *finder) ownParagraph(m *stretch) bool {
	before := strings.TrimRight(f.doc.Text[:m.start], " \t\r\u00a0")
	after := strings.TrimLeft(f.doc.Text[m.end:], " \t\r\u00a0")
	return (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || after[0] == '\n')
}

// follows reports whether m stands in the paragraph after the quotation q,
// which nothing but its cue comes after.
func (f *finder) follows(q *Quote, m *stretch) bool {
	const longest = 400 // bytes between
	if m.start-q.End > longest {
		return false
	}
	between := strings.TrimLeft(f.doc.Text[q.End:m.start], " \t\"”’'.,")
	tail, rest, _ := strings.Cut(between, "\n")
	return strings.TrimSpace(rest) == "" && len(tail) <= 80
}
