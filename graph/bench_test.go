package graph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/bolt"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// madeUp returns the facts of article i of a made-up newspaper: 20
// sentences, 12 entities out of a few thousand, 8 quotations, 20 events.
func madeUp(i int) *extract.Facts {
	const sentence = "The minister told the council that the northern bridge had been closed. "
	f := &extract.Facts{
		Article: extract.Meta{
			IRI: fmt.Sprintf("https://example.org/%d", i), URL: fmt.Sprintf("https://example.org/%d", i),
			Title: fmt.Sprintf("Story %d", i), Publisher: "Example", Published: fmt.Sprintf("2021-%02d-%02d", 1+i%12, 1+i%28), SHA256: fmt.Sprintf("%064d", i),
		},
		Text: strings.Repeat(sentence, 20) + fmt.Sprint(i),
	}
	sp := func(n, start, end int) nlp.Span {
		n *= len(sentence)
		return nlp.Span{Start: n + start, End: n + end, Text: f.Text[n+start : n+end]}
	}
	for n := range 20 {
		f.Sentences = append(f.Sentences, [2]int{n * len(sentence), (n + 1) * len(sentence)})
	}
	for n := range 12 {
		id := (i*i + n*n*n) % 3000
		e := &entity.Entity{ID: fmt.Sprintf("person/p%d", id), Type: entity.Person, Name: fmt.Sprintf("Given%d Family%d", id%97, id)}
		for m := range 3 {
			e.Mentions = append(e.Mentions, entity.Mention{Span: sp((n+m)%20, 0, 12), Kind: entity.Nominal})
		}
		f.Entities = append(f.Entities, e)
	}
	for n := range 8 {
		cue := sp(n, 13, 17)
		f.Quotes = append(f.Quotes, &quote.Quote{ID: fmt.Sprint("q", n), Span: sp(n, 35, 70), Type: quote.Indirect, Cue: &cue,
			Speaker: &quote.Speaker{Span: sp(n, 0, 12), Entity: f.Entities[n].ID}, Confidence: 0.8})
	}
	for n := range 20 {
		f.Events = append(f.Events, &event.Event{ID: fmt.Sprint("e", n), Type: "COERCE", Trigger: event.Trigger{Span: sp(n, 64, 70), Lemma: "close"},
			Agents: []event.Arg{{Span: sp(n, 0, 12), Entity: f.Entities[n%12].ID}}, Patients: []event.Arg{{Span: sp(n, 35, 54)}},
			Polarity: event.Positive, Modality: event.Asserted, ClaimedIn: fmt.Sprint("q", n%8), Confidence: 0.7})
	}
	return f
}

// benchStore opens a new store, also on bolt, which Open does not offer.
func benchStore(b *testing.B, dir, backend string) *Store {
	if backend != "bolt" {
		return openStore(b, dir, backend)
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		b.Fatal(err)
	}
	kv, err := bolt.OpenPath(filepath.Join(dir, "bolt"))
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(ckv.Init(kv, noBloom), writeMeta(kv)); err != nil {
		b.Fatal(err)
	}
	db := &database{KV: kv, names: newNames()}
	qs, err := db.quadStore()
	if err != nil {
		b.Fatal(err)
	}
	return &Store{qs: qs, db: db}
}

// cpu is the processor time the program has used, which other work on the
// machine disturbs less than the time passed.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkBackend loads articles in one call after another, as a build does,
// then reads every article's quads and looks up names.
func BenchmarkBackend(b *testing.B) {
	const articles, perCall = 1000, 25
	for _, backend := range []string{Pebble, "bolt", Memstore} {
		b.Run(backend, func(b *testing.B) {
			ctx := context.Background()
			for b.Loop() {
				dir := filepath.Join(b.TempDir(), "db")
				s := benchStore(b, dir, backend)
				quads := 0
				var all []*extract.Facts
				for i := range articles {
					all = append(all, madeUp(i))
				}
				start, used := time.Now(), cpu()
				for i := 0; i < articles; i += perCall {
					for _, l := range load(b, s, all[i:i+perCall]...) {
						quads += l.Quads
					}
				}
				b.ReportMetric(float64(quads)/time.Since(start).Seconds(), "quads/s-load")
				b.ReportMetric(float64(quads)/(cpu()-used).Seconds(), "quads/cpu-s-load")
				b.ReportMetric(float64(quads), "quads")
				start = time.Now()
				for i := 0; i < articles; i += perCall {
					load(b, s, all[i:i+perCall]...)
				}
				b.ReportMetric(float64(quads)/time.Since(start).Seconds(), "quads/s-unchanged")
				start = time.Now()
				read := 0
				for _, f := range all {
					if err := s.Each(ctx, quad.Label, Short(f.Article.IRI), func(quad.Quad) error { read++; return nil }); err != nil {
						b.Fatal(err)
					}
				}
				if read != quads {
					b.Fatalf("%d quads read, %d written", read, quads)
				}
				b.ReportMetric(float64(read)/time.Since(start).Seconds(), "quads/s-read")
				start = time.Now()
				for i := range 1000 {
					if _, err := s.Find(ctx, fmt.Sprint("Family", i)); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(time.Since(start).Microseconds())/1000, "µs/find")
				start = time.Now()
				s.Close()
				b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms/close")
				b.ReportMetric(float64(size(dir))/float64(quads), "B/quad")
			}
		})
	}
}

// size is the number of bytes in a folder's files.
func size(dir string) int64 {
	var n int64
	filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			if info, err := e.Info(); err == nil {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}
