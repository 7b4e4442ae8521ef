package graph

import (
	"bytes"
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
)

// Numbers and hashes are put in the order of the keys that are made of them.
func TestKeyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	one := func() byte { return []byte{'.', '/', '0', '[', '\\', ']', 0, 0xff, byte(r.Uint32())}[r.IntN(9)] }
	for range 20_000 {
		var x, y graph.ValueHash
		for i := range x {
			if x[i], y[i] = one(), one(); r.IntN(3) > 0 {
				y[i] = x[i]
			}
		}
		if got, want := compareAsKeys(&x, &y), bytes.Compare(appendEscaped(nil, x[:]), appendEscaped(nil, y[:])); got != want {
			t.Fatalf("%x and %x: %d, keys %d", x, y, got, want)
		}
		if got, want := cmp.Compare(startAsKey(&x), startAsKey(&y)), compareAsKeys(&x, &y); got != want && got != 0 {
			t.Fatalf("%x and %x: %d by their starts, keys %d", x, y, got, want)
		}
		n, m := uint64(0), uint64(0)
		for i := range 8 {
			n, m = n<<8|uint64(x[i]), m<<8|uint64(y[i])
		}
		if got, want := cmp.Compare(asKey(n), asKey(m)), bytes.Compare(appendNumber(nil, n), appendNumber(nil, m)); got != want {
			t.Fatalf("%x and %x: %d, keys %d", n, m, got, want)
		}
		if back := fromKey(asKey(n)); back != n {
			t.Fatalf("%x came back as %x", n, back)
		}
	}
}

// The keys of batches of numbers, cut where they are out of order, lie in ranges
// apart from each other.
func TestOutOfOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	type span struct{ first, last uint64 }
	var spans []span
	next := uint64(1)
	for i := range 600 {
		if i == 300 {
			next = '/'<<24 - 1<<20
		}
		first := next
		next += 1 + r.Uint64N(1<<r.IntN(19))
		cuts := append(outOfOrder(first), outOfOrder(next-1)...)
		for i, n := range cuts {
			cuts[i] = asKey(n)
		}
		slices.Sort(cuts)
		ranges := map[int]span{} // by the cuts before them
		for n := first; n < next; n++ {
			key := asKey(n)
			i, there := slices.BinarySearch(cuts, key)
			for there && i < len(cuts) && cuts[i] == key {
				i++
			}
			s, ok := ranges[i]
			if !ok {
				s = span{key, key}
			}
			ranges[i] = span{min(s.first, key), max(s.last, key)}
		}
		for _, s := range ranges {
			spans = append(spans, s)
		}
	}
	slices.SortFunc(spans, func(x, y span) int { return cmp.Compare(x.first, y.first) })
	for i := 1; i < len(spans); i++ {
		if spans[i].first <= spans[i-1].last {
			t.Fatalf("%x to %x and %x to %x overlap", fromKey(spans[i-1].first), fromKey(spans[i-1].last), fromKey(spans[i].first), fromKey(spans[i].last))
		}
	}
}
