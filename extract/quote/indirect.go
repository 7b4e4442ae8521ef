package quote

// clauseAfter handles the words that follow their cue without being all in
// quote marks: X said (that) …, X vowed to …, X announced plans to ….
func (f *finder) clauseAfter(c clause, v cue) *Quote {
	sp := f.speakerOf(c, v)
	if sp.empty() && c.prev == nil || f.tree.passive(v.i) || f.yields(v) {
		return nil
	}
	if s := f.tree.child(v.i, "nsubj"); s > v.i && v.i > c.first && f.doc.Word(v.i-1) == "," {
		return nil // "…, said Ana Lindqvist, whose …"
	}
	first, last := f.content(c, v)
	if first >= last {
		return nil
	}
	if last-first == 1 && !v.takes('d') {
		return nil // "…, reports claim"
	}
	if f.doc.Tokens[first].Tag == "VBG" && f.doc.Word(first-1) == "," && first-1 == v.end {
		return nil // "…, Berg said, wiping his hands"
	}
	start, end := f.doc.Tokens[first].Start, f.doc.Tokens[last-1].End
	rule := "that"
	if f.doc.Word(first-1) != "that" {
		rule = "bare"
	}
	q := f.quote(f.typeOf(start, end), start, end, sp, v, c.sent, rule)
	if q != nil && v.takes('n') {
		q.Polarity = Negative
	}
	if q != nil && sp.empty() {
		return f.sharing(c.prev, q)
	}
	return q
}

// sharing gives q the speaker of the quotation before it, whose verb it shares
// a subject with.
func (f *finder) sharing(prev, q *Quote) *Quote {
	if q != nil && prev.Speaker != nil {
		shared := *prev.Speaker
		q.Speaker = &shared
		q.rule = "shared"
	}
	return q
}
