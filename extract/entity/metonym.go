package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/place"
)

// government returns the place that n stands for: its country, where a capital
// is the subject of what a government does ("Ankara pledged"), else its own.
func (f *finder) government(n name) place.Place {
	if !n.place.IsCapital() || n.place.Name == "Brussels" { // the Union's more often than Belgium's
		return n.place
	}
	if s := f.doc.Sentences[f.doc.SentenceAt(f.doc.Tokens[n.first].Start)]; n.last <= f.doc.AfterDateline(s) {
		return n.place
	}
	if n.last < len(f.doc.Tokens) {
		switch w := f.doc.Word(n.last); {
		case w == "(", w == ",", strings.HasPrefix(f.doc.Tokens[n.last].Tag, "NN"):
			return n.place // a place in an address, "the Dublin mayor"
		}
	}
	if n.first > 1 && f.doc.Word(n.first-1) == "of" && is("favour", f.doc.Tokens[n.first-2].Lemma) {
		if country, ok := place.Country(n.place.Country); ok {
			return country
		}
	}
	if n.first > 0 && (is("bearing", strings.ToLower(f.doc.Word(n.first-1))) || situated(f.doc.Word(n.first-1))) {
		return n.place
	}
	for i := n.first; i < n.last; i++ {
		t := f.doc.Tokens[i]
		if t.Rel != "nsubj" || t.Head < 0 || f.doc.Tokens[t.Head].Tag == "" || f.doc.Tokens[t.Head].Tag[0] != 'V' || is("idle", f.doc.Tokens[t.Head].Lemma) {
			continue
		}
		if country, ok := place.Country(n.place.Country); ok {
			return country
		}
	}
	return n.place
}
