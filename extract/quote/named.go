package quote

import "strings"

// named handles what somebody calls, blames or praises a thing, with the thing,
// where some of it is in quote marks: called the plan "a gift to speculators",
// spoke of a "gift".
func (f *finder) named(c clause, v cue) *Quote {
	const reach = 20 // tokens between the verb and the marks
	if !v.takes('a') && !v.takes('p') || f.describes(v) || f.tree.passive(v.i) {
		return nil
	}
	first := f.objectOf(c, v)
	if first == 0 || first >= c.last {
		return nil
	}
	m := f.nextMark(f.doc.Tokens[first-1].End)
	if m == nil || m.start >= c.sent.End || f.doc.TokenAt(m.start)-v.i > reach || !f.sameClause(first, f.doc.TokenAt(m.start)) {
		return nil
	}
	sp := f.speakerOf(c, v)
	if sp.empty() && !f.shares(c, v) {
		return nil
	}
	last := f.markedEnd(m, c.last)
	start, end := min(f.doc.Tokens[first].Start, m.start), max(m.end, f.doc.Tokens[last-1].End)
	q := f.quote(f.typeOf(start, end), start, end, sp, v, c.sent, "named")
	if sp.empty() {
		return f.sharing(c.prev, q)
	}
	return q
}

// describes reports whether v is a participle of the noun before it: Ana
// Lindqvist, dubbed "the miller".
func (f *finder) describes(v cue) bool {
	switch tag := f.doc.Tokens[v.i].Tag; tag {
	case "VBN":
		return f.tree.rel(v.i) == "acl" || v.i > 0 && f.doc.Word(v.i-1) == ","
	case "VBD":
		m := f.nextMark(f.doc.Tokens[v.i].End)
		return v.i > 0 && f.doc.Word(v.i-1) == "," && m != nil && f.doc.TokenAt(m.start)-v.end < 2 && f.doc.Tokens[v.end].Tag != "PRP"
	}
	return false
}

// objectOf returns the token at which the object of v begins: after the verb,
// or its preposition.
func (f *finder) objectOf(c clause, v cue) int {
	if v.end >= c.last {
		return 0
	}
	switch w := f.doc.Word(v.end); {
	case v.takes('p') && prepositions[w] && (w == "to") == (v.lemma == "refer" || v.lemma == "allude"):
		return v.end + 1
	case v.takes('a') && w != "that" && w != ",":
		return v.end
	}
	return 0
}

var prepositions = map[string]bool{"about": true, "against": true, "of": true, "to": true, "at": true}

// sameClause reports whether no clause of its own begins between two tokens.
func (f *finder) sameClause(first, last int) bool {
	for i := first; i < last; i++ {
		switch w := strings.ToLower(f.doc.Word(i)); w {
		case ";", ":", ".", "?", "!", "but", "while":
			return false
		case ",", "and":
			if finite(f.doc, i, last) {
				return false
			}
		}
		if v, ok := cueAt(f.doc, i); ok && i > first && (v.takes('a') || v.takes('s')) {
			return false
		}
	}
	return true
}

// markedEnd returns the token after the phrase that m is in: its marks, what
// they are joined to, and the complements that follow.
func (f *finder) markedEnd(m *stretch, last int) int {
	i := f.doc.TokenAt(m.end-1) + 1
	if i < last && finite(f.doc, i, i+1) || endsIn(f.doc.Text[m.innerStart:m.innerEnd], ",.") {
		return i
	}
	for i < last {
		if f.inside(f.doc.Tokens[i].Start) {
			i++
			continue
		}
		switch w, tag := strings.ToLower(f.doc.Word(i)), f.doc.Tokens[i].Tag; {
		case w == "and" || w == "or":
			if next := f.nextMark(f.doc.Tokens[i].End); next == nil || f.words(f.doc.Tokens[i].End, next.start) > 2 || finite(f.doc, i, f.doc.TokenAt(next.start)) {
				return i
			}
		case w == "as" || w == "after" || w == "when" || w == "while" || w == "but" || w == "though" || w == "during" || w == "on" && f.inDate(i+1):
			return i
		case tag == "," || tag == ":" || tag == "." || tag == "-LRB-" || tag == "VBG" && i == f.doc.TokenAt(m.end-1)+1:
			return i
		case f.inDate(i):
			return i
		}
		i++
	}
	return i
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
	return f.quote(Direct, m.start, m.end, nounPhraseAfter(f.doc, by+1, c.last), v, c.sent, "passive")
}
