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

// BenchmarkBuild extracts $NEWSGRAPH_BENCH_ARTICLES articles (500) without a
// store, then builds a graph of them on disk, and tells what share of the
// processor's time the store takes, and in what share of the time passed it is
// at work, beside extraction or not. The articles are of 8 to 12 paragraphs of
// the samples, no two alike, or those of $NEWSGRAPH_BENCH_NEWS.
//
//	NEWSGRAPH_BENCH_ARTICLES=10000 go test ./cmd/newsgraph/internal/ingest -run - -bench Build -benchtime 1x -timeout 2h
func BenchmarkBuild(b *testing.B) {
	n := 500
	if v, err := strconv.Atoi(os.Getenv("NEWSGRAPH_BENCH_ARTICLES")); err == nil {
		n = v
	}
	var alone time.Duration
	run := func(b *testing.B, l Loader) (took, used time.Duration) {
		begin, before := time.Now(), cpu(b)
		res, err := Build(b.Context(), mixed(b, n), extract.New(), l, Hooks{})
		if err != nil || res.Added != n {
			b.Fatalf("%+v, %v", res, err)
		}
		took, used = time.Since(begin), cpu(b)-before
		b.ReportMetric(float64(n)/took.Seconds(), "articles/s")
		b.ReportMetric(used.Seconds(), "cpu-s")
		b.ReportMetric(float64(res.Quads)/float64(n), "quads/article")
		return took, used
	}
	b.Run("extraction", func(b *testing.B) {
		for b.Loop() {
			_, alone = run(b, nowhere{})
		}
	})
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			store, err := graph.Open(b.Context(), filepath.Join(b.TempDir(), "db"), graph.Options{})
			if err != nil {
				b.Fatal(err)
			}
			l := &timed{Loader: store}
			took, used := run(b, l)
			begin, before := time.Now(), cpu(b)
			if err := errors.Join(store.Settle(), store.Close()); err != nil {
				b.Fatal(err)
			}
			l.took += time.Since(begin)
			took, used = took+time.Since(begin), used+cpu(b)-before
			b.ReportMetric(used.Seconds(), "cpu-s")
			b.ReportMetric(100*l.took.Seconds()/took.Seconds(), "%time-in-store")
			if alone > 0 {
				b.ReportMetric(100*(used-alone).Seconds()/used.Seconds(), "%cpu-in-store")
			}
		}
	})
}

// nowhere is where facts are lost.
type nowhere struct{}

func (nowhere) Load(_ context.Context, facts []*extract.Facts) (out []graph.Loaded, _ error) {
	for _, f := range facts {
		out = append(out, graph.Loaded{IRI: f.Article.IRI, Status: graph.Added})
	}
	return out, nil
}

// timed counts the time that loading takes, beside extraction or not.
type timed struct {
	Loader
	took time.Duration
}

func (t *timed) Load(ctx context.Context, facts []*extract.Facts) ([]graph.Loaded, error) {
	begin := time.Now()
	defer func() { t.took += time.Since(begin) }()
	return t.Loader.Load(ctx, facts)
}

// mixed yields articles of paragraphs of the samples or, if there is
// $NEWSGRAPH_BENCH_NEWS, a file or folder of articles, of those, which it
// repeats with their paragraphs in another order.
func mixed(b *testing.B, n int) iter.Seq2[*article.Article, error] {
	news := os.Getenv("NEWSGRAPH_BENCH_NEWS")
	var paragraphs [][]string
	for a, err := range article.Open(b.Context(), cmp.Or(news, "../../../../seeds")) {
		if err != nil {
			b.Fatal(err)
		}
		paragraphs = append(paragraphs, strings.Split(a.Text, "\n\n"))
	}
	samples := slices.Concat(paragraphs...)
	return func(yield func(*article.Article, error) bool) {
		for i := range n {
			r := rand.New(rand.NewPCG(3, uint64(i)))
			text, from, most := fmt.Sprintf("This is story %d.", i), samples, 8+r.IntN(5)
			if news != "" {
				from = paragraphs[i%len(paragraphs)]
				most = len(from)
			}
			for _, p := range r.Perm(len(from))[:most] {
				text += "\n\n" + from[p]
			}
			a := &article.Article{ID: fmt.Sprint("mixed/", i), Title: fmt.Sprint("Story ", i), Published: "2022-05-03", Text: text}
			if !yield(a, nil) {
				return
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
