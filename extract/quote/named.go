package quote

// named handles what somebody calls a thing, with the thing: called the plan "a
// gift to speculators".
func (f *finder) named(c clause, v cue) *Quote {
	const reach = 20 // tokens between the verb and the marks
	if !v.takes('a') || f.tree.child(v.i, "nsubj:pass", "aux:pass") >= 0 || v.i > 0 && f.doc.Word(v.i-1) == "," {
		return nil
	}
	m := f.nextMark(f.doc.Tokens[v.i].End)
	if m == nil || m.start >= c.sent.End || f.doc.TokenAt(m.start)-v.i > reach {
		return nil
	}
	sp := f.speakerOf(c, v)
	if sp.empty() {
		return nil
	}
	start, t := f.doc.Tokens[v.end].Start, Mixed
	if start >= m.start {
		start, t = m.start, Direct
	}
	return f.quote(t, start, m.end, sp, v, c.sent, 0.85)
}

// passive handles what somebody is called: was branded a "…" by X.
func (f *finder) passive(c clause, v cue) *Quote {
	if !v.takes('a') || f.doc.Tokens[v.i].Tag != "VBN" && f.doc.Tokens[v.i].Tag != "VBD" {
		return nil
	}
	m := f.nextMark(f.doc.Tokens[v.i].End)
	if m == nil || m.start >= c.sent.End {
		return nil
	}
	at, by := f.doc.TokenAt(m.start), f.doc.TokenAt(m.end)
	if at-v.i > 4 || by >= c.last || f.doc.Word(by) != "by" {
		return nil
	}
	return f.quote(Direct, m.start, m.end, nounPhraseAfter(f.doc, by+1, c.last), v, c.sent, 0.9)
}
