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

// joinPossessives makes one name of a plural and the body that is theirs: "the
// Dockers' Federation".
func joinPossessives(words []string, names []name) []name {
	out := names[:0]
	for _, n := range names {
		k := len(out) - 1
		if k >= 0 && n.first < out[k].last {
			out[k].last = max(out[k].last, n.last) // its first word was taken below
			continue
		}
		if k >= 0 && n.typ == Organization && out[k].typ != Person && out[k].last+1 == n.first && apostrophe(words[n.first-1]) {
			out[k].last, out[k].typ = n.last, Organization
			continue
		}
		if last := n.last; n.typ != Person && last+1 < len(words) && apostrophe(words[last]) && lex().orgwords[words[last+1]] {
			n.last, n.typ = last+2, Organization
		}
		out = append(out, n)
	}
	return out
}

func apostrophe(w string) bool { return w == "'" || w == "’" }

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

// split returns the names in n, which the recogniser took for one: a person's
// name ends before "of" and "from", and "and" joins two.
func split(words []string, n name) []name {
	if n.typ != Person {
		return []name{n}
	}
	var out []name
	first := n.first
	for i := n.first; i <= n.last; i++ {
		if i < n.last && words[i] != "and" && words[i] != "of" && words[i] != "from" {
			continue
		}
		if i > first {
			out = append(out, name{first: first, last: i, typ: n.typ})
		}
		if i < n.last && words[i] != "and" {
			break
		}
		first = i + 1
	}
	return out
}

// refine trims n to the name proper and settles its type.
func refine(doc *nlp.Document, words []string, n name) (name, bool) {
	l := lex()
	if isArticle(words[n.first]) {
		n.first++
	}
	if n.first >= n.last {
		return n, false
	}
	text := strings.Join(words[n.first:n.last], " ")
	_, known := l.organizations[text]
	if p, ok := place.Lookup(text); ok && (n.typ == Place && !known || p.IsCountry()) {
		n.typ = Place
		return n, true
	}
	if known {
		n.typ = Organization
		return n, true
	}
	if n.last-n.first == 1 {
		if _, ok := place.Demonym(text); ok {
			n.typ = Group
		}
		if n.typ == Group {
			return n, standsAlone(doc, n)
		}
	}
	if l.orgwords[words[n.last-1]] && n.last-n.first > 1 || isAcronym(text) {
		n.typ = Organization
	}
	if n.typ == Person && n.first > 1 && bearings[words[n.first-1]] && situated(words[n.first-2]) {
		n.typ = Place // "in central Lille"
	}
	if n.typ == Person && n.last-n.first == 1 && doc.Tokens[n.first].Tag == "NNS" {
		n.typ = Group
	}
	if n.typ == Person {
		n.first += leadingRole(words[n.first:n.last])
	}
	return n, n.first < n.last && startsName(words[n.first])
}

// leadingRole returns how many words before a name are titles, offices and
// the countries or bodies they belong to: "Turkish Defence Minister".
func leadingRole(words []string) int {
	for i := len(words) - 2; i >= 0; i-- {
		if lex().isRole(words[i]) {
			return i + 1
		}
	}
	if len(words) > 1 {
		if _, ok := place.Demonym(words[0]); ok {
			return 1
		}
	}
	return 0
}

// standsAlone reports whether the name of a people is a noun ("the Kurds", "a German"),
// not an adjective before one ("Turkish soldiers").
func standsAlone(doc *nlp.Document, n name) bool {
	if t := doc.Tokens[n.first]; strings.HasPrefix(t.Tag, "JJ") || t.Head >= n.last && (t.Rel == "amod" || t.Rel == "compound") {
		return false
	}
	return n.last == len(doc.Tokens) || !strings.HasPrefix(doc.Tokens[n.last].Tag, "NN")
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

// titledNames returns the names after courtesies that are not covered yet:
// "Mr Winter".
func titledNames(words []string, covered []bool) []name {
	var out []name
	for i := 0; i+1 < len(words); i++ {
		if !courtesies[words[i]] || covered[i] || covered[i+1] || !startsName(words[i+1]) {
			continue
		}
		last := i + 2
		for last < len(words) && last < i+4 && !covered[last] && startsName(words[last]) {
			last++
		}
		out = append(out, name{first: i + 1, last: last, typ: Person})
	}
	return out
}

// repeatedNames returns the names that the recogniser found elsewhere in the
// article, and the surnames of its people, where it missed them.
func repeatedNames(doc *nlp.Document, words []string, names []name, covered []bool) []name {
	for _, n := range names {
		cover(covered, n.first, n.last)
	}
	known := map[string][]name{} // by first word; the longest first
	enter := func(n name) {
		w := words[n.first]
		for _, k := range known[w] {
			if slices.Equal(words[k.first:k.last], words[n.first:n.last]) {
				return
			}
		}
		if len(known[w]) < maxNamesakes {
			known[w] = append(known[w], n)
		}
	}
	for _, n := range names {
		if n.typ == Group || n.typ == Other || n.typ == Place && n.last-n.first == 1 {
			continue
		}
		enter(n)
		if n.typ == Person && n.last-n.first > 1 {
			if last := n.last - 1; startsName(words[last]) && len(words[last]) > 2 {
				enter(name{first: last, last: n.last, typ: Person})
			}
		}
	}
	for _, ks := range known {
		slices.SortStableFunc(ks, func(a, b name) int { return (b.last - b.first) - (a.last - a.first) })
	}
	var out []name
	for i := 0; i < len(words); i++ {
		if covered[i] || !strings.HasPrefix(doc.Tokens[i].Tag, "NN") {
			continue
		}
		for _, k := range known[words[i]] {
			n := k.last - k.first
			if i+n > len(words) || slices.Contains(covered[i:i+n], true) || !slices.Equal(words[i:i+n], words[k.first:k.last]) {
				continue
			}
			if k.typ == Organization && n == 1 && !isAcronym(words[i]) && !strings.HasPrefix(doc.Tokens[i].Tag, "NNP") {
				continue
			}
			out = append(out, name{first: i, last: i + n, typ: k.typ, place: k.place})
			i += n - 1
			break
		}
	}
	return out
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
	return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) || unicode.IsDigit(r) || particles[w] || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
}

// particles are the small words a name may begin with.
var particles = map[string]bool{
	"al": true, "bin": true, "bint": true, "da": true, "de": true, "del": true, "der": true, "di": true, "dos": true,
	"el": true, "ibn": true, "la": true, "le": true, "ter": true, "van": true, "von": true,
}
