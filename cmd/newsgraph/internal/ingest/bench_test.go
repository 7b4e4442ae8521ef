package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// turn is how many articles are extracted, and then built, at a time.
const turn = 2500

// BenchmarkBuild builds a graph of $NEWSGRAPH_BENCH_ARTICLES articles (500) on
// disk, and tells what share of the time passed and of the processor's time is
// the store's: what a build takes beyond extraction alone. They take turns,
// because a machine's speed changes over minutes. The articles
// are of 8 to 12 paragraphs of the samples, no two alike, or those of
// $NEWSGRAPH_BENCH_NEWS.
//
//	NEWSGRAPH_BENCH_ARTICLES=10000 go test ./cmd/newsgraph/internal/ingest -run - -bench Build -benchtime 1x -timeout 2h
func BenchmarkBuild(b *testing.B) {
	n := 500
	if v, err := strconv.Atoi(os.Getenv("NEWSGRAPH_BENCH_ARTICLES")); err == nil {
		n = v
	}
	news, x := mixed(b), extract.New()
	for b.Loop() {
		store, err := graph.Open(b.Context(), filepath.Join(b.TempDir(), "db"), graph.Options{})
		if err != nil {
			b.Fatal(err)
		}
		var alone, whole spent
		quads := 0
		for from := 0; from < n; from += turn {
			part := func(l Loader) (res Result, err error) {
				return Build(b.Context(), news(from, min(from+turn, n)), x, l, Hooks{})
			}
			alone.on(b, func() error {
				_, err := part(nowhere{})
				return err
			})
			whole.on(b, func() error {
				res, err := part(store)
				quads += res.Quads
				return err
			})
		}
		whole.on(b, func() error { return errors.Join(store.Settle(), store.Close()) })
		b.ReportMetric(float64(n)/alone.time.Seconds(), "extracted/s")
		b.ReportMetric(float64(n)/whole.time.Seconds(), "built/s")
		b.ReportMetric(whole.cpu.Seconds(), "cpu-s")
		b.ReportMetric(float64(quads)/float64(n), "quads/article")
		share := func(alone, whole time.Duration) float64 { return 100 * (whole - alone).Seconds() / whole.Seconds() }
		b.ReportMetric(share(alone.time, whole.time), "%time-of-store")
		b.ReportMetric(share(alone.cpu, whole.cpu), "%cpu-of-store")
	}
}

// spent is time that passed and time of the processor.
type spent struct{ time, cpu time.Duration }

// on adds what f takes.
func (s *spent) on(b *testing.B, f func() error) {
	begin, before := time.Now(), cpu(b)
	if err := f(); err != nil {
		b.Fatal(err)
	}
	s.time += time.Since(begin)
	s.cpu += cpu(b) - before
}

// nowhere is where facts are lost.
type nowhere struct{}

func (nowhere) Load(_ context.Context, facts []*extract.Facts) (out []graph.Loaded, _ error) {
	for _, f := range facts {
		out = append(out, graph.Loaded{IRI: f.Article.IRI, Status: graph.Added})
	}
	return out, nil
}

// mixed yields articles, from one number to before another, of paragraphs of the
// samples or, if there is $NEWSGRAPH_BENCH_NEWS, a file or folder of articles, of
// those, which it repeats with their paragraphs in another order.
func mixed(b *testing.B) func(first, end int) iter.Seq2[*article.Article, error] {
	news := os.Getenv("NEWSGRAPH_BENCH_NEWS")
	var paragraphs [][]string
	for a, err := range article.Open(b.Context(), cmp.Or(news, "../../../../seeds")) {
		if err != nil {
			b.Fatal(err)
		}
		paragraphs = append(paragraphs, strings.Split(a.Text, "\n\n"))
	}
	samples := slices.Concat(paragraphs...)
	one := func(i int) *article.Article {
		r := rand.New(rand.NewPCG(3, uint64(i)))
		text, from, most := fmt.Sprintf("This is story %d.", i), samples, 8+r.IntN(5)
		if news != "" {
			from = paragraphs[i%len(paragraphs)]
			most = len(from)
		}
		for _, p := range r.Perm(len(from))[:most] {
			text += "\n\n" + from[p]
		}
		return &article.Article{ID: fmt.Sprint("mixed/", i), Title: fmt.Sprint("Story ", i), Published: "2022-05-03", Text: text}
	}
	return func(first, end int) iter.Seq2[*article.Article, error] {
		return func(yield func(*article.Article, error) bool) {
			for i := first; i < end && yield(one(i), nil); i++ {
			}
		}
	}
}

// cpu is the processor time the program has used.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
