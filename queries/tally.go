package queries

import (
	"cmp"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"
)

// A pair is two actors, one of whom acts on the other.
type pair struct{ actor, target quad.IRI }

// A tally of what one does to the other.
type deeds struct {
	pair
	told   []*deed // all tellings, in no order until they are tallied
	events int

	// Only of those that are shown, see tally:
	types   []typeCount
	claimed int
	latest  quad.IRI
}

// A typeCount is how many events are of a type.
type typeCount struct {
	typ string
	n   int
}

// ranked returns the pairs with most events in their order, at least those that a
// asks for.
func ranked(pairs map[pair]*deeds, a Args) []*deeds {
	out := most(slices.Collect(maps.Values(pairs)), func(d *deeds) int { return d.events }, a)
	slices.SortFunc(out, func(x, y *deeds) int {
		return cmp.Or(y.events-x.events, cmp.Compare(x.actor, y.actor), cmp.Compare(x.target, y.target))
	})
	return out
}

// count counts the events: each once, however many tell it.
func (d *deeds) count() {
	if d.events = len(d.told); d.events == 1 {
		return
	}
	firsts := make(map[quad.IRI]bool, len(d.told))
	for _, one := range d.told {
		firsts[one.first] = true
	}
	d.events = len(firsts)
}

// tally sorts the tellings, the newest first, and counts the events by what the
// newest telling of each says.
func (d *deeds) tally() {
	slices.SortFunc(d.told, func(a, b *deed) int {
		return cmp.Or(cmp.Compare(b.days.start(), a.days.start()), cmp.Compare(a.event, b.event))
	})
	d.latest = d.told[0].event
	counted := map[quad.IRI]bool{}
	for _, one := range d.told {
		if counted[one.first] {
			continue
		}
		counted[one.first] = true
		i := slices.IndexFunc(d.types, func(t typeCount) bool { return t.typ == one.typ })
		if i < 0 {
			i = len(d.types)
			d.types = append(d.types, typeCount{typ: one.typ})
		}
		d.types[i].n++
		if one.claimed {
			d.claimed++
		}
	}
}
