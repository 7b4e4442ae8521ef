package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/place"
)

// How much of an article's settlements lie about one of them, and how near,
// for what has no position of its own to be there too.
const (
	localShare  = 0.75
	localReach  = 60 // km
	maxLocality = 60 // settlements that are looked at
)

// localize gives the bodies and the places whose names no gazetteer has the
// position of what they are said to belong to ("Lille's Central Market"), and
// streets and buildings else that of the one town that the article is about, if
// there is one.
func localize(words []string, names []name) {
	town, ok := locality(names)
	for i := range names {
		n := &names[i]
		if n.place.Name != "" || n.near.Name != "" {
			continue
		}
		owner := place.Place{}
		if i > 0 && owns(words, names[i-1].last, n.first) {
			owner = names[i-1].place
		}
		switch {
		case owner.Name != "" && (n.typ == Organization || n.typ == Place && owner.IsTown()):
			n.near = owner
		case ok && isLocal(words, *n):
			n.near = town
		}
	}
}

// owns reports whether the words between two names are a possessive.
func owns(words []string, last, first int) bool {
	return first == last+1 && (possessive(words[last]) || apostrophe(words[last]))
}

// isLocal reports whether n is the name of a building, a ground, a street or a
// road, of which one town's news speaks without saying where.
func isLocal(words []string, n name) bool {
	first, last := words[n.first], words[n.last-1]
	switch n.typ {
	case Place:
		return isFacility(last) || isFacility(first) || isStreet(last) || isStreet(first) || isRoad(first)
	case Organization:
		return isFacility(last) && !is("renowned", strings.ToLower(last)) && n.last-n.first > 1
	}
	return false
}

func isStreet(w string) bool { return is("street", strings.ToLower(strings.TrimSuffix(w, "."))) }

// awayFromNamesake reports whether a name may be that of something far from the
// place it is called after: "Atlantic Avenue", but not "Paris Town Hall".
func awayFromNamesake(words []string) bool {
	last := len(words) - 1
	return isStreet(words[last]) && (last == 0 || !is("seat", strings.ToLower(words[last-1])))
}

// isRoad reports whether w is a road's number: "A40", "M1", "I-95".
func isRoad(w string) bool {
	digits := strings.TrimPrefix(strings.TrimLeft(w, "AMNBI"), "-")
	return len(digits) < len(w) && digits != "" && strings.Trim(digits, "0123456789") == "" && len(w) <= 6
}

// locality returns the settlement named most among those near one another that
// an article's settlements nearly all belong to.
func locality(names []name) (_ place.Place, ok bool) {
	count := map[place.Place]int{}
	var towns []place.Place // in the order of the text
	all := 0
	for _, n := range names {
		if n.place.IsTown() || n.place.IsCounty() {
			if all++; count[n.place] == 0 && len(towns) < maxLocality {
				towns = append(towns, n.place)
			}
			count[n.place]++
		}
	}
	var best place.Place
	most := 0
	for _, t := range towns {
		about := 0
		for _, u := range towns {
			if place.Distance(t, u) < localReach {
				about += count[u]
			}
		}
		if float64(about) >= localShare*float64(all) && count[t] > most {
			best, most = t, count[t]
		}
	}
	return best, most > 0
}
