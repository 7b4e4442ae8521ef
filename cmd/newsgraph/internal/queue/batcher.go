package queue

import (
	"context"
	"errors"
	"time"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/ingest"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph"
)

// fill is how long a batch waits for more articles.
const fill = 200 * time.Millisecond

// A request is an article to be loaded, by whom it will be waited for.
type request struct {
	facts *extract.Facts
	done  chan<- loaded
}

type loaded struct {
	graph.Loaded
	err error
}

// A batcher loads the articles of many jobs together.
type batcher struct {
	loader   ingest.Loader
	requests chan request
	took     func(quads int, d time.Duration)
}

// load loads one article with those of other jobs; what it returns is durable.
func (b *batcher) load(ctx context.Context, f *extract.Facts) (graph.Loaded, error) {
	done := make(chan loaded, 1)
	select {
	case b.requests <- request{f, done}:
	case <-ctx.Done():
		return graph.Loaded{}, ctx.Err()
	}
	select {
	case l := <-done:
		return l.Loaded, l.err
	case <-ctx.Done():
		return graph.Loaded{}, ctx.Err()
	}
}

// run loads until requests is closed.
func (b *batcher) run(ctx context.Context) {
	for first := range b.requests {
		batch, quads := []request{first}, ingest.Estimate(first.facts)
		full := time.After(fill)
		for open := true; open && quads < graph.BatchSize; {
			select {
			case r, ok := <-b.requests:
				if open = ok; ok {
					batch = append(batch, r)
					quads += ingest.Estimate(r.facts)
				}
			case <-full:
				open = false
			}
		}
		b.flush(ctx, batch)
	}
}

// flush loads a batch. One article that cannot be loaded must not take the
// others with it: after an error they are loaded one by one.
func (b *batcher) flush(ctx context.Context, batch []request) {
	facts := make([]*extract.Facts, len(batch))
	for i, r := range batch {
		facts[i] = r.facts
	}
	begin := time.Now()
	done, err := b.loader.Load(ctx, facts)
	n := 0
	for i, l := range done {
		batch[i].done <- loaded{Loaded: l}
		n += l.Quads
	}
	b.took(n, time.Since(begin))
	rest := batch[len(done):]
	if err == nil || len(rest) == 0 {
		return
	}
	alone := len(rest) == 1 || errors.Is(err, graph.ErrUnreachable) || ctx.Err() != nil
	for _, r := range rest {
		if alone {
			r.done <- loaded{err: err}
		} else {
			b.flush(ctx, []request{r})
		}
	}
}
