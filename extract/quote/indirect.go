package quote

import (
	"strings"
)

// clauseAfter handles the words that follow their cue without being all in
// quote marks: X said (that) …, X vowed to …, X announced plans to ….
func (f *finder) clauseAfter(c clause, v cue) *Quote {
	sp := f.speakerOf(c, v)
	if sp.empty() && c.prev == nil || f.tree.child(v.i, "nsubj:pass", "aux:pass") >= 0 {
		return nil
	}
	first, last := f.content(c, v)
	if first >= last {
		return nil
	}
	start, end := f.doc.Tokens[first].Start, f.doc.Tokens[last-1].End
	confidence := 0.85
	if f.doc.Word(first-1) != "that" {
		confidence = 0.75
	}
	q := f.quote(f.typeOf(start, end), start, end, sp, v, c.sent, confidence)
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
		q.Confidence = 0.8
	}
	return q
}

// content returns the tokens of the words that follow a cue: the clause that
// depends on it by the parse, else what its frames let follow.
func (f *finder) content(c clause, v cue) (first, last int) {
	if p := f.tree.content(v.i); !p.empty() && (v.takes('c') || v.takes('t')) {
		first, last = p.first, min(p.last, c.last)
		first = f.pastThat(first, last)
		for first < last && (strings.Trim(f.doc.Word(first), ",:") == "" || f.doc.Tokens[first].Rel == "mark" && f.doc.Word(first) == "that") {
			first++
		}
		if conditions[strings.ToLower(f.doc.Word(first))] {
			return first, f.contentEnd(c, v, first) // "said if it rained, …"
		}
		if v.takes('c') || first > 0 && f.doc.Word(first-1) == "that" {
			return first, min(last, f.contentEnd(c, v, first))
		}
	}
	if first = f.contentAfter(c, v); first == 0 {
		return 0, 0
	}
	last = f.contentEnd(c, v, first)
	if x := f.tree.child(v.i, "xcomp"); v.takes('i') && x > first && f.doc.Word(first) == "to" {
		last = min(last, f.tree.span(x).last)
	}
	return first, last
}

// pastThat returns the token after the "that" near the start of a clause, where
// what stands before it tells when or where it was said: "announced this week
// that", else first.
func (f *finder) pastThat(first, last int) int {
	const reach = 8 // tokens before the conjunction
	for i := first; i < min(first+reach, last); i++ {
		if f.doc.Word(i) == "that" && f.doc.Tokens[i].Rel == "mark" {
			return i + 1
		}
		if finite(f.doc, i, i+1) || f.inside(f.doc.Tokens[i].Start) {
			break
		}
	}
	return first
}

// conditions are the words that a clause begins with which another must follow.
var conditions = map[string]bool{"although": true, "because": true, "if": true, "since": true, "unless": true, "when": true, "while": true}

// contentAfter returns the first token of the words that follow a cue in one
// of its frames, or 0.
func (f *finder) contentAfter(c clause, v cue) int {
	const reach = 14 // tokens between a cue and its "that"
	for i := v.i + 1; i < c.last && i-v.i < reach && !f.inside(f.doc.Tokens[i].Start); i++ {
		if f.doc.Word(i) == "that" && (v.takes('c') || v.takes('t') || v.takes('o')) && finite(f.doc, i+1, c.last) {
			if i > v.i+1 && f.doc.Tokens[i].Tag == "WDT" && !f.inDate(i-1) {
				break // "held a rally that drew thousands"
			}
			return i + 1
		}
		if finite(f.doc, i, i+1) {
			break
		}
	}
	i := f.skipAdverbials(c, v)
	if i >= c.last {
		return 0
	}
	switch tag := f.doc.Tokens[i].Tag; {
	case v.takes('i') && f.doc.Word(i) == "to" && i+1 < c.last:
		return i
	case v.takes('c') && f.beginsClause(i) && finite(f.doc, i, c.last):
		return i
	case v.takes('o') && (strings.HasPrefix(tag, "NN") || tag == "DT" || tag == "PRP$" || tag == "JJ"):
		return i
	}
	return 0
}

// beginsClause reports whether a clause can begin at token i.
func (f *finder) beginsClause(i int) bool {
	if isQuoteMark(f.doc.Word(i)) {
		return true
	}
	switch tag := f.doc.Tokens[i].Tag; tag {
	case "IN":
		w := strings.ToLower(f.doc.Word(i))
		return w == "if" || w == "because" || w == "although" || w == "while" || w == "since" || w == "after" || w == "around" || w == "in"
	case "TO", "CC", "RP", ",", ".", ":", "WP", "WDT", "VB", "VBN":
		return false
	}
	return true
}

// skipAdverbials returns the first token after a cue that is not a hearer, a
// day, a place of saying or a comma before one.
func (f *finder) skipAdverbials(c clause, v cue) int {
	i := v.i + 1
	if v.takes('h') {
		if p := nounPhraseAfter(f.doc, i, c.last); !p.empty() && f.doc.Tokens[p.first].Tag != "EX" {
			i = f.hearerEnd(p)
		}
	}
	for i < c.last {
		if end := f.dateAt(i); end > i {
			i = end
			continue
		}
		w := strings.ToLower(f.doc.Word(i))
		if w == "on" || w == "in" {
			if end := f.dateAt(i + 1); end > i+1 {
				i = end
				continue
			}
		}
		if w == "," && i > v.i+1 || strings.HasPrefix(f.doc.Tokens[i].Tag, "RB") && i == v.i+1 {
			i++
			continue
		}
		break
	}
	return i
}

