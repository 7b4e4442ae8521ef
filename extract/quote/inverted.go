package quote

import "strings"

// around handles words that their cue stands in the middle of, set off by
// commas: the road, she said, was closed; still, he said, "it will hold".
func (f *finder) around(c clause, v cue) *Quote {
	np, pre, end := f.setOff(c, v)
	if np.empty() || !v.takes('c') && !v.takes('s') || f.doc.Tokens[v.i].Tag == "VBG" {
		return nil
	}
	after := f.tailEnd(end, c.last)
	if after+1 >= c.last || f.doc.Word(after) != "," && f.doc.Word(after) != ":" {
		return nil
	}
	rest := after + 1
	first, second := f.doc.TokenSpan(pre.first, pre.last), f.doc.TokenSpan(rest, c.last)
	switch m := f.nextMark(f.doc.Tokens[after].End); {
	case m != nil && m.start <= second.Start && f.titled(m):
		return nil
	case f.doc.Word(end) == "that", f.doc.Tokens[rest].Tag == "VBG", !finite(f.doc, pre.first, pre.last) && !f.partOfSpeech(pre, np, false):
		return nil
	case m != nil && m.start <= second.Start:
		if !f.partOfSpeech(pre, np, true) {
			return nil
		}
		second.End = max(second.End, m.end)
	case !v.takes('c') || !f.goesOn(pre, rest, c.last, np.first > v.i):
		return nil
	}
	return f.parts(c, v, np, "around", first.Start, first.End, second.Start, second.End)
}

// setOff returns the speaker beside the cue v, where a comma sets both off from
// the words before, those words, and the token after speaker and cue.
func (f *finder) setOff(c clause, v cue) (np, pre phrase, end int) {
	np, end = nounPhraseBefore(f.doc, c.first, v.i), v.end
	first := np.first
	if !np.empty() && f.doc.Tokens[np.last-1].Tag == "CD" {
		return phrase{}, pre, 0 // "Ana Lindqvist, 34, said"
	}
	if np.empty() {
		if np = f.invertedSubject(v.end, c.last); np.empty() {
			return np, pre, 0
		}
		first, end = v.i, np.last
	}
	if first > c.first && strings.EqualFold(f.doc.Word(first-1), "as") {
		first--
	}
	comma := first - 1
	if comma > c.first && isQuoteMark(f.doc.Word(comma)) {
		comma-- // 'Despite his "manner," Berg wrote, …'
	}
	if comma <= c.first || f.doc.Word(comma) != "," {
		return phrase{}, pre, 0
	}
	return np, phrase{c.first, comma}, end
}

// tailEnd returns the token after what tells when, where or to whom something
// was said, behind the cue: a few words without a verb of their own.
func (f *finder) tailEnd(i, last int) int {
	const longest = 8
	for j := i; j < last && j-i < longest; j++ {
		if w := f.doc.Word(j); w == "," || w == ":" {
			return j
		}
		if finite(f.doc, j, j+1) || f.inside(f.doc.Tokens[j].Start) {
			break
		}
	}
	return i
}

// goesOn reports whether the words from token rest carry on those before the
// cue, and are not the reporter's remark on them.
func (f *finder) goesOn(pre phrase, rest, last int, inverted bool) bool {
	switch t := f.doc.Tokens[pre.last-1]; {
	case t.Tag == "MD", t.Tag == "IN", t.Tag == "TO", t.Lemma == "be", t.Lemma == "have":
		return true // it was, he said, one of …
	}
	if !finite(f.doc, pre.first, pre.last) {
		return finite(f.doc, rest, last)
	}
	switch w := strings.ToLower(f.doc.Word(rest)); w {
	case "and", "but", "or", "nor", "not", "rather", "because", "so", "than", "from", "if", "that", "while":
		return true
	case "by", "for", "to", "with":
		return !inverted
	case "as", "according", "who", "which", "whose", "when", "after", "in", "on", "at", "though", "although":
		return false
	}
	return !inverted && finite(f.doc, rest, last)
}

// partOfSpeech reports whether the words before "…, he said, …" belong to what
// he said: not what he said it in, what joins the sentence to the one before, a
// name that np describes, or before quote marks when he said it.
func (f *finder) partOfSpeech(p, np phrase, marks bool) bool {
	first := strings.ToLower(f.doc.Word(p.first))
	switch tag := f.doc.Tokens[p.first].Tag; {
	case tag == "CC" && p.first+1 == p.last, tag == "VBG", tag == "VBN", joins[strings.ToLower(f.doc.TokenSpan(p.first, p.last).Text)],
		joins[first] && (marks || p.last-p.first < 3):
		return false
	case strings.HasPrefix(f.doc.Tokens[p.last-1].Tag, "NNP") && f.doc.Tokens[np.first].Tag == "DT" && np.last <= p.last+8 && nounPhraseAfter(f.doc, p.first, p.last) == p:
		return false
	}
	for i := p.first; i < p.last; i++ {
		if w := strings.ToLower(f.doc.Word(i)); occasions()[w] || marks && (times()[w] || f.inDate(i)) {
			return false
		}
	}
	return true
}

// joins are the words that join a sentence to what stands before it, or tell
// when or where something was said.
var joins = map[string]bool{
	"additionally": true, "after": true, "afterwards": true, "also": true, "as": true, "asked": true, "furthermore": true, "however": true,
	"for example": true, "for instance": true, "in addition": true, "in fact": true, "in short": true, "in turn": true,
	"later": true, "meanwhile": true, "moreover": true, "then": true, "when": true, "while": true,
}

// clauseBefore handles words before their cue: …, X said.
func (f *finder) clauseBefore(c clause, v cue) *Quote {
	if !v.takes('c') || f.doc.Tokens[v.i].Tag == "VBG" || f.tree.passive(v.i) {
		return nil
	}
	np, pre, end := f.setOff(c, v)
	if np.empty() || !finite(f.doc, pre.first, pre.last) {
		return nil
	}
	// the cue ends the sentence, but for what sets the scene or describes the
	// speaker
	if np.first < v.i && !f.closing(end, c.last) {
		return nil
	}
	start, stop := f.doc.Tokens[pre.first].Start, f.doc.Tokens[pre.last-1].End
	return f.quote(f.typeOf(start, stop), start, stop, np, v, c.sent, "before")
}

// closing reports whether no clause follows from token i on that could be the
// words of a cue before it.
func (f *finder) closing(i, last int) bool {
	for ; i < last; i++ {
		switch strings.ToLower(f.doc.Word(i)) {
		case ",", "after", "when", "while", "as", "who", "which", "before", "where", "provided", "released":
			return true
		}
		if finite(f.doc, i, i+1) {
			return false
		}
	}
	return true
}

// parts makes one quotation of two stretches of bytes.
func (f *finder) parts(c clause, v cue, np phrase, rule string, s1, e1, s2, e2 int) *Quote {
	first := f.quote(f.typeOf(s1, e1), s1, e1, np, v, c.sent, rule)
	second := f.quote(f.typeOf(s2, e2), s2, e2, np, v, c.sent, rule)
	if first == nil || second == nil {
		return nil
	}
	first.Parts = [][2]int{{first.Start, first.End}, {second.Start, second.End}}
	first.Span = f.doc.Span(first.Start, second.End)
	if first.Type != second.Type {
		first.Type = Mixed
	}
	return first
}
