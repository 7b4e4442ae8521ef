package quote

import (
	"strings"
)

// contentEnd returns the token after the words that begin at first: the end of
// the sentence, unless another verb of saying that shares the subject comes
// before, or the reporter's own remark.
func (f *finder) contentEnd(c clause, v cue, first int) int {
	aside := f.asideAt(v)
	for i := first + 1; i+1 < c.last; i++ {
		if f.inside(f.doc.Tokens[i].Start) {
			if f.doc.Word(i) == "," && f.closesMark(i) && (f.remark(v, i+2, c.last) || aside && i+2 < c.last && finite(f.doc, i+2, i+3)) {
				return i + 2
			}
			continue
		}
		w := f.doc.Word(i)
		switch {
		case v.takes('o') && !finite(f.doc, first, i) && (w == "–" || w == "—" || w == "," || w == "-"):
			return i
		case (w == "but" || w == "and") && f.doc.Tokens[i].Tag == "CC":
			if f.leaves(v, first, i+1) {
				if f.doc.Word(i-1) == "," {
					i--
				}
				return i
			}
		case w == "," && aside && finite(f.doc, first, i) && finite(f.doc, i+1, i+2):
			return i // "Berg, who says it is safe, left"
		case w == "," && (f.remark(v, i+1, c.last) && finite(f.doc, first, i) || f.saysNext(i+1, c.last)):
			return i
		}
	}
	return c.last
}

// asideAt reports whether the cue v is in a relative clause set off by a comma.
func (f *finder) asideAt(v cue) bool {
	at := skipBack(f.doc, 0, v.i)
	return at > 1 && isRelative(f.doc, at-1) && f.doc.Word(at-2) == ","
}

// leaves reports whether the verb phrase or clause at token i, after an "and"
// or a "but", belongs with the cue v and not with the words from token first:
// "said it was safe and thanked them", "…, but he added". A verb in the tense
// of the cue that is not that of the words does, and one right behind quote marks.
func (f *finder) leaves(v cue, first, i int) bool {
	j := i
	for j < len(f.doc.Tokens)-1 && strings.HasPrefix(f.doc.Tokens[j].Tag, "RB") {
		j++
	}
	if f.doc.Word(i-2) == "," && f.saysNext(i, len(f.doc.Tokens)) {
		return true
	}
	if next, ok := cueAt(f.doc, j); ok && !seldomSays[next.lemma] && f.doc.Tokens[j].Tag != "VB" &&
		(f.doc.Tokens[j].Tag != "VBG" || f.doc.Tokens[v.i].Tag == "VBG") {
		return true
	}
	if f.asked(i) {
		return true // "and when asked about the leak, he said"
	}
	if k := f.tree.child(v.i, "conj"); k > j && k-j < 8 {
		if next, ok := cueAt(f.doc, k); ok && next.takes('s') && f.tree.child(k, "nsubj") >= i {
			return true // "and one in four said"
		}
	}
	if next, ok := cueAt(f.doc, min(j+2, len(f.doc.Tokens)-1)); ok && next.takes('c') && negated(f.doc, j+1, j+2) {
		return true // "but did not say"
	}
	if t := f.doc.Tokens[j]; (t.Lemma == "decline" || t.Lemma == "refuse") && j+2 < len(f.doc.Tokens) && f.doc.Word(j+1) == "to" {
		_, says := verbAt(f.doc, j+2)
		return says || f.doc.Word(j+2) == "comment" || f.doc.Word(j+2) == "speak"
	}
	tense := past(f.doc.Tokens[j].Tag)
	if tense == 0 || tense != f.tense(v) {
		return false
	}
	if isQuoteMark(f.doc.Word(i-2)) && !f.inside(f.doc.Tokens[i-1].Start) {
		return true // what is in marks has ended
	}
	for k := first; k < i; k++ {
		if t := past(f.doc.Tokens[k].Tag); t != 0 && !f.inside(f.doc.Tokens[k].Start) {
			return t != tense
		}
	}
	return false
}

// asked reports whether a question put to the speaker begins at token i.
func (f *finder) asked(i int) bool {
	when := f.doc.Word(i) == "when" && i+1 < len(f.doc.Tokens)
	if when {
		i++
	}
	t := f.doc.Tokens[i]
	return (when || t.Tag == "VBN") && (t.Lemma == "ask" || t.Lemma == "press" || t.Lemma == "question")
}

