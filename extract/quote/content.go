package quote

import (
	"strings"
)

// content returns the tokens of the words that follow a cue: the clause that
// depends on it by the parse, else what its frames let follow.
func (f *finder) content(c clause, v cue) (first, last int) {
	if p := f.tree.content(v.i); !p.empty() && (v.takes('c') || v.takes('t')) {
		first, last = p.first, min(p.last, c.last)
		first = f.pastThat(first, last)
		for first < last && (strings.Trim(f.doc.Word(first), ",:") == "" || f.doc.Tokens[first].Rel == "mark" && f.doc.Word(first) == "that") {
			first++
		}
		if first < last && (past(f.doc.Tokens[first].Tag) != 0 || f.doc.Word(first) == "(") && first > v.end && f.doc.Word(first-1) != "that" {
			first = f.skipAdverbials(c, v) // the tree has torn off the subject
		}
		if first == last {
			return 0, 0
		}
		if conditions[strings.ToLower(f.doc.Word(first))] {
			return first, f.contentEnd(c, v, first) // "said if it rained, …"
		}
		if v.takes('c') || first > 0 && f.doc.Word(first-1) == "that" {
			return first, f.within(v, last, f.contentEnd(c, v, first))
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
	for i := v.end; i < c.last && i-v.i < reach && !f.inside(f.doc.Tokens[i].Start); i++ {
		if f.doc.Word(i) == "that" && (v.takes('c') || v.takes('t') || v.takes('o')) && finite(f.doc, i+1, c.last) {
			if i > v.end && f.relates(i) && !f.inDate(i-1) && !(v.takes('h') && f.hearer(i-1)) {
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
	case v.takes('q') && asks[f.doc.Word(i)] && finite(f.doc, i, c.last):
		return i
	case v.takes('i') && f.doc.Word(i) == "to" && i+1 < c.last && !f.towards(i+1):
		return i
	case v.takes('c') && f.doc.Word(i) == "the" && i+1 < c.last && f.doc.Word(i+1) == "same":
		return i // "said the same of the dam"
	case v.takes('c') && f.beginsClause(i) && finite(f.doc, i, c.last):
		return i
	case v.takes('g') && tag == "VBG" && i == v.end:
		return i // "denied taking the money"
	case v.takes('n') && f.ofClaim(i, c.last):
		return i // "rejected claims that she took the money"
	case v.takes('o') && (strings.HasPrefix(tag, "NN") || tag == "DT" || tag == "PRP$" || tag == "JJ"):
		return i
	}
	return 0
}

// towards reports whether what stands after "to" at token i is a phrase, not
// the infinitive of a verb.
func (f *finder) towards(i int) bool {
	switch f.doc.Tokens[i].Tag {
	case "DT", "PRP", "PRP$", "NNP", "NNPS", "CD":
		return true
	}
	return false
}

// asks are the words that a question told of begins with.
var asks = map[string]bool{"how": true, "if": true, "what": true, "when": true, "where": true, "whether": true, "which": true, "who": true, "why": true}

// hearer reports whether token i can end the hearers in "told the crowd and
// reporters that": a name, or many.
func (f *finder) hearer(i int) bool {
	tag := f.doc.Tokens[i].Tag
	return strings.HasPrefix(tag, "NNP") || tag == "NNS"
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
	i := v.end
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
		if w == "," && i > v.end || strings.HasPrefix(f.doc.Tokens[i].Tag, "RB") && i == v.end {
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
