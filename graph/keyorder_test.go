package graph

import (
	"bytes"
	"cmp"
	"math/rand/v2"
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
