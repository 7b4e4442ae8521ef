package entity

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
)

// resolvePlaces gives every name of a place the place it means, and every
// organization the place that its name begins or ends with. Names that the
// recogniser holds for something else become places where the article's other
// places speak for it.
func resolvePlaces(doc *nlp.Document, words []string, names []name, ctx place.Context) {
	mentions := make([]place.Mention, len(names))
	for i, n := range names {
		mentions[i] = placeMention(doc, words, n)
		countHints(words, n, ctx)
	}
	for i, p := range place.Resolve(mentions, ctx) {
		if p.Name == "" {
			continue
		}
		n := &names[i]
		whole := mentions[i].Name == doc.TokenSpan(n.first, n.last).Text
		switch {
		case whole && n.typ != Person:
			n.typ, n.place = Place, p
		case whole:
			if mentions[i].Inside != "" || situated(words, n.first) {
				n.typ, n.place = Place, p
			}
		default:
			n.near = p
		}
	}
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
	m := place.Mention{Name: doc.TokenSpan(n.first, n.last).Text, Inside: container(doc, words, n.last), Weak: n.typ != Place}
	if _, ok := place.Lookup(m.Name); ok || n.typ == Person || n.typ == Group {
		return m
	}
	if first, last := placeWithin(words, n); first < last {
		m.Name, m.Weak = doc.TokenSpan(first, last).Text, true
	}
	return m
}

// container returns the name of the country, province or county that follows a
// name after a comma or bracket: "Texas" in "Paris, Texas".
func container(doc *nlp.Document, words []string, last int) string {
	if last+1 >= len(words) || words[last] != "," && words[last] != "(" {
		return ""
	}
	n := place.Area(words, last+1)
	if n == 0 {
		return ""
	}
	return doc.TokenSpan(last+1, last+1+n).Text
}

// placeWithin returns the words of a name that are the name of a place: at its
// start ("Athens Police Department"), after "of" ("Bank of Malta") or at its
// end ("Radio Winnipeg").
func placeWithin(words []string, n name) (first, last int) {
	try := func(i int) bool {
		place.Names(words[:n.last], i, func(_ place.Place, k int) bool {
			if startsName(words[i]) && !(i == n.first && k == n.last-n.first) {
				first, last = i, i+k
			}
			return last > first
		})
		return last > first
	}
	start := n.first
	for start < n.last-1 && bearings[strings.ToLower(words[start])] {
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
	if n.last-n.first > 1 && try(n.last-1) {
		return first, last
	}
	return 0, 0
}

// bearings are the words before a place's name for a part of it.
var bearings = map[string]bool{
	"central": true, "downtown": true, "east": true, "eastern": true, "greater": true, "metro": true, "metropolitan": true,
	"north": true, "northeast": true, "northeastern": true, "northern": true, "northwest": true, "northwestern": true,
	"south": true, "southeast": true, "southeastern": true, "southern": true, "southwest": true, "southwestern": true,
	"suburban": true, "upstate": true, "west": true, "western": true,
}

// situated reports whether the word before token i says that a place follows.
func situated(words []string, i int) bool {
	if i == 0 {
		return false
	}
	switch words[i-1] {
	case "in", "In", "near", "at", "from", "outside", "around":
		return true
	}
	return false
}
