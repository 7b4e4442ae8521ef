package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/place"
)

// A noun says what a common noun names.
type noun struct {
	kind   nounKind
	sector string // PLOVER's, where all it names belong to one
}

// nounKind tells people, bodies of people and places from all other things.
type nounKind string

const (
	thing  nounKind = ""
	human  nounKind = "person"
	body   nounKind = "body"
	locale nounKind = "place"
)

// noun returns what the noun at token i names, by its lemma and, where that is
// unknown, by its ending.
func (f *finder) noun(i int) noun {
	w := strings.ToLower(f.doc.Tokens[i].Lemma)
	if n, ok := lex().nouns[w]; ok {
		return n
	}
	if j := strings.LastIndexByte(w, '-'); j > 0 {
		if n, ok := lex().nouns[w[j+1:]]; ok {
			return n
		}
	}
	if len(w) > 5 {
		for _, end := range []string{"man", "woman", "person", "men", "women", "ologist", "ician", "worker", "holder", "goer"} {
			if strings.HasSuffix(w, end) {
				return noun{kind: human}
			}
		}
	}
	return noun{}
}

// genderOf returns the gender that a noun for a person tells.
func genderOf(noun string) gender {
	switch {
	case is("feminine", noun), strings.HasSuffix(noun, "woman"):
		return female
	case is("masculine", noun), strings.HasSuffix(noun, "man") && noun != "human":
		return male
	}
	return unknown
}

// sectorOf returns the PLOVER sector of a group: that of its noun, else of the
// words before it, "rebel commanders".
func (f *finder) sectorOf(m *mention) string {
	for i := m.head; i >= m.first; i-- {
		if n := f.noun(i); n.sector != "" {
			return n.sector
		}
	}
	return ""
}

// countryOf returns the country that the tokens of a phrase say it belongs to:
// "Turkish soldiers", "Mali's army", "US troops", but not "China experts".
func (f *finder) countryOf(first, last int) string {
	for i := first; i < last; i++ {
		if c, ok := place.Demonym(f.doc.Word(i)); ok && c != "" {
			return c
		}
		w := f.doc.Word(i)
		if !startsName(w) || !(strings.ToUpper(w) == w || i+1 < last && f.doc.Tokens[i+1].Tag == "POS") {
			continue
		}
		if p, ok := place.Lookup(w); ok && p.IsCountry() {
			return p.Country
		}
	}
	return ""
}
