package graph

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// BenchmarkWalk takes walks in $NEWSGRAPH_BENCH_STORE, which the benchmarks of
// package queries make, as Cayley plans them and as it does with true sizes.
func BenchmarkWalk(b *testing.B) {
	dir := os.Getenv("NEWSGRAPH_BENCH_STORE")
	if dir == "" {
		b.Skip("NEWSGRAPH_BENCH_STORE is not set")
	}
	begin := time.Now()
	s := openStore(b, dir, "")
	b.Logf("opened %d quads in %v", s.qs.(*planned).Size(), time.Since(begin))
	news := synthetic.News{Seed: 1}
	rare := news.Facts(7)
	iri := Short(rare.Article.IRI)
	for _, plan := range []struct {
		name string
		qs   graph.QuadStore
	}{{"true-sizes", s.qs}, {"cayley", s.qs.(*planned).QuadStore}} {
		for _, w := range []struct {
			name string
			path *path.Path
		}{
			{"in-out", path.StartPath(plan.qs, iri+"#q1").In(NGClaimedIn).Out(NGAgent)},
			{"has-out", path.StartPath(plan.qs).Has(SchemaHeadline, quad.String(rare.Article.Title)).Out(SchemaMentions)},
			{"out-in", path.StartPath(plan.qs, iri).Out(SchemaMentions).Has(RDFType, SchemaPerson).Out(SchemaName)},
		} {
			b.Run(plan.name+"/"+w.name, func(b *testing.B) {
				n := 0
				for b.Loop() {
					n = 0
					if err := w.path.Iterate(context.Background()).Each(func(graph.Ref) { n++ }); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(n), "results")
			})
		}
	}
	b.Run("article", func(b *testing.B) {
		for b.Loop() {
			if err := s.Each(context.Background(), quad.Label, iri, func(quad.Quad) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
