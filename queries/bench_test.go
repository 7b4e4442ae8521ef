package queries

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// archive returns a store of made-up news, of $NEWSGRAPH_BENCH_ARTICLES
// articles (2,000), kept in $NEWSGRAPH_BENCH_DIR if that is set, and the names
// of a person and a place: the most frequent, frequent ones and rare ones.
func archive(b *testing.B) (*graph.Store, [][2]string) {
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
	_, err := os.Stat(dir)
	there := err == nil
	store, err := graph.Open(ctx, dir, graph.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	news := synthetic.News{Seed: 1}
	for i := 0; i < articles && !there; i += 500 {
		var facts []*extract.Facts
		for j := i; j < min(i+500, articles); j++ {
			facts = append(facts, news.Facts(j))
		}
		if _, err := store.Load(ctx, facts); err != nil {
			b.Fatal(err)
		}
	}
	seen := map[string]int{}
	var names [][2]string
	for i := range min(articles, 2000) {
		f := news.Facts(i)
		pair := [2]string{f.Entities[0].Name, f.Entities[len(f.Entities)-1].Name}
		if seen[pair[0]]++; seen[pair[0]] == 1 {
			names = append(names, pair)
		}
	}
	slices.SortStableFunc(names, func(a, b [2]string) int { return seen[b[0]] - seen[a[0]] })
	return store, [][2]string{names[0], names[5], names[50], names[len(names)-1]}
}

// questions are asked about a person and a place.
func questions(person, place string) map[string]map[string][]string {
	one := func(k, v string) map[string][]string { return map[string][]string{k: {v}} }
	return map[string]map[string][]string{
		"who-said-what": one("speaker", person), "who-did-what": one("actor", person), "said-about": one("about", person),
		"events-at": one("place", place), "sources": one("about", person), "timeline": one("actor", person),
		"profile": one("name", person), "network": one("actor", person), "articles": one("about", person),
		"connections": {"actor": {person}, "other": {place}},
	}
}

// BenchmarkAsk asks every question with names that are more and less frequent,
// each once first, and tells the median and the 95th percentile.
func BenchmarkAsk(b *testing.B) {
	ctx := context.Background()
	store, names := archive(b)
	for range b.N {
		var took []time.Duration
		for rank, n := range names {
			for q, params := range questions(n[0], n[1]) {
				begin := time.Now()
				t, err := Ask(ctx, store, q, params)
				if err != nil {
					b.Logf("%s %v: %v", q, params, err)
					continue
				}
				d := time.Since(begin)
				took = append(took, d)
				if testing.Verbose() {
					b.Logf("%d %-14s %8.1f ms %6d rows", rank, q, d.Seconds()*1000, t.Total)
				}
			}
		}
		slices.Sort(took)
		ms := func(p int) float64 { return took[min(len(took)-1, len(took)*p/100)].Seconds() * 1000 }
		b.ReportMetric(ms(50), "ms/p50")
		b.ReportMetric(ms(95), "ms/p95")
		b.ReportMetric(ms(100), "ms/max")
	}
}

// BenchmarkUnbound asks without any name: everything is looked at.
func BenchmarkUnbound(b *testing.B) {
	store, _ := archive(b)
	for _, q := range []string{"who-said-what", "who-did-what", "articles"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				if _, err := Ask(context.Background(), store, q, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
