package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
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
		if tag := f.doc.Tokens[i].Tag; !before(tag) && !strings.HasPrefix(tag, "RB") {
			return false
		}
	}
	return true
}

// ofSite reports whether the place whose name ends before token i only says
// which site is meant by a name to come: "the Sarajevo suburb of Dobrinja", "a
// Sarajevo suburb, Dobrinja", "Bosnia's northern town of Brcko", "the Somali
// capital Mogadishu".
func (f *finder) ofSite(l location, s nlp.Sentence) bool {
	d, i := f.doc, f.siteBehind(l, s)
	if i < 0 {
		return false
	}
	named := func(i int) bool { return strings.HasPrefix(d.Tokens[i].Tag, "NNP") && !f.isDate(phrase{i, i + 1, i}) }
	determined, oneOf := f.determined(l, s)
	switch {
	case strings.EqualFold(d.Word(i+1), "of"):
		return named(i+2) && determined
	case named(i + 1):
		return has(classes, f.noun(i), "town")
	case d.Word(i+1) == "," && named(i+2):
		return oneOf && f.tree.rel(f.tree.headOf(i+2, f.nameEnd(i+2, s))) == "appos"
	}
	return false
}

// siteBehind returns the token of the noun for a site that ends the noun phrase
// a place's name begins, "suburb" of "Oslo's northern suburb", or -1.
func (f *finder) siteBehind(l location, s nlp.Sentence) int {
	d, i := f.doc, l.last
	if i+1 < s.Last && d.Tokens[i].Tag == "POS" {
		i++
	}
	common := func(i int) bool { return d.Tokens[i].Tag == "NN" || d.Tokens[i].Tag == "NNS" }
	for ; i+2 < s.Last; i++ {
		if common(i) && isSite(f.noun(i)) && !common(i+1) {
			return i
		}
		if tag := d.Tokens[i].Tag; !before(tag) && !strings.HasPrefix(tag, "RB") {
			break
		}
	}
	return -1
}

// determined reports whether the noun phrase of a place's name begins with an
// article or a possessor, and whether it speaks of one of several: "a Sarajevo
// suburb", "Sarajevo's suburb".
func (f *finder) determined(l location, s nlp.Sentence) (some, oneOf bool) {
	if f.doc.Tokens[l.last].Tag == "POS" {
		return true, true
	}
	for i := f.leftOf(s, l.first) + 1; i < l.first; i++ {
		switch f.doc.Tokens[i].Tag {
		case "DT":
			w := f.tree.low(i)
			return true, w == "a" || w == "an" || w == "another"
		case "POS", "PRP$":
			return true, false
		}
	}
	return false, false
}

// quarter reports whether a place that is on no map is part of one that is, as
// in "the Tunvik district of Oslo": not as in "the Oslo suburb of Tunvik" or
// "the Sogn town of Tunvik".
func (f *finder) quarter(l location, s nlp.Sentence) bool {
	onMap := func(l location) bool { e := f.byID[l.Entity]; return e != nil && (e.GeoNames != 0 || e.Lat != nil) }
	i := f.siteBehind(l, s)
	if onMap(l) || i < 0 || f.tree.low(i+1) != "of" || has(classes, f.noun(i), "town") {
		return false
	}
	_, known := f.knownPlace(s, i+2)
	_, like := f.placeLike(s, i+2)
	return known || like
}

// nameEnd returns the token behind the name that begins at token i.
func (f *finder) nameEnd(i int, s nlp.Sentence) int {
	for i++; i < s.Last && strings.HasPrefix(f.doc.Tokens[i].Tag, "NNP"); i++ {
	}
	return i
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
	if _, people := place.Demonym(m.Text); people {
		return false
	}
	site := func(w string) bool {
		return isSite(w) || has(classes, w, "property") || has(classes, w, "building") || has(classes, w, "facility")
	}
	next := last + 1
	if next == len(d.Tokens) || f.isDate(phrase{next, next + 1, next}) {
		return true
	}
	switch tag := d.Tokens[next].Tag; {
	case tag == "HYPH":
		return false
	case describes(tag) && f.tree.rel(last) == "compound" && d.Tokens[last].Head > next:
		return site(f.noun(d.Tokens[last].Head)) // not "a US 1st Infantry Division soldier"
	case isNoun(tag):
		return isSite(f.noun(next)) || site(f.noun(f.nounFrom(next)))
	}
	return true
}

// abroad reports whether a country's name says whose embassy or base is meant.
func (f *finder) abroad(e *entity.Entity, m entity.Mention) bool {
	if !isCountry(e) {
		return false
	}
	next := f.doc.TokenAt(m.End-1) + 1
	if next < len(f.doc.Tokens) && f.doc.Tokens[next].Tag == "POS" {
		next++
	}
	for ; next < len(f.doc.Tokens) && before(f.doc.Tokens[next].Tag); next++ {
		if f.mission(next) {
			return true
		}
	}
	return false
}

// mission reports whether noun i is of what a country or an army has in other
// places: an embassy, a camp, but not of refugees.
func (f *finder) mission(i int) bool {
	w := f.noun(i)
	return has(classes, w, "embassy") || has(classes, w, "base") && !has(classes, f.noun(i-1), "refugee")
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
