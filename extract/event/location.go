package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A location is a place that a sentence names: the tokens first up to but not
// including last, and the preposition before its phrase. What only says where
// that place is ("Nablus in the West Bank") belongs to it, up to but not
// including the token end.
type location struct {
	Arg
	first, last int
	at          int // token of the preposition
	end         int
	settled     bool // Arg names what the tokens lie in
}

// locations returns the places named in a sentence after a preposition: those
// known as places, and names that stand where only a place's can ("in
// Jandaran", "the village of Tal Areen").
func (f *finder) locations(s nlp.Sentence) []location {
	var out []location
	last, body := s.First, -1 // body is where the last name of a body ends
	add := func(l location) {
		if l.first < last || f.isDate(phrase{l.first, l.last, l.last - 1}) {
			return
		}
		l.at = f.governor(s, l.first)
		if l.at > s.First && f.tree.low(l.at) == "of" && strings.HasPrefix(f.doc.Tokens[l.at-1].Tag, "NNP") {
			body = l.last // the "Islamic State of Iraq" is not in Iraq
			return
		}
		if f.ofSite(l, s) && !f.quarter(l, s) || l.at > s.First && l.at == body && f.doc.Tokens[body].Tag == "CC" {
			return // nor that "of Iraq and Syria" in Syria
		}
		last, l.end = l.last, l.last
		if n := len(out) - 1; n >= 0 {
			o := &out[n]
			switch {
			case f.possessed(*o, l) && o.end > o.last:
				o.end = l.last
				return
			case f.possessed(*o, l) && f.facility(l):
				o.end, o.settled = l.last, true
				return
			case f.possessed(*o, l):
				*o = l
				return
			case f.around(*o, l) && f.tells(*o, l):
				if !o.settled && f.facility(*o) && !f.facility(l) && has(words, f.tree.low(l.at), "within") {
					o.Arg, o.settled = l.Arg, true // "at the Grand Hotel in Oslo"
				}
				o.end = l.last
				return
			}
		}
		out = append(out, l)
	}
	for i := s.First; i < s.Last; i++ {
		if !strings.HasPrefix(f.doc.Tokens[i].Tag, "NNP") && !isNoun(f.doc.Tokens[i].Tag) && !upper(f.doc.Word(i)) {
			continue
		}
		if l, ok := f.knownPlace(s, i); ok {
			add(l)
			i = max(i, l.last-1)
			continue
		}
		if l, ok := f.placeLike(s, i); ok {
			add(l)
			i = max(i, l.last-1)
		}
	}
	return out
}

// governor returns the token before the noun phrase that token i belongs to,
// or before the one it is in apposition to: "near the capital, Islamabad".
func (f *finder) governor(s nlp.Sentence, i int) int {
	d := f.doc
	i = f.leftOf(s, i)
	if i > s.First+1 && d.Word(i) == "," && d.Tokens[i-1].Tag == "NN" && isSite(f.noun(i-1)) {
		i = f.leftOf(s, i)
	}
	return i
}

// leftOf returns the token before what may stand before the noun at token i:
// "in [central and northern] Iraq", "near Oslo's [heavily guarded] docks".
func (f *finder) leftOf(s nlp.Sentence, i int) int {
	d := f.doc
	for i--; i >= s.First; i-- {
		switch tag := d.Tokens[i].Tag; {
		case tag == "CD" && f.isDate(phrase{i, i + 1, i}): // "in 1990 Oslo"
			return i
		case before(tag), tag == "``" && i > s.First && (letters(d.Word(i-1)) || d.Tokens[i-1].Tag == "HYPH"):
		case tag == "CC" && i > s.First && describes(d.Tokens[i-1].Tag) && before(d.Tokens[i+1].Tag):
		case strings.HasPrefix(tag, "RB") && (strings.HasSuffix(d.Word(i), "ly") && before(d.Tokens[i+1].Tag) || describes(d.Tokens[i+1].Tag) || d.Tokens[i+1].Tag == "VBN"):
		default:
			return i
		}
	}
	return i
}

// describes reports whether a tag is an adjective's.
func describes(tag string) bool { return strings.HasPrefix(tag, "JJ") }

// upper reports whether a word begins with a capital letter.
func upper(w string) bool { return w != "" && 'A' <= w[0] && w[0] <= 'Z' }
