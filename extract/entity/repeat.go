package entity

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// titledNames returns the names after courtesies that are not covered yet:
// "Mr Winter".
func titledNames(words []string, covered []bool) []name {
	var out []name
	for i := 0; i+1 < len(words); i++ {
		if !is("courtesy", words[i]) || covered[i] || covered[i+1] || !startsName(words[i+1]) {
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
