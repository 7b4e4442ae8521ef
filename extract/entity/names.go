package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
)

// A name is a proper name in the text: the tokens first up to but not
// including last, and what kind of thing it names.
type name struct {
	first, last int
	typ         Type
	place       place.Place // what a place's name means, once resolved
	near        place.Place // the place that is part of the name of something else
}

// findNames returns the names of doc: those of the recogniser, rid of titles
// and demonyms and with the types the gazetteers know better, and those it
// missed that a gazetteer has.
func findNames(doc *nlp.Document, ctx place.Context) []name {
	words := make([]string, len(doc.Tokens))
	for i := range words {
		words[i] = doc.Word(i)
	}
	var names []name
	covered := make([]bool, len(words))
	for _, n := range doc.Names {
		for _, part := range split(words, name{first: n.First, last: n.Last, typ: typeOf(n.Type)}) {
			if m, ok := refine(doc, words, part); ok {
				names = append(names, m)
				cover(covered, m.first, m.last)
			}
		}
	}
	names = joinPossessives(words, names)
	for _, n := range names {
		cover(covered, n.first, n.last)
	}
	names = append(names, organizationNames(words, covered)...)
	names = append(names, placeNames(doc, words, covered, names)...)
	names = append(names, titledNames(words, covered)...)
	names = append(names, repeatedNames(doc, words, names, covered)...)
	slices.SortFunc(names, func(a, b name) int { return a.first - b.first })
	return resolvePlaces(doc, words, names, ctx)
}

func typeOf(t nlp.NameType) Type {
	switch t {
	case nlp.Person:
		return Person
	case nlp.Organization:
		return Organization
	case nlp.Place:
		return Place
	case nlp.Group:
		return Group
	}
	return Other
}

// organizationNames returns the known organizations among the words not covered
// yet.
func organizationNames(words []string, covered []bool) []name {
	const longest = 6 // words of a known organization's name
	var out []name
	for i := 0; i < len(words); i++ {
		if covered[i] || !startsName(words[i]) {
			continue
		}
		for n := min(longest, len(words)-i); n > 0; n-- {
			if _, ok := lex().organizations[strings.Join(words[i:i+n], " ")]; ok && !slices.Contains(covered[i:i+n], true) {
				out = append(out, name{first: i, last: i + n, typ: Organization})
				cover(covered, i, i+n)
				break
			}
		}
	}
	return out
}

func cover(covered []bool, first, last int) {
	for i := first; i < last; i++ {
		covered[i] = true
	}
}

func isArticle(w string) bool { return w == "the" || w == "The" || w == "a" || w == "A" }

// isAcronym reports whether w is two to six capitals, perhaps with digits.
func isAcronym(w string) bool {
	capitals := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !unicode.IsDigit(r) && r != '-' && r != '&':
			return false
		}
	}
	return capitals >= 2 && len(w) <= 6
}

func startsName(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) || unicode.IsDigit(r) || is("particle", w) || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
}