// hearerEnd returns the end of the hearer in "told reporters the city was
// calm": the first noun run of the phrase.
func (f *finder) hearerEnd(p phrase) int {
	i := p.first
	if tag := f.doc.Tokens[i].Tag; tag == "PRP" {
		return i + 1
	}
	for i < p.last && !strings.HasPrefix(f.doc.Tokens[i].Tag, "NN") {
		i++
	}
	for i < p.last && strings.HasPrefix(f.doc.Tokens[i].Tag, "NN") {
		i++
	}
	return i
}

// dateAt returns the token after the date that begins at token i, or i.
func (f *finder) dateAt(i int) int {
	if i >= len(f.doc.Tokens) {
		return i
	}
	for _, d := range f.dates {
		if d.Span != nil && d.Start == f.doc.Tokens[i].Start {
			return f.doc.TokenAt(d.End-1) + 1
		}
	}
	return i
}

// inDate reports whether token i is in a date.
func (f *finder) inDate(i int) bool {
	t := f.doc.Tokens[i]
	for _, d := range f.dates {
		if d.Span != nil && d.Start <= t.Start && t.End <= d.End {
			return true
		}
	}
	return false
}

// contentEnd returns the token after the words that begin at first: the end of
// the sentence, unless another verb of saying that shares the subject comes
// before, or the reporter's own remark.
func (f *finder) contentEnd(c clause, v cue, first int) int {
	for i := first + 1; i+1 < c.last; i++ {
		if f.inside(f.doc.Tokens[i].Start) {
			if f.doc.Word(i) == "," && f.closesMark(i) && f.remark(i+2, c.last) {
				return i + 2
			}
			continue
		}
		w := f.doc.Word(i)
		switch {
		case v.takes('o') && !finite(f.doc, first, i) && (w == "–" || w == "—" || w == "," || w == "-"):
			return i
		case (w == "but" || w == "and") && f.doc.Tokens[i].Tag == "CC":
			if next, ok := cueAt(f.doc, i+1); ok && next.takes('s') && f.doc.Tokens[i+1].Tag != "VBG" {
				if f.doc.Word(i-1) == "," {
					i--
				}
				return i
			}
		case w == "," && f.remark(i+1, c.last):
			return i
		}
	}
	return c.last
}

// closesMark reports whether the token after i closes the quote marks it is in.
func (f *finder) closesMark(i int) bool {
	return i+1 < len(f.doc.Tokens) && isQuoteMark(f.doc.Word(i+1)) && !f.inside(f.doc.Tokens[i+1].End)
}

// remark reports whether a remark of the reporter begins at token i, after the
// comma that closes the words: "…, though", "…, citing", "…, despite".
func (f *finder) remark(i, last int) bool {
	if i+2 >= last {
		return false
	}
	if strings.HasPrefix(f.doc.Tokens[i].Tag, "RB") {
		i++
	}
	return remarks[strings.ToLower(f.doc.Word(i))] || f.doc.Tokens[i].Tag == "VBG"
}

// remarks are the words that a reporter's remark on what was said begins with.
var remarks = map[string]bool{
	"although": true, "despite": true, "though": true, "while": true,
}

// named handles what somebody calls a thing, with the thing: called the plan "a
// gift to speculators".
func (f *finder) named(c clause, v cue) *Quote {
	const reach = 20 // tokens between the verb and the marks
	if !v.takes('a') || f.tree.child(v.i, "nsubj:pass", "aux:pass") >= 0 || v.i > 0 && f.doc.Word(v.i-1) == "," {
		return nil
	}
	sp := f.speakerOf(c, v)
	for _, m := range f.marks {
		if m.start < f.doc.Tokens[v.i].End {
			continue
		}
		if m.start >= c.sent.End || f.doc.TokenAt(m.start)-v.i > reach || sp.empty() {
			return nil
		}
		start := f.doc.Tokens[v.i+1].Start
		t := Mixed
		if start >= m.start {
			start, t = m.start, Direct
		}
		return f.quote(t, start, m.end, sp, v, c.sent, 0.85)
	}
	return nil
}

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
	q.Type = max(f.typeOf(first.Start, first.End), f.typeOf(second.Start, second.End))
	return q
}

// passive handles what somebody is called: was branded a "…" by X.
func (f *finder) passive(c clause, v cue) *Quote {
	if !v.takes('a') || f.doc.Tokens[v.i].Tag != "VBN" && f.doc.Tokens[v.i].Tag != "VBD" {
		return nil
	}
	for _, m := range f.marks {
		if m.start < f.doc.Tokens[v.i].End {
			continue
		}
		at, by := f.doc.TokenAt(m.start), f.doc.TokenAt(m.end)
		if m.start >= c.sent.End || at-v.i > 4 || by >= c.last || f.doc.Word(by) != "by" {
			return nil
		}
		return f.quote(Direct, m.start, m.end, nounPhraseAfter(f.doc, by+1, c.last), v, c.sent, 0.9)
	}
	return nil
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
