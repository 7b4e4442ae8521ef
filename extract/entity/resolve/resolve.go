// Package resolve tells which entities of different articles are one thing,
// and which of one name are not. Use [Resolve].
//
// Names decide, and what the articles say besides: roles, countries and who
// else is spoken of. Every answer has a reason and a confidence; those below
// [Enough] are only proposed.
package resolve

import (
	"cmp"
	"slices"
	"strings"
)

// A Sighting is one entity in one article.
type Sighting struct {
	Article   string
	ID        string   // of the entity: "person/hulusi-akar"
	Type      string   // "person", "organization", "group" or "place"
	Names     []string // the main name first
	Roles     []string
	Countries []string
	Place     string // identifier of a place in a gazetteer, "" for none
}

// Enough is the confidence from which entities are merged.
const Enough = 0.7

// A Merge says that entity From is entity Into.
type Merge struct {
	From, Into string
	Reason     string
	Confidence float64
}

// A Split says that what Articles call Of is another thing of the same Name,
// to be known as As.
type Split struct {
	Of, As     string
	Name       string
	Articles   []string
	Reason     string
	Confidence float64
}

// A Resolution is who is who across articles, in a fixed order. Doubts are
// merges that were not made.
type Resolution struct {
	Merges, Doubts []Merge
	Splits         []Split
}

// Resolve finds who is who among the sightings. The order of the sightings
// does not matter.
func Resolve(sightings []Sighting) Resolution {
	r := newResolver(sightings)
	var out Resolution
	out.Splits = r.split()
	for _, e := range r.entities {
		m, ok := r.match(e)
		switch {
		case !ok:
		case m.Confidence >= Enough:
			out.Merges = append(out.Merges, m)
		default:
			out.Doubts = append(out.Doubts, m)
		}
	}
	out.Merges = flatten(out.Merges)
	for _, ms := range [][]Merge{out.Merges, out.Doubts} {
		slices.SortFunc(ms, func(a, b Merge) int { return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.Into, b.Into)) })
	}
	return out
}

// flatten leads every chain of merges to its end.
func flatten(ms []Merge) []Merge {
	into := map[string]string{}
	for _, m := range ms {
		into[m.From] = m.Into
	}
	for i := range ms {
		seen := map[string]bool{ms[i].From: true}
		for next, ok := into[ms[i].Into]; ok && !seen[ms[i].Into]; next, ok = into[ms[i].Into] {
			seen[ms[i].Into] = true
			ms[i].Into = next
		}
	}
	return slices.DeleteFunc(ms, func(m Merge) bool { return m.From == m.Into })
}
