package entity

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
)

// resolvePlaces gives every name of a place the place it means, and every
// organization the place that is part of its name. Names that the recogniser
// holds for something else become places where the article's other places
// speak for it.
func resolvePlaces(doc *nlp.Document, words []string, names []name, ctx place.Context) []name {
	mentions := make([]place.Mention, len(names))
	for i, n := range names {
		mentions[i] = placeMention(doc, words, n)
		mentions[i].Listed = i > 0 && listed(words, names[i-1].last, n.first)
		countHints(words, n, ctx)
	}
	markCounties(words, names, mentions)
	for i, p := range place.Resolve(mentions, ctx) {
		if p.Name == "" {
			continue
		}
		n := &names[i]
		switch {
		case !wholeName(doc, *n, mentions[i]), isKnown(mentions[i].Name):
			n.near = p
		case n.typ != Person, mentions[i].Inside != "", situatedAt(words, n.first):
			n.typ, n.place = Place, p
		}
	}
	for i := range names[:max(0, len(names)-1)] {
		n := &names[i]
		if n.place.Name == "" && n.near.Name == "" && (n.typ == Place || isFacility(words[n.last-1])) && liesIn(words, n.last, names[i+1].first) {
			n.near = names[i+1].place
		}
	}
	for i := range names {
		if n := &names[i]; n.typ == Organization && n.place.Name == "" && n.near.Name == "" {
			n.near = nationOf(words, *n)
		}
	}
	localize(words, names)
	return slices.DeleteFunc(names, func(n name) bool { return n.typ == Other })
}

// nationOf returns the country of an organization whose name begins with its
// demonym: "Russian Foreign Ministry". A building, such as an embassy, may stand
// abroad.
func nationOf(words []string, n name) place.Place {
	last := strings.ToLower(words[n.last-1])
	if code, ok := place.Demonym(words[n.first]); ok && n.last-n.first > 1 && (!is("facility", last) || is("renowned", last)) {
		country, _ := place.Country(code)
		return country
	}
	return place.Place{}
}

// isFacility reports whether a name that ends in word is that of a building or
// ground, which is where it is said to be.
func isFacility(word string) bool { return is("facility", strings.ToLower(word)) }

// liesIn reports whether the words between two names say that the first lies in
// the second: "Central Market in Lille".
func liesIn(words []string, last, first int) bool {
	return first == last+1 && (words[last] == "in" || words[last] == "at" || words[last] == ",")
}

// isKnown reports whether name is that of a known organization, such as the
// White House.
func isKnown(name string) bool {
	_, ok := lex().organizations[name]
	return ok
}

// wholeName reports whether a mention is all of the name n, not part of it.
func wholeName(doc *nlp.Document, n name, m place.Mention) bool {
	return strings.HasPrefix(m.Name, written(doc, n.first, n.last))
}

// countHints notes the country of a name that is a demonym.
func countHints(words []string, n name, ctx place.Context) {
	for i := n.first; i < n.last; i++ {
		if c, ok := place.Demonym(words[i]); ok {
			ctx.Countries[c]++
		}
	}
}

// placeMention returns what of n may name a place.
func placeMention(doc *nlp.Document, words []string, n name) place.Mention {
	if n.typ == Group {
		return place.Mention{}
	}
	m := place.Mention{Name: written(doc, n.first, n.last), Inside: container(doc, words, n.last), Weak: n.typ != Place, Town: townBefore(words, n.first)}
	if n.last-n.first == 1 {
		m.Name = abbreviation(doc, words, n.first)
	}
	if _, ok := place.Lookup(m.Name); ok || n.typ == Person || n.typ == Other {
		return m
	}
	if first, last := placeWithin(words, n); first < last {
		civic := last < n.last && is("civic", strings.ToLower(words[last])) && !(first == n.first && last-first == 1 && isGiven(words[first]))
		return place.Mention{Name: written(doc, first, last), Weak: !civic}
	}
	return m
}