// saysNext reports whether a subject and a reporting verb of its own begin at
// token i.
func (f *finder) saysNext(i, last int) bool {
	p := nounPhraseAfter(f.doc, i, last)
	if p.empty() {
		return false
	}
	j := f.skipForward(p.last, last)
	if j >= last {
		return false
	}
	next, ok := cueAt(f.doc, j)
	return ok && (next.takes('c') || next.takes('a')) && past(f.doc.Tokens[j].Tag) != 0
}

// tense returns the tense of a cue as [past] does, that of "has" or "had" for a
// participle.
func (f *finder) tense(v cue) int {
	for i := v.i; i >= 0 && i > v.i-4; i-- {
		if t := past(f.doc.Tokens[i].Tag); t != 0 {
			return t
		}
	}
	return 0
}

// seldomSays are the reporting verbs that mostly tell of something else.
var seldomSays = map[string]bool{"begin": true, "continue": true, "find": true, "finish": true, "hold": true, "offer": true, "read": true}

// past returns 1 for the tag of a verb in the past, -1 in the present or after
// a modal, and 0 for any other tag.
func past(tag string) int {
	switch tag {
	case "VBD":
		return 1
	case "VBZ", "VBP", "MD":
		return -1
	}
	return 0
}

// within returns where the words end that the tree ends at token t and the
// sentence at token last: the tree is right about a clause that follows after a
// comma, but tears off what is joined and what tells when or how.
func (f *finder) within(v cue, t, last int) int {
	if t >= last {
		return last
	}
	switch w := f.doc.Word(t); w {
	case ".", "?", "!", ":", ";", "–", "—", "--", "(":
		return t
	case "and", "but":
		if t+1 < last && past(f.doc.Tokens[t+1].Tag) != 0 && f.doc.Tokens[t+1].Head == v.i && f.tree.rel(t+1) == "conj" {
			return t
		}
	case ",":
		if t+1 < last && finite(f.doc, t+1, t+2) && f.tree.rel(v.i) == "acl" {
			return t // "who said it was safe, opened the mill"
		}
		if t+2 < last && (f.doc.Tokens[t+1].Tag == "CC" || f.beginsClause(t+1)) && f.clauseAt(t+1, last) {
			return t
		}
	}
	return last
}

// clauseAt reports whether a subject and its verb begin at token i, a
// conjunction apart.
func (f *finder) clauseAt(i, last int) bool {
	if f.doc.Tokens[i].Tag == "CC" {
		i++
	}
	p := nounPhraseAfter(f.doc, i, last)
	return !p.empty() && p.last < last && finite(f.doc, p.last, min(p.last+2, last))
}

// closesMark reports whether the token after i closes the quote marks it is in.
func (f *finder) closesMark(i int) bool {
	return i+1 < len(f.doc.Tokens) && isQuoteMark(f.doc.Word(i+1)) && !f.inside(f.doc.Tokens[i+1].End)
}

// remark reports whether a remark of the reporter begins at token i, after the
// comma that closes the words: "…, though", "…, citing", "…, despite".
func (f *finder) remark(v cue, i, last int) bool {
	if i+2 >= last {
		return false
	}
	aside := false // ", reportedly selling"
	if strings.HasPrefix(f.doc.Tokens[i].Tag, "RB") {
		aside = !strings.HasPrefix(f.doc.Word(i), "th") // thereby, thus
		i++
	}
	w := strings.ToLower(f.doc.Word(i))
	if _, says := verbAt(f.doc, i); f.doc.Tokens[i].Tag == "VBG" {
		// a participle that the parse hangs on the cue, or over, is the reporter's
		return says || aside || !including[w] && f.doc.Tokens[i].Head <= v.i
	}
	return remarks[w]
}

// including are participles that are used as prepositions.
var including = map[string]bool{"concerning": true, "excluding": true, "including": true, "involving": true, "regarding": true}

// remarks are the words that a reporter's remark on what was said begins with.
var remarks = map[string]bool{
	"although": true, "compared": true, "despite": true, "though": true, "while": true,
}
