package ner

import (
	_ "embed"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

//go:embed data/acronyms.txt
var acronymData string

var acronyms = hashes(acronymData)

// How many letters an acronym has.
const (
	shortAcronym = 3
	longAcronym  = 6
)

// places are the marks of words in lists of places or first names.
const places = 3<<(2*gazetteer.Country) | 3<<(2*gazetteer.City) | 3<<(2*gazetteer.Region) | 3<<(2*gazetteer.Given)

// acronym reports whether token i is one that most likely stands for an
// organisation: the corpora we learn from know few, and news is full of them.
func (c *context) acronym(d *Document, s [2]int, i int) bool {
	w := &d.Words[i]
	if !w.AllUpper || w.Length < shortAcronym || w.Length > longAcronym || w.Lexicon&places != 0 || acronyms[w.Lower] {
		return false
	}
	// not among other words in capitals
	for _, k := range [2]int{i - 1, i + 1} {
		if k >= s[0] && k < s[1] && d.Words[k].AllUpper && d.Words[k].Length >= shortAcronym {
			return false
		}
	}
	return true
}

// organizes reports whether w ends the names of organisations and not of
// places.
func organizes(w *word.Word) bool {
	return w.Upper && w.Lexicon>>(2*gazetteer.OrganizationWord)&1 == 1 && w.Lexicon>>(2*gazetteer.PlaceWord)&1 == 0
}

// correct changes the labels of a sentence by what the words themselves say:
// acronyms are organisations, and so is what ends like one.
func (c *context) correct(d *Document, s [2]int, ls []uint8) {
	if capitals(d.Words[s[0]:s[1]]) {
		return
	}
	for i := 0; i < len(ls); i++ {
		if (ls[i] == outside || placeOf(ls[i]) == single) && c.acronym(d, s, s[0]+i) {
			ls[i] = label(Organization, single)
		}
		if ls[i] != outside && placeOf(ls[i]) == last && typeOf(ls[i]) != Organization && organizes(&d.Words[s[0]+i]) {
			k := i
			for ; placeOf(ls[k]) != first; k-- {
				ls[k] = label(Organization, placeOf(ls[k]))
			}
			ls[k] = label(Organization, first)
		}
	}
}