// townBefore reports whether the words before i say that a town follows: "the
// city of".
func townBefore(words []string, i int) bool {
	if i < 2 || words[i-1] != "of" {
		return false
	}
	switch strings.ToLower(words[i-2]) {
	case "city", "town", "village":
		return true
	}
	return false
}

// container returns the name of the country, province or county that follows a
// name after a comma or bracket: "Texas" in "Paris, Texas".
func container(doc *nlp.Document, words []string, last int) string {
	if last+1 >= len(words) || words[last] != "," && words[last] != "(" || !capital(words[last+1]) {
		return ""
	}
	n := place.Area(words, last+1)
	if n > 1 {
		return written(doc, last+1, last+1+n)
	}
	if w := abbreviation(doc, words, last+1); n == 1 || place.IsArea(w) {
		return w
	}
	return ""
}

// placeWithin returns the words of a name that are the name of a place: at its
// start ("Athens Police Department"), after "of" ("Bank of Malta") or at the
// end of an organization's ("Radio Winnipeg").
func placeWithin(words []string, n name) (first, last int) {
	try := func(i int) bool {
		place.Names(words[:n.last], i, func(p place.Place, k int) bool {
			state := n.typ == Organization && (p.IsCountry() || p.IsProvince() || p.IsCapital()) // "Mexico's Senate"
			owner := !state && slices.ContainsFunc(words[i:min(i+k+1, n.last)], possessive)      // "King's College"
			if startsName(words[i]) && !owner && !(i == n.first && k == n.last-n.first) {
				first, last = i, i+k
			}
			return last > first
		})
		return last > first
	}
	if awayFromNamesake(words[n.first:n.last]) {
		return 0, 0 // "Atlantic Avenue" is anywhere
	}
	start := n.first
	for start < n.last-1 && is("bearing", strings.ToLower(words[start])) {
		start++
	}
	if try(start) {
		return first, last
	}
	for i := n.first + 1; i < n.last; i++ {
		if slices.Contains([]string{"of", "in", "at", "for"}, words[i-1]) && try(i) {
			return first, last
		}
	}
	if n.last-n.first > 1 && n.typ == Organization {
		if try(n.last - 1) {
			return first, last
		}
		for i := n.first + 1; i < n.last-1; i++ {
			if try(i) && famous(words, first, last) {
				return first, last
			}
		}
	}
	return 0, 0
}

// famous reports whether the words can hardly be anything but a place's name
// within an organization's: "Smart Dubai Office".
func famous(words []string, first, last int) bool {
	const people = 1_000_000
	p, _ := place.Lookup(strings.Join(words[first:last], " "))
	return p.Population >= people || p.IsCapital()
}

// isGiven reports whether word is a first name.
func isGiven(word string) bool { _, ok := lex().given[word]; return ok }

// situated reports whether a place follows the word.
func situated(word string) bool {
	switch word {
	case "in", "In", "near", "Near", "at", "from", "outside", "around":
		return true
	}
	return false
}

func situatedAt(words []string, i int) bool { return i > 0 && situated(words[i-1]) }

// listed reports whether nothing but the marks of an enumeration stands between
// two names.
func listed(words []string, last, first int) bool {
	if last >= first || first-last > 2 {
		return false
	}
	for _, w := range words[last:first] {
		if w != "," && w != "and" && w != "or" && w != "&" {
			return false
		}
	}
	return true
}

// markCounties makes counties of the names listed before "counties": "Delta and
// Hunt counties".
func markCounties(words []string, names []name, mentions []place.Mention) {
	for i := range names {
		if last := names[i].last; last >= len(words) || strings.ToLower(words[last]) != "counties" {
			continue
		}
		for k := i; k >= 0; k-- {
			if county := mentions[k].Name + " County"; place.IsArea(county) {
				mentions[k].Name, mentions[k].Inside, mentions[k].Weak = county, "", false
				names[k].typ = Place
			}
			if !mentions[k].Listed {
				break
			}
		}
	}
}
