package ingest

import (
	"context"
	"errors"
	"iter"
	"sync/atomic"
	"time"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// A Loader loads facts; what it returns is durable. A [*graph.Store] is one.
type Loader interface {
	Load(context.Context, []*extract.Facts) ([]graph.Loaded, error)
}

// A Sizer is a [Loader] that tells about how many quads it best gets at a time.
type Sizer interface{ BatchSize() int }

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

// patience is how long a batch that is not full waits for more articles: what
// comes slowly, as from a pipe, is loaded and reported as it comes.
const patience = time.Second

// Build extracts the articles and loads them into l, one batch while the next
// is extracted. Articles that cannot be read or extracted are left out; so are
// those that x is a [*Resume] and knows. The error is that of a store which
// cannot be written, or of ctx.
func Build(ctx context.Context, items iter.Seq2[*article.Article, error], x Extractor, l Loader, h Hooks) (Result, error) {
	b := &builder{loader: l, hooks: h}
	b.resume, _ = x.(*Resume)
	var same atomic.Int64
	extraction, cancel := context.WithCancel(ctx)
	defer cancel()
	err := b.take(ctx, outcomes(extraction, unique(items, &same), x))
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		if stopped := b.wait(); ctx.Err() == nil { // else it stopped for the same reason
			err = errors.Join(err, stopped)
		}
		return b.result, err
	}
	b.result.Same = int(same.Load())
	if err := b.flush(ctx); err != nil {
		return b.result, err
	}
	return b.result, b.wait()
}

// take adds what is extracted to batches, and loads those.
func (b *builder) take(ctx context.Context, extracted <-chan outcome) error {
	idle := time.NewTimer(patience)
	defer idle.Stop()
	for {
		var err error
		select {
		case o, more := <-extracted:
			if !more {
				return nil
			}
			idle.Reset(patience)
			if b.hooks.Read != nil {
				b.hooks.Read()
			}
			if err = o.err; err != nil {
				err = b.fail(err)
			} else {
				err = b.add(ctx, o.facts)
			}
		case l := <-b.loading:
			err = b.end(l)
		case <-idle.C:
			err = b.flush(ctx)
			idle.Reset(patience)
		}
		if err != nil {
			return err
		}
	}
}

type builder struct {
	loader  Loader
	resume  *Resume // or nil
	hooks   Hooks
	batch   []*extract.Facts
	quads   int         // in the batch, estimated
	loading chan loaded // what becomes of the batch before, or nil
	result  Result
}

// A loaded is what became of a batch.
type loaded struct {
	articles []graph.Loaded
	err      error
}

// fail counts an article that is left out; an error that is about no article
// ends the build.
func (b *builder) fail(err error) error {
	var known *knownError
	if errors.As(err, &known) {
		b.loaded(known.Loaded)
		return nil
	}
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
	n, most := Estimate(f), graph.BatchSize
	if s, ok := b.loader.(Sizer); ok {
		most = s.BatchSize()
	}
	if b.quads+n > most && len(b.batch) > 0 {
		if err := b.flush(ctx); err != nil {
			return err
		}
	}
	b.batch = append(b.batch, f)
	b.quads += n
	return nil
}

// flush begins to load the batch, when the one before is loaded.
func (b *builder) flush(ctx context.Context) error {
	if err := b.wait(); err != nil || len(b.batch) == 0 {
		return err
	}
	done, batch := make(chan loaded, 1), b.batch
	b.loading, b.batch, b.quads = done, nil, 0
	go func() {
		var l loaded
		l.articles, l.err = b.load(ctx, batch)
		done <- l
	}()
	return nil
}

// load loads a batch, and has what it was made of noted for a build that goes on.
func (b *builder) load(ctx context.Context, batch []*extract.Facts) ([]graph.Loaded, error) {
	if b.resume != nil {
		return b.resume.load(ctx, batch)
	}
	return b.loader.Load(ctx, batch)
}

// wait waits for the batch that is being loaded. Articles are reported only
// then: they are durable.
func (b *builder) wait() error {
	if b.loading == nil {
		return nil
	}
	return b.end(<-b.loading)
}

// end notes what became of the batch that was being loaded.
func (b *builder) end(l loaded) error {
	b.loading = nil
	for _, a := range l.articles {
		b.loaded(a)
	}
	return l.err
}

// loaded counts and reports an article that is in the store.
func (b *builder) loaded(l graph.Loaded) {
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

// Estimate is about the number of quads that facts become.
func Estimate(f *extract.Facts) int {
	n := 10 + 15*len(f.Quotes) + 15*len(f.Events)
	for _, e := range f.Entities {
		n += 6 + len(e.Mentions)
	}
	return n
}
