package queries

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// archive returns a store of made-up news, of $NEWSGRAPH_BENCH_ARTICLES
// articles (2,000; 40,000 are 5.1 million quads), kept in $NEWSGRAPH_BENCH_DIR
// if that is set, and how many articles it has.
func archive(b *testing.B) (*graph.Store, int) {
	b.Helper()
	ctx := context.Background()
	articles := 2000
	if n, err := strconv.Atoi(os.Getenv("NEWSGRAPH_BENCH_ARTICLES")); err == nil {
		articles = n
	}
	dir := os.Getenv("NEWSGRAPH_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	dir = filepath.Join(dir, fmt.Sprint(articles, ".db"))
	if _, err := os.Stat(dir); err != nil {
		fill(b, dir, articles)
	}
	begin := time.Now()
	store, err := graph.Open(ctx, dir, graph.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("opened in %v", time.Since(begin).Round(time.Millisecond/10))
	b.Cleanup(func() { store.Close() })
	return store, articles
}

// fill makes the store under another name first: one that was stopped is not
// taken for whole.
func fill(b *testing.B, dir string, articles int) {
	b.Helper()
	ctx := context.Background()
	part := dir + ".part"
	if err := os.RemoveAll(part); err != nil {
		b.Fatal(err)
	}
	store, err := graph.Open(ctx, part, graph.Options{})
	if err != nil {
		b.Fatal(err)
	}
	news := synthetic.News{Seed: 1}
	begin := time.Now()
	quads := 0
	for i := 0; i < articles; i += 500 {
		var facts []*extract.Facts
		for j := i; j < min(i+500, articles); j++ {
			facts = append(facts, news.Facts(j))
		}
		loaded, err := store.Load(ctx, facts)
		if err != nil {
			b.Fatal(err)
		}
		for _, l := range loaded {
			quads += l.Quads
		}
	}
	b.Logf("%d quads in %v", quads, time.Since(begin).Round(time.Second))
	if err := errors.Join(store.Settle(), store.Close()); err != nil {
		b.Fatal(err)
	}
	if err := os.Rename(part, dir); err != nil {
		b.Fatal(err)
	}
}

// asked are the names of people and places that the questions are about: the
// most frequent, frequent ones and rare ones, as they come in the news, then
// those of the rank of powers of two.
func asked(articles int) (names [][2]string) {
	news := synthetic.News{Seed: 1}
	seen := map[string]int{}
	var ranked [][2]string
	for i := range min(articles, 4000) {
		f := news.Facts(i)
		pair := [2]string{f.Entities[0].Name, f.Entities[len(f.Entities)-1].Name}
		if i%80 == 0 {
			names = append(names, pair)
		}
		if seen[pair[0]]++; seen[pair[0]] == 1 {
			ranked = append(ranked, pair)
		}
	}
	slices.SortStableFunc(ranked, func(a, b [2]string) int { return seen[b[0]] - seen[a[0]] })
	for rank := 1; rank < len(ranked); rank *= 2 {
		names = append(names, ranked[rank-1])
	}
	return names
}

// questions are asked about a person and a place, or of everything.
func questions(person, place string) map[string]map[string][]string {
	one := func(k, v string) map[string][]string { return map[string][]string{k: {v}} }
	if person == "" {
		return map[string]map[string][]string{
			"who-said-what": nil, "who-did-what": nil, "articles": nil, "network": nil, "contested": nil,
		}
	}
	return map[string]map[string][]string{
		"who-said-what": one("speaker", person), "who-did-what": one("actor", person), "said-about": one("about", person),
		"events-at": one("place", place), "sources": one("about", person), "timeline": one("actor", person),
		"profile": one("name", person), "appears-with": one("actor", person), "network": one("actor", person), "articles": one("about", person),
		"contested": one("about", person), "connections": {"actor": {person}, "other": {place}},
	}
}

// BenchmarkAsk asks every question about many names, each once, and tells the
// median and the 95th percentile of each question and of all.
func BenchmarkAsk(b *testing.B) {
	ctx := context.Background()
	store, articles := archive(b)
	names := asked(articles)
	for range b.N {
		var all []time.Duration
		by := map[string][]time.Duration{}
		for _, n := range names {
			for q, params := range questions(n[0], n[1]) {
				begin := time.Now()
				if _, err := Ask(ctx, store, q, params); err != nil {
					b.Logf("%s %v: %v", q, params, err)
					continue
				}
				d := time.Since(begin)
				all, by[q] = append(all, d), append(by[q], d)
			}
		}
		for _, q := range All() {
			if took := by[q.Name]; len(took) > 0 {
				b.Logf("%-14s %4d asked: p50 %6.1f ms  p95 %6.1f ms  max %6.1f ms", q.Name, len(took), percentile(took, 50), percentile(took, 95), percentile(took, 100))
			}
		}
		b.ReportMetric(percentile(all, 50), "ms/p50")
		b.ReportMetric(percentile(all, 95), "ms/p95")
		b.ReportMetric(percentile(all, 100), "ms/max")
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys>>20), "MB")
}

// percentile returns the p-th percentile in milliseconds.
func percentile(took []time.Duration, p int) float64 {
	return synthetic.Percentile(took, p).Seconds() * 1000
}

// BenchmarkUnbound asks without any name: everything is looked at.
func BenchmarkUnbound(b *testing.B) {
	store, _ := archive(b)
	for q, params := range questions("", "") {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				if _, err := Ask(context.Background(), store, q, params); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
