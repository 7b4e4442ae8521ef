package graph

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv/bolt"
	"github.com/cayleygraph/cayley/graph/kv/leveldb"
	cwriter "github.com/cayleygraph/cayley/writer"
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// BenchmarkLoad loads the same made-up news into a folder by Cayley's own
// writer into its own stores, as they come, and by ours, in one run: of
// $NEWSGRAPH_BENCH_ARTICLES articles (4,000; 40,000 are 5.1 million quads), in
// $NEWSGRAPH_BENCH_DIR if that is set. Each batch is on disk before the next.
// Times are without those of making the news and, for Cayley, its quads.
//
//	NEWSGRAPH_BENCH_ARTICLES=40000 NEWSGRAPH_BENCH_DIR=/var/tmp go test ./graph -run - -bench Load -benchtime 1x -timeout 1h
func BenchmarkLoad(b *testing.B) {
	articles := 4000
	if n, err := strconv.Atoi(os.Getenv("NEWSGRAPH_BENCH_ARTICLES")); err == nil {
		articles = n
	}
	var theirs float64
	for _, l := range []struct {
		name string
		open func(testing.TB, string) benchLoader
	}{{"cayley", cayleys(leveldb.Type)}, {"cayley-bolt", cayleys(bolt.Type)}, {"newsgraph", ours}} {
		b.Run(l.name, func(b *testing.B) {
			for b.Loop() {
				rate := measureLoad(b, articles, l.open)
				if l.name == "cayley" {
					theirs = rate
				} else if l.name == "newsgraph" && theirs > 0 {
					b.ReportMetric(rate/theirs, "×cayley's")
				}
			}
		})
	}
}

// measureLoad returns the quads loaded in a second.
func measureLoad(b *testing.B, articles int, open func(testing.TB, string) benchLoader) float64 {
	dir, err := os.MkdirTemp(os.Getenv("NEWSGRAPH_BENCH_DIR"), "load")
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(dir)
	dir = filepath.Join(dir, "db")
	news := synthetic.News{Seed: 1}
	resetPeak()
	loader := open(b, dir)
	var took, used time.Duration
	quads := 0
	const perCall = 500
	for i := 0; i < articles; i += perCall {
		var facts []*extract.Facts
		for j := i; j < min(i+perCall, articles); j++ {
			facts = append(facts, news.Facts(j))
		}
		load := loader.prepare(facts)
		begin, before := time.Now(), cpu()
		quads += load()
		took, used = took+time.Since(begin), used+cpu()-before
	}
	begin, before := time.Now(), cpu()
	loader.close()
	took, used = took+time.Since(begin), used+cpu()-before
	rate := float64(quads) / took.Seconds()
	b.ReportMetric(float64(quads), "quads")
	b.ReportMetric(rate, "quads/s")
	b.ReportMetric(used.Seconds(), "cpu-s")
	b.ReportMetric(float64(quads)/used.Seconds(), "quads/cpu-s")
	b.ReportMetric(float64(size(dir))/float64(quads), "B/quad")
	b.ReportMetric(peak(), "MB-peak")
	begin = time.Now()
	if s, err := Open(context.Background(), dir, Options{ReadOnly: true}); err == nil {
		b.ReportMetric(float64(time.Since(begin).Microseconds())/1000, "ms-open")
		s.Close()
	}
	return rate
}

// A benchLoader prepares articles, and loads them when what it returns is
// called.
type benchLoader struct {
	prepare func([]*extract.Facts) (load func() (quads int))
	close   func()
}

// ours loads as a build does.
func ours(b testing.TB, dir string) benchLoader {
	s := openStore(b, dir, Pebble)
	return benchLoader{func(facts []*extract.Facts) func() int {
		return func() (quads int) {
			for _, l := range load(b, s, facts...) {
				quads += l.Quads
			}
			return quads
		}
	}, func() { s.Close() }}
}

// cayleys loads as Cayley's program does, once it has read the quads.
func cayleys(backend string) func(testing.TB, string) benchLoader {
	return func(b testing.TB, dir string) benchLoader { return openCayleys(b, backend, dir) }
}

func openCayleys(b testing.TB, backend, dir string) benchLoader {
	if err := graph.InitQuadStore(backend, dir, nil); err != nil {
		b.Fatal(err)
	}
	qs, err := graph.NewQuadStore(backend, dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	w, err := cwriter.NewSingleReplication(qs, nil)
	if err != nil {
		b.Fatal(err)
	}
	return benchLoader{func(facts []*extract.Facts) func() int {
		var quads []quad.Quad
		for _, f := range facts {
			quads = append(quads, Quads(f)...)
		}
		return func() int {
			for some := range slices.Chunk(quads, quad.DefaultBatch) {
				if err := w.AddQuadSet(some); err != nil {
					b.Fatal(err)
				}
			}
			return len(quads)
		}
	}, func() { qs.Close() }}
}

// resetPeak has the peak of the memory counted anew, where the system can.
func resetPeak() {
	debug.FreeOSMemory()
	os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

var peakLine = regexp.MustCompile(`VmHWM:\s*(\d+) kB`)

// peak is the most memory the program has had, in MB.
func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	if m := peakLine.FindSubmatch(status); m != nil {
		var kb float64
		fmt.Sscan(string(m[1]), &kb)
		return kb / 1024
	}
	return 0
}
