// Package ingest brings articles into the graph: it reads, extracts on all
// cores and loads in batches, in the order the articles came in. Use [Build]
// to fill a store and [Extract] for the facts alone.
package ingest

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
)

// An Extractor turns an article into facts; an [*extract.Extractor] is one.
type Extractor interface {
	Extract(*article.Article) (*extract.Facts, error)
}

// An ArticleError names an article that was read but could not be used.
type ArticleError struct {
	Name string // its IRI, and its title if it has one
	Err  error
}

func (e *ArticleError) Error() string { return e.Name + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *ArticleError) Unwrap() error { return e.Err }

func articleError(a *article.Article, err error) *ArticleError {
	name := a.IRI()
	if a.Title != "" {
		name += fmt.Sprintf(" (%q)", a.Title)
	}
	return &ArticleError{name, err}
}

// ahead is how many articles for each worker may wait to be consumed.
const ahead = 16

type outcome struct {
	facts *extract.Facts
	err   error
}

type job struct {
	article *article.Article
	done    chan<- outcome
}

// Extract runs x over the articles on all cores. It yields facts, or nil facts
// and what items or x gave as error, in the order of items.
func Extract(ctx context.Context, items iter.Seq2[*article.Article, error], x Extractor) iter.Seq2[*extract.Facts, error] {
	return func(yield func(*extract.Facts, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for o := range outcomes(ctx, items, x) {
			if !yield(o.facts, o.err) {
				return
			}
		}
	}
}

// outcomes does the work of [Extract]. The channel is closed after the last
// article, or when ctx is done; a read of items that does not end, as from
// standard input, is not waited for.
func outcomes(ctx context.Context, items iter.Seq2[*article.Article, error], x Extractor) <-chan outcome {
	workers := runtime.GOMAXPROCS(0)
	jobs := make(chan job)
	order := make(chan (<-chan outcome), ahead*workers)
	go dispatch(ctx, items, jobs, order)
	for range workers {
		go func() {
			for j := range jobs {
				f, err := ExtractOne(x, j.article)
				j.done <- outcome{f, err}
			}
		}()
	}
	out := make(chan outcome)
	go func() {
		defer close(out)
		for {
			o, more := next(ctx, order)
			if !more {
				return
			}
			select {
			case out <- o:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// next waits for the next outcome, or for ctx.
func next(ctx context.Context, order <-chan (<-chan outcome)) (outcome, bool) {
	select {
	case done, ok := <-order:
		if !ok {
			return outcome{}, false
		}
		select {
		case o := <-done:
			return o, true
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return outcome{}, false
}

// dispatch hands the articles to the workers, and to order the places where
// their outcomes will be.
func dispatch(ctx context.Context, items iter.Seq2[*article.Article, error], jobs chan<- job, order chan<- (<-chan outcome)) {
	defer close(jobs)
	defer close(order)
	for a, err := range items {
		done := make(chan outcome, 1)
		select {
		case order <- done:
		case <-ctx.Done():
			return
		}
		if err != nil {
			done <- outcome{nil, err}
			continue
		}
		jobs <- job{a, done}
	}
}

// ExtractOne extracts one article; what it cannot is an *ArticleError, and a
// panic becomes its error, so that one strange text does not end a long build.
func ExtractOne(x Extractor, a *article.Article) (f *extract.Facts, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, articleError(a, fmt.Errorf("extraction failed: %v", p))
		}
	}()
	if f, err = x.Extract(a); err != nil {
		return nil, articleError(a, err)
	}
	return f, nil
}
