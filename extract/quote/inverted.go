package quote

// around handles words that their cue stands in the middle of: the road, she
// said, was closed.
func (f *finder) around(c clause, v cue) *Quote {
	sp := nounPhraseBefore(f.doc, c.first, v.i)
	if !v.takes('c') || sp.empty() || sp.first <= c.first+1 || f.doc.Word(sp.first-1) != "," {
		return nil
	}
	after := v.i + 1
	for after < c.last && f.doc.Word(after) != "," && after-v.i < 6 && !finite(f.doc, after, after+1) {
		after++
	}
	if after+2 >= c.last || f.doc.Word(after) != "," || f.doc.Word(v.i+1) == "that" || !f.tree.content(v.i).empty() || !finite(f.doc, after, c.last) && !finite(f.doc, c.first, sp.first) {
		return nil
	}
	if next, ok := cueAt(f.doc, after+1); ok && f.doc.Tokens[after+1].Tag == "VBG" && next.takes('c') {
		return nil // "…, he said, adding that …"
	}
	q := f.quote(Indirect, f.doc.Tokens[c.first].Start, f.doc.Tokens[c.last-1].End, sp, v, c.sent, 0.75)
	if q == nil {
		return nil
	}
	first, second := f.doc.TokenSpan(c.first, sp.first-1), f.doc.TokenSpan(after+1, c.last)
	q.Parts = [][2]int{{first.Start, first.End}, {second.Start, second.End}}
	q.Span = f.doc.Span(first.Start, second.End)
	if q.Type = f.typeOf(first.Start, first.End); q.Type != f.typeOf(second.Start, second.End) {
		q.Type = Mixed
	}
	return q
}

// clauseBefore handles words before their cue: …, X said.
func (f *finder) clauseBefore(c clause, v cue) *Quote {
	if !v.takes('c') || f.tree.child(v.i, "nsubj:pass", "aux:pass") >= 0 {
		return nil
	}
	sp := nounPhraseBefore(f.doc, c.first, v.i)
	from := v.i
	if !sp.empty() {
		from = sp.first
	} else {
		sp = nounPhraseAfter(f.doc, v.i+1, c.last)
	}
	if sp.empty() || from <= c.first+1 || f.doc.Word(from-1) != "," || !finite(f.doc, c.first, from-1) {
		return nil
	}
	// the cue ends the sentence, but for a day or a hearer
	if c.last-max(v.i+1, sp.last) > 8 || finite(f.doc, max(v.i+1, sp.last), c.last) {
		return nil
	}
	start, end := f.doc.Tokens[c.first].Start, f.doc.Tokens[from-1].Start
	return f.quote(f.typeOf(start, end), start, end, sp, v, c.sent, 0.8)
}
