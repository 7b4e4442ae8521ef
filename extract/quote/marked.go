package quote

import (
	"slices"
	"strings"
)

// marksAfter handles words in quote marks after their cue: X said: "…".
func (f *finder) marksAfter(c clause, v cue) *Quote {
	m := f.markStartingAfter(v.end-1, c)
	if m == nil || !v.takes('s') && !v.takes('c') || f.hasClause(v.end, m) || f.yields(v) || f.titled(m) && f.doc.TokenAt(m.start)-v.end > 1 {
		return nil
	}
	sp := f.speakerOf(c, v)
	if sp.empty() && c.prev != nil {
		return f.sharing(c.prev, f.quote(Direct, m.start, m.end, sp, v, c.sent, "shared"))
	}
	if sp.empty() && !strings.HasSuffix(strings.TrimSpace(f.doc.Text[:m.start]), ":") {
		return nil // 'the so-called "night shift"'
	}
	return f.quote(Direct, m.start, m.end, sp, v, c.sent, "introduced")
}

// yields reports whether what follows v belongs to another cue right behind it:
// "…, Berg said, adding: “…”".
func (f *finder) yields(v cue) bool {
	if v.end+1 >= len(f.doc.Tokens) || f.doc.Word(v.end) != "," || f.doc.Tokens[v.end+1].Tag != "VBG" {
		return false
	}
	next, ok := cueAt(f.doc, v.end+1)
	return ok && next.takes('s')
}

// titled reports whether m is the title of a work, as its capitals tell: said in
// his book, "A Miller's Son".
func (f *finder) titled(m *stretch) bool {
	const shortest = 4 // letters of the words that a title writes with capitals
	n := 0
	for w := range strings.FieldsSeq(f.doc.Text[m.innerStart:m.innerEnd]) {
		if len(w) < shortest {
			continue
		}
		if !isCapital(w) {
			return false
		}
		n++
	}
	return n > 1
}

// markStartingAfter returns the first marked stretch after token i in its
// sentence, where it takes up all the rest of it.
func (f *finder) markStartingAfter(i int, c clause) *stretch {
	end := f.doc.Tokens[i].End
	m := f.nextMark(end)
	if m == nil {
		return nil
	}
	switch rest := m.end < c.sent.End && f.words(m.end, c.sent.End) > 0; {
	case m.start >= c.sent.End && !f.introduces(c, m):
		return nil
	case rest && !(f.stops(m) && strings.ContainsAny(strings.TrimSpace(f.doc.Text[end:m.start]), ",:")):
		return nil // the words go on behind the marks
	}
	return m
}

// nextMark returns the first marked stretch that begins at or after byte pos,
// or nil.
func (f *finder) nextMark(pos int) *stretch {
	i, _ := slices.BinarySearchFunc(f.marks, pos, func(m *stretch, pos int) int { return m.start - pos })
	if i == len(f.marks) {
		return nil
	}
	return f.marks[i]
}

// introduces reports whether the sentence ends in a colon and m begins the
// paragraph after it.
func (f *finder) introduces(c clause, m *stretch) bool {
	between := f.doc.Text[c.sent.End:m.start]
	return strings.HasSuffix(c.text(f.doc), ":") && strings.TrimSpace(between) == ""
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
