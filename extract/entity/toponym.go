package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
)

// placeNames returns the names of places that the recogniser missed, among the
// words not covered yet: countries, capitals and provinces, abbreviations of
// provinces ("Ky."), names that are places elsewhere in the article, and names
// that a preposition or a container after them shows to be places.
func placeNames(doc *nlp.Document, words []string, covered []bool, found []name) []name {
	known := map[string]bool{}
	for _, n := range found {
		if n.typ == Place {
			known[strings.ToLower(strings.Join(words[n.first:n.last], " "))] = true
		}
	}
	var out []name
	add := func(n name) {
		out = append(out, n)
		cover(covered, n.first, n.last)
	}
	for i, w := range words {
		if w == "counties" || w == "Counties" {
			for _, k := range listBefore(words, i) {
				if !covered[k] {
					add(name{first: k, last: k + 1, typ: Other})
				}
			}
		}
	}
	for i := 0; i < len(words); i++ {
		if r, _ := utf8.DecodeRuneInString(words[i]); covered[i] || !unicode.IsUpper(r) {
			continue
		}
		if abbreviatedAt(doc, words, i) {
			add(name{first: i, last: i + 1, typ: Place})
			continue
		}
		place.Names(words, i, func(p place.Place, n int) bool {
			if slices.Contains(covered[i:i+n], true) || joined(doc, words, i, i+n) {
				return false
			}
			found := name{first: i, last: i + n, typ: Place}
			switch {
			case p.IsCountry(), p.IsCapital(), known[strings.ToLower(strings.Join(words[i:i+n], " "))]:
			case container(doc, words, i+n) != "":
			case n > 1, situatedAt(words, i), (p.IsProvince() || p.Province == "") && utf8.RuneCountInString(words[i]) > 3:
				found.typ = Other // perhaps
			default:
				return false
			}
			add(found)
			return true
		})
	}
	return slices.DeleteFunc(out, func(n name) bool { return n.first == n.last })
}

// listBefore returns the capitalised words of the enumeration that ends before
// word i: of "Delta, Lamar and Hunt counties", three.
func listBefore(words []string, i int) []int {
	var out []int
	for i > 0 && capital(words[i-1]) && len(out) < maxList {
		out = append(out, i-1)
		i--
		for i > 0 && (words[i-1] == "," || words[i-1] == "and" || words[i-1] == "or") {
			i--
		}
	}
	return out
}

// maxList is how many counties one enumeration may have.
const maxList = 40

// joined reports whether the words are part of something longer, by a hyphen or
// by a capitalised word on either side.
func joined(doc *nlp.Document, words []string, first, last int) bool {
	if first > 0 && (words[first-1] == "-" || capital(words[first-1]) && first-1 > doc.Sentences[max(0, doc.SentenceAt(doc.Tokens[first].Start))].First) {
		return true
	}
	return last < len(words) && (words[last] == "-" || capital(words[last]) && !lex().isRole(words[last]) && doc.Tokens[last].Start-doc.Tokens[last-1].End == 1)
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// abbreviatedAt reports whether token i is the abbreviation of a province: with
// a point, after the comma behind a place or after a preposition.
func abbreviatedAt(doc *nlp.Document, words []string, i int) bool {
	if i == 0 || words[i-1] != "," && words[i-1] != "(" && !situatedAt(words, i) {
		return false
	}
	w := abbreviation(doc, words, i)
	if !strings.HasSuffix(w, ".") && strings.ToUpper(w) != w {
		return false
	}
	p, ok := place.Lookup(w)
	return ok && (p.IsProvince() || p.IsCountry())
}

// abbreviation returns token i with the point after it, which the tokenizer may
// have taken for the sentence's.
func abbreviation(doc *nlp.Document, words []string, i int) string {
	if i+1 < len(words) && words[i+1] == "." && doc.Tokens[i+1].Start == doc.Tokens[i].End {
		return words[i] + "."
	}
	return words[i]
}
