package graph

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// TestNodes reads nodes one by one through Cayley's iterators, together and
// along single predicates, after additions, replacements and removals.
func TestNodes(t *testing.T) {
	ctx := context.Background()
	news := synthetic.News{Seed: 3}
	for _, backend := range backends {
		s := openStore(t, filepath.Join(t.TempDir(), "db"), backend)
		want := map[quad.IRI]Node{}
		for round := range 3 {
			var facts []*extract.Facts
			for i := range 40 {
				f := news.Facts(i)
				f.Events = f.Events[:max(0, len(f.Events)-round)]
				facts = append(facts, f)
			}
			load(t, s, facts...)
			clear(want)
			err := s.scan(ctx, s.qs.QuadsAllIterator(), func(q quad.Quad) error {
				iri := q.Subject.(quad.IRI)
				if want[iri] == nil {
					want[iri] = Node{}
				}
				want[iri].add(q)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			iris := append(slices.Sorted(maps.Keys(want)), "ng:nobody")
			all, err := s.Nodes(ctx, iris)
			if err != nil {
				t.Fatal(err)
			}
			names, err := s.Nodes(ctx, iris, SchemaName, RDFType)
			if err != nil {
				t.Fatal(err)
			}
			for i, iri := range iris {
				one, err := s.Node(ctx, iri)
				if err != nil {
					t.Fatal(err)
				}
				some := Node{}
				for _, p := range []quad.IRI{SchemaName, RDFType} {
					if vs := want[iri][p]; vs != nil {
						some[p] = vs
					}
				}
				for what, pair := range map[string][2]Node{"Node": {one, want[iri]}, "Nodes": {all[i], want[iri]}, "names": {names[i], some}} {
					if got, want := sorted(pair[0]), sorted(pair[1]); got != want {
						t.Fatalf("%s, round %d: %s of %s: %s, want %s", backend, round, what, iri, got, want)
					}
				}
			}
		}
	}
}

// sorted is a node as text: Cayley in memory has an order of its own.
func sorted(n Node) string {
	out := map[string][]string{}
	for p, vs := range n {
		for _, v := range vs {
			out[string(p)] = append(out[string(p)], v.String())
		}
		slices.Sort(out[string(p)])
	}
	return fmt.Sprint(out)
}

// TestFirsts asks for one value of nodes that many articles tell of, the first
// of which were removed.
func TestFirsts(t *testing.T) {
	news := synthetic.News{Seed: 3}
	for _, backend := range backends {
		s := openStore(t, filepath.Join(t.TempDir(), "db"), backend)
		var all []*extract.Facts
		var gone []quad.IRI
		for i := range 40 {
			all = append(all, news.Facts(i))
			if i < 15 {
				gone = append(gone, Short(all[i].Article.IRI))
			}
		}
		load(t, s, all...)
		if _, err := s.Remove(t.Context(), gone...); err != nil {
			t.Fatal(err)
		}
		for _, f := range all {
			for _, e := range f.Entities {
				iri := entityIRI(e.ID)
				n, err := s.Node(t.Context(), iri)
				if err != nil {
					t.Fatal(err)
				}
				first, err := s.Firsts(t.Context(), []quad.IRI{iri, "ng:nobody"}, SchemaName)
				if err != nil || Text(first[iri]) != n.Text(SchemaName) || len(first) > 1 {
					t.Errorf("%s: %s has the name %v, want %q, %v", backend, iri, first, n.Text(SchemaName), err)
				}
				has, err := s.Has(t.Context(), iri, SchemaName, quad.String("nobody"), quad.String(e.Name))
				if err != nil || has != (len(n) > 0) {
					t.Errorf("%s: that %s has its name is %t, %v", backend, iri, has, err)
				}
			}
		}
	}
}
