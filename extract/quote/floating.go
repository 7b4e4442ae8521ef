package quote

import "strings"

// floating takes the paragraphs that are one stretch in quote marks, right
// after a quotation whose paragraph ended in quote marks too, as the words of
// the same speaker.
func (f *finder) floating() {
	for i, m := range f.marks {
		if m.quote != nil || !long(m) || m.single || !f.ownParagraph(m) {
			continue
		}
		prev := f.before(m, i)
		if prev == nil || prev.Speaker == nil {
			continue
		}
		sp := *prev.Speaker
		sp.Floating = true
		q := &Quote{Span: f.doc.Span(m.start, m.end), Type: Direct, Speaker: &sp, Confidence: 0.7}
		m.quote = q
		f.found = append(f.found, q)
	}
}

// ownParagraph reports whether m is all of its paragraph.
func (f *finder) ownParagraph(m *stretch) bool {
	before, after := f.doc.Text[:m.start], f.doc.Text[m.end:]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if strings.TrimSpace(line) != "" {
		return false
	}
	rest, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(rest) == ""
}

// before returns the quotation in the paragraph before m, or nil.
func (f *finder) before(m *stretch, i int) *Quote {
	var last *Quote
	for _, q := range f.found {
		if q.End <= m.start && (last == nil || q.End > last.End) {
			last = q
		}
	}
	if last == nil {
		return nil
	}
	between := strings.TrimLeft(f.doc.Text[last.End:m.start], " \t\"”’'.,")
	// nothing but the cue of the last one, and the break
	tail, rest, _ := strings.Cut(between, "\n")
	if strings.TrimSpace(rest) != "" || len(tail) > 80 {
		return nil
	}
	return last
}
