package web

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/synthetic"
	"github.com/newsgraph/newsgraph/queries"
)

// BenchmarkPages reads the pages of $NEWSGRAPH_BENCH_STORE, which the benchmarks
// of package queries make, each once, and tells the median and the 95th
// percentile of each kind and of all. The names are drawn as they come in the
// news: frequent ones often.
func BenchmarkPages(b *testing.B) {
	dir := os.Getenv("NEWSGRAPH_BENCH_STORE")
	if dir == "" {
		b.Skip("NEWSGRAPH_BENCH_STORE is not set")
	}
	store, err := graph.Open(b.Context(), dir, graph.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	begin := time.Now()
	index := queries.NewIndexer(store)
	defer index.Close()
	for {
		if _, err := queries.Ask(index.With(b.Context()), store, "network", nil); err == nil {
			break
		}
	}
	b.Logf("indexed in %v", time.Since(begin).Round(time.Second/10))
	for b.Loop() {
		h, err := New(store, Options{Host: "127.0.0.1", Index: index}) // one that answered nothing yet
		if err != nil {
			b.Fatal(err)
		}
		by := map[string][]time.Duration{}
		var all []time.Duration
		for _, p := range pagesOf(300) {
			target := "http://127.0.0.1" + p.String()
			begin := time.Now()
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
			took := time.Since(begin)
			if w.Code != http.StatusOK {
				b.Errorf("%s: %d", target, w.Code)
			}
			all, by[p.Path] = append(all, took), append(by[p.Path], took)
		}
		for _, path := range slices.Sorted(maps.Keys(by)) {
			b.Logf("%-12s %4d read: p50 %6.1f ms  p95 %6.1f ms  max %6.1f ms", path, len(by[path]), percentile(by[path], 50), percentile(by[path], 95), percentile(by[path], 100))
		}
		b.ReportMetric(percentile(all, 50), "ms/p50")
		b.ReportMetric(percentile(all, 95), "ms/p95")
		b.ReportMetric(percentile(all, 100), "ms/max")
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys>>20), "MB")
}

// pagesOf are the pages about articles and those in them, and the others.
func pagesOf(articles int) []*url.URL {
	var out []*url.URL
	add := func(path string, params ...string) {
		v := url.Values{}
		for i := 0; i < len(params); i += 2 {
			v.Set(params[i], params[i+1])
		}
		out = append(out, &url.URL{Path: path, RawQuery: v.Encode()})
	}
	news := synthetic.News{Seed: 1}
	for i := range articles {
		f := news.Facts(i)
		person, place := f.Entities[0].Name, f.Entities[len(f.Entities)-1].Name
		add("/article", "iri", f.Article.IRI)
		switch i % 10 {
		case 0, 1, 2, 3:
			add("/actor", "name", person)
		case 4, 5:
			add("/place", "name", place)
		case 6:
			add("/timeline", "actor", person)
		case 7:
			add("/network", "actor", person)
		case 8:
			add("/search", "q", person)
		default:
			add("/contested", "about", place)
			add("/")
		}
	}
	return out
}

// percentile returns the p-th percentile in milliseconds.
func percentile(took []time.Duration, p int) float64 {
	return synthetic.Percentile(took, p).Seconds() * 1000
}
