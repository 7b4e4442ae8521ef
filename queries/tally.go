package queries

import (
	"cmp"
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

// newTallies puts the deeds of each pair together, and counts the events: each
// once, however many tell it.
func newTallies(told []*deed) []deeds {
	at := make(map[pair]int32, len(told))
	of := make([]int32, len(told)) // the place of each one's pair
	var sizes []int32
	for i, d := range told {
		p, ok := at[d.pair]
		if !ok {
			p = int32(len(sizes))
			at[d.pair] = p
			sizes = append(sizes, 0)
		}
		of[i] = p
		sizes[p]++
	}
	out := make([]deeds, len(sizes))
	room := make([]*deed, len(told)) // one list for all
	for i, n := range sizes {
		out[i].told, room = room[:0:n], room[n:]
	}
	for i, d := range told {
		p := &out[of[i]]
		p.pair = d.pair
		p.told = append(p.told, d)
	}
	var firsts []quad.IRI
	for i := range out {
		p := &out[i]
		if p.events = len(p.told); p.events == 1 {
			continue
		}
		firsts = firsts[:0]
		for _, d := range p.told {
			firsts = append(firsts, d.first)
		}
		slices.Sort(firsts)
		p.events = len(slices.Compact(firsts))
	}
	return out
}

// ranked returns the pairs with most events in their order, at least those that a
// asks for.
func ranked(pairs []deeds, a Args) []*deeds {
	all := make([]*deeds, len(pairs))
	for i := range pairs {
		all[i] = &pairs[i]
	}
	out := most(all, func(d *deeds) int { return d.events }, a)
	slices.SortFunc(out, func(x, y *deeds) int {
		return cmp.Or(y.events-x.events, cmp.Compare(x.actor, y.actor), cmp.Compare(x.target, y.target))
	})
	return out
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
