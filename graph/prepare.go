package graph

import (
	"context"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
)

// preparedAhead is how many articles are made ready while others are written.
const preparedAhead = 256

// A prepared is what an article becomes: its quads and, for a store that keeps
// digests, the digest of them all.
type prepared struct {
	iri    quad.IRI
	quads  []quad.Quad
	digest *Digest
}

// prepare makes articles ready in their order, while others are written, until
// ctx is done.
func (s *Store) prepare(ctx context.Context, facts []*extract.Facts) <-chan prepared {
	out := make(chan prepared, preparedAhead)
	go func() {
		defer close(out)
		for _, f := range facts {
			p := prepared{iri: Short(f.Article.IRI), quads: Quads(f)}
			if s.db != nil {
				p.digest = digestOf(p.iri, p.quads)
			}
			select {
			case out <- p:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
