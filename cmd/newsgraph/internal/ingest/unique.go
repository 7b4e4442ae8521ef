package ingest

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sync/atomic"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// ErrConflict says that one run has two different articles under one name.
var ErrConflict = errors.New("another article of this run has the same IRI but is different; this one is left out (give them different ids or urls)")

// unique passes every article on once. One that comes again is left out: with
// same counted up if nothing in it changed, with ErrConflict otherwise.
func unique(items iter.Seq2[*article.Article, error], same *atomic.Int64) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		seen := map[quad.IRI][sha256.Size]byte{}
		for a, err := range items {
			if err == nil {
				iri := graph.Short(a.IRI())
				sum, sumErr := checksum(a)
				old, again := seen[iri]
				switch {
				case sumErr != nil:
					a, err = nil, articleError(a, sumErr)
				case again && old == sum:
					same.Add(1)
					continue
				case again:
					a, err = nil, articleError(a, ErrConflict)
				default:
					seen[iri] = sum
				}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// checksum covers the article with all that is known of its publication.
func checksum(a *article.Article) ([sha256.Size]byte, error) {
	b, err := json.Marshal(a)
	if err != nil {
		return [sha256.Size]byte{}, fmt.Errorf("checksum: %w", err)
	}
	return sha256.Sum256(b), nil
}
