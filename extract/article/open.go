package article

import (
	"context"
	"errors"
	"iter"
)

// Open reads the articles of the files and folders named; "-" is standard
// input. Each step gives an article, or a nil article and a [*ReadError]
// naming the item that was left out, after which the rest goes on. When ctx
// is done the last step gives its error, which is no ReadError.
func Open(ctx context.Context, paths ...string) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		for _, p := range paths {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(nil, &ReadError{p, errors.ErrUnsupported}) {
				return
			}
		}
	}
}
