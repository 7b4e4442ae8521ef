package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// facility reports whether a place is a building, street or square: not what an
// event is put on the map by where the text tells what town that is in.
func (f *finder) facility(l location) bool {
	return has(classes, f.tree.low(l.last-1), "facility") ||
		l.last < len(f.doc.Tokens) && isNoun(f.doc.Tokens[l.last].Tag) && has(classes, f.noun(l.last), "facility")
}

// possessed reports whether place b is named as one of place a: "Oslo's Grand
// Hotel", "Oslo's Tunvik district".
func (f *finder) possessed(a, b location) bool {
	if a.end >= len(f.doc.Tokens) || f.doc.Tokens[a.end].Tag != "POS" {
		return false
	}
	for i := a.end; i < b.first; i++ {
		if !before(f.doc.Tokens[i].Tag) {
			return false
		}
	}
	return true
}

// ofSite reports whether the place whose name ends before token i only says
// which site is meant by a name to come: "the Sarajevo suburb of Dobrinja", "a
// Sarajevo suburb, Dobrinja", "Bosnia's northern town of Brcko".
func (f *finder) ofSite(i int, s nlp.Sentence) bool {
	d := f.doc
	if i+1 < s.Last && d.Tokens[i].Tag == "POS" {
		i = f.nounFrom(i + 1)
	}
	if i+2 >= s.Last || !isNoun(d.Tokens[i].Tag) || !isSite(f.noun(i)) || !strings.HasPrefix(d.Tokens[i+2].Tag, "NNP") {
		return false
	}
	return strings.EqualFold(d.Word(i+1), "of") || d.Word(i+1) == "," && f.tree.rel(f.tree.headOf(i+2, f.nameEnd(i+2, s))) == "appos"
}

// quarter reports whether a place that is on no map is part of one that is, as
// in "the Tunvik district of Oslo": not as in "the Oslo suburb of Tunvik".
func (f *finder) quarter(l location, s nlp.Sentence) bool {
	mapped := func(l location) bool { e := f.byID[l.Entity]; return e != nil && e.GeoNames != 0 }
	if mapped(l) || l.last+2 >= s.Last || f.tree.low(l.last+1) != "of" {
		return false
	}
	around, ok := f.knownPlace(s, l.last+2)
	return ok && mapped(around)
}

// nameEnd returns the token behind the name that begins at token i.
func (f *finder) nameEnd(i int, s nlp.Sentence) int {
	for i++; i < s.Last && strings.HasPrefix(f.doc.Tokens[i].Tag, "NNP"); i++ {
	}
	return i
}

// around reports whether place b, named next after a, only says where a is.
func (f *finder) around(a, b location) bool {
	if b.first-a.end > 9 || f.doc.Tokens[a.end].Tag == "POS" || f.doc.Tokens[a.end].Tag == "CC" {
		return false
	}
	for i := a.end; i < b.first; i++ {
		switch tag := f.doc.Tokens[i].Tag; {
		case isVerb(tag) && tag != "VBN", tag == "CC", tag == "TO", tag == "WRB", tag == ":":
			return false
		}
		switch f.tree.low(i) {
		case "to", "from", "into", "against", "by", "for", "after", "before", "during", "when", "while":
			return false
		}
	}
	return true
}

// isSite reports whether a noun may be the last word of a place's name.
func isSite(noun string) bool { return has(classes, noun, "site") }

// headed reports whether a place's name stands for the place: it is no
// adjective ("Thai", "Pakistani-style") and no modifier of anything but a word
// for a place ("Aleppo province" but not "Madrid bombings").
func (f *finder) headed(m nlp.Span) bool {
	d := f.doc
	first, last := d.TokenAt(m.Start), d.TokenAt(m.End-1)
	if d.Tokens[last].End > m.End || strings.HasPrefix(d.Tokens[first].Tag, "JJ") && first == last {
		return false
	}
	next := last + 1
	if next == len(d.Tokens) || f.isDate(phrase{next, next + 1, next}) {
		return true
	}
	switch tag := d.Tokens[next].Tag; {
	case tag == "HYPH":
		return false
	case isNoun(tag):
		w := f.noun(f.nounFrom(next))
		return isSite(f.noun(next)) || isSite(w) || has(classes, w, "property") || has(classes, w, "building") || has(classes, w, "facility")
	}
	return true
}

// here reports whether a verb is said to have happened where the article was
// written.
func (f *finder) here(verb int) bool {
	for _, c := range f.tree.children[verb] {
		if f.tree.rel(c) == "advmod" && f.tree.low(c) == "here" {
			return true
		}
	}
	return false
}

// dateline returns the place the article was written in, or nil.
func (f *finder) dateline() *Arg {
	s := f.doc.Sentences[0]
	for i, body := s.First, f.doc.AfterDateline(s); i < body; i++ {
		if l, ok := f.knownPlace(s, i); ok {
			return &l.Arg
		}
	}
	return nil
}
