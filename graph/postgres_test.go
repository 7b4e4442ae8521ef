package graph

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
)

// TestPostgresWalks asks PostgreSQL and Cayley's store in memory the same
// things.
func TestPostgresWalks(t *testing.T) {
	for seed := range int64(2) {
		r := rand.New(rand.NewSource(seed))
		nodes, preds := 4+r.Intn(20), 1+r.Intn(4)
		node := func() quad.Value { return quad.IRI(fmt.Sprint("ng:n", r.Intn(nodes))) }
		pred := func() quad.Value { return quad.IRI(fmt.Sprint("ng:p", r.Intn(preds))) }
		ours, theirs := openStore(t, "", Postgres), openStore(t, "", Memstore)
		var quads []quad.Quad
		for range 20 + r.Intn(80) {
			quads = append(quads, quad.Quad{Subject: node(), Predicate: pred(), Object: node(), Label: node()})
		}
		for _, s := range []*Store{ours, theirs} {
			if err := s.insert(context.Background(), quads); err != nil {
				t.Fatal(err)
			}
		}
		for range 30 {
			w := newWalk(r, node, pred, 1)
			got, want := w.answers(t, ours.qs), w.answers(t, theirs.qs)
			if !slices.Equal(got, want) {
				t.Errorf("seed %d: %s: %d answers, want %d\n%v\n%v", seed, w.text.String(), len(got), len(want), got, want)
			}
		}
	}
}
