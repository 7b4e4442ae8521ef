package quote

import "strings"

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
	for i, m := range f.marks {
		if m.quote != nil || m.single {
			continue
		}
		if i > 0 && f.marks[i-1].open && f.marks[i-1].quote != nil && f.adjoin(f.marks[i-1], m) {
			f.carryOn(m, f.marks[i-1].quote, "paragraphs")
		} else if prev := f.before(m); prev != nil && long(m) && f.ownParagraph(m) {
			f.carryOn(m, prev, "floating")
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
	before, after := f.doc.Text[:m.start], f.doc.Text[m.end:]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if strings.TrimSpace(line) != "" {
		return false
	}
	rest, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(rest) == ""
}

// before returns the quotation in the paragraph before m, or nil.
func (f *finder) before(m *stretch) *Quote {
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
