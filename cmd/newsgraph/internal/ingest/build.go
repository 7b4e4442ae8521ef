package ingest

import (
	"context"
	"errors"
	"iter"
	"sync/atomic"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// A Loader loads facts; what it returns is durable. A [*graph.Store] is one.
type Loader interface {
	Load(context.Context, []*extract.Facts) ([]graph.Loaded, error)
}

// Hooks tell of a build's progress; each may be nil. They are called from one
// goroutine.
type Hooks struct {
	Read   func()             // an article was read and extracted, or failed
	Failed func(error)        // it was left out, and why
	Loaded func(graph.Loaded) // it is in the store, durably
}

// A Result counts what became of the articles. Same counts items that came
// again without a change and were passed over.
type Result struct {
	Added, Replaced, Unchanged int
	Same, Failed               int
	Quads                      int
}

// Articles is the number of articles that are in the store.
func (r Result) Articles() int { return r.Added + r.Replaced + r.Unchanged }

// Build extracts the articles and loads them into l. Articles that cannot be
// read or extracted are left out; the error is that of a store which cannot
// be written, or of ctx.
func Build(ctx context.Context, items iter.Seq2[*article.Article, error], x Extractor, l Loader, h Hooks) (Result, error) {
	b := &builder{loader: l, hooks: h}
	var same atomic.Int64
	for f, err := range Extract(ctx, unique(items, &same), x) {
		if h.Read != nil {
			h.Read()
		}
		if err != nil {
			if err := b.fail(err); err != nil {
				return b.result, err
			}
			continue
		}
		if err := b.add(ctx, f); err != nil {
			return b.result, err
		}
	}
	if err := ctx.Err(); err != nil {
		return b.result, err
	}
	b.result.Same = int(same.Load())
	err := b.flush(ctx)
	return b.result, err
}

type builder struct {
	loader Loader
	hooks  Hooks
	batch  []*extract.Facts
	quads  int // in the batch, estimated
	result Result
}

// fail counts an article that is left out; an error that is about no article
// ends the build.
func (b *builder) fail(err error) error {
	var unread *article.ReadError
	var unfit *ArticleError
	if !errors.As(err, &unread) && !errors.As(err, &unfit) {
		return err
	}
	b.result.Failed++
	if b.hooks.Failed != nil {
		b.hooks.Failed(err)
	}
	return nil
}

func (b *builder) add(ctx context.Context, f *extract.Facts) error {
	n := Estimate(f)
	if b.quads+n > graph.BatchSize && len(b.batch) > 0 {
		if err := b.flush(ctx); err != nil {
			return err
		}
	}
	b.batch = append(b.batch, f)
	b.quads += n
	return nil
}

// flush loads the batch. Articles are reported only now: they are durable.
func (b *builder) flush(ctx context.Context) error {
	loaded, err := b.loader.Load(ctx, b.batch)
	for _, l := range loaded {
		switch l.Status {
		case graph.Added:
			b.result.Added++
		case graph.Replaced:
			b.result.Replaced++
		default:
			b.result.Unchanged++
		}
		b.result.Quads += l.Quads
		if b.hooks.Loaded != nil {
			b.hooks.Loaded(l)
		}
	}
	b.batch, b.quads = nil, 0
	return err
}

// Estimate is about the number of quads that facts become.
func Estimate(f *extract.Facts) int {
	n := 10 + 15*len(f.Quotes) + 15*len(f.Events)
	for _, e := range f.Entities {
		n += 6 + len(e.Mentions)
	}
	return n
}
