package postgres_test

import (
	"context"
	"testing"
	"time"

	cgraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/pgtest"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// BenchmarkLoad loads made-up news into PostgreSQL in one run by Cayley's own
// writer, by ours into an empty store, its indexes counted, and by ours on top
// of what is there. NEWSGRAPH_PGTEST_DURABLE=1 has the server wait for the
// disk.
//
//	NEWSGRAPH_PGTEST_DURABLE=1 go test ./graph/internal/postgres -run - -bench Load -benchtime 1x
func BenchmarkLoad(b *testing.B) {
	ctx := context.Background()
	const first, more, theirs = 2500, 400, 60
	news := synthetic.News{Seed: 4}
	made := func(from, n int) (facts []*extract.Facts, quads []quad.Quad) {
		for i := range n {
			f := news.Facts(from + i)
			facts = append(facts, f)
			quads = append(quads, graph.Quads(f)...)
		}
		return facts, quads
	}
	rate := func(b *testing.B, n int, begin time.Time) {
		b.ReportMetric(float64(n)/time.Since(begin).Seconds(), "quads/s")
		b.ReportMetric(float64(n), "quads")
	}
	open := func(b *testing.B, addr string) *graph.Store {
		s, err := graph.Open(ctx, addr, graph.Options{Backend: graph.Postgres})
		if err != nil {
			b.Fatal(err)
		}
		return s
	}
	b.Run("cayley", func(b *testing.B) {
		for b.Loop() {
			s := open(b, pgtest.Database(b))
			_, quads := made(0, theirs)
			var deltas []cgraph.Delta
			for _, q := range quads {
				deltas = append(deltas, cgraph.Delta{Quad: q, Action: cgraph.Add})
			}
			begin := time.Now()
			if err := s.QuadStore().ApplyDeltas(deltas, cgraph.IgnoreOpts{}); err != nil {
				b.Fatal(err)
			}
			rate(b, len(quads), begin)
			s.Close()
		}
	})
	addr := pgtest.Database(b)
	load := func(b *testing.B, from, n int) {
		facts, quads := made(from, n)
		begin := time.Now()
		s := open(b, addr)
		if _, err := s.Load(ctx, facts); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		rate(b, len(quads), begin)
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			addr = pgtest.Database(b)
			load(b, 0, first)
		}
	})
	b.Run("more", func(b *testing.B) {
		from := first
		for b.Loop() {
			load(b, from, more)
			from += more
		}
	})
}
