package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
)

// Remove removes articles with all that was read from them, in batches of
// whole articles, and returns those removed, which is durable, even if it
// returns an error as well. What is no article of the store is passed over.
func (s *Store) Remove(ctx context.Context, articles ...quad.IRI) ([]quad.IRI, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var done []Loaded
	b := batch{store: s}
	var err error
	for _, iri := range articles {
		if err = ctx.Err(); err != nil {
			break
		}
		iri = Short(string(iri))
		if b.has(iri) || iri == Resolution {
			continue
		}
		if b.size() >= s.BatchSize() {
			if err = b.commit(ctx, &done); err != nil {
				break
			}
		}
		if err = b.put(ctx, prepared{iri: iri}); err != nil {
			err = fmt.Errorf("removing article %s: %w", iri, err)
			break
		}
	}
	if err == nil {
		err = b.commit(ctx, &done)
	}
	var removed []quad.IRI
	for _, l := range done {
		if l.Status == Replaced {
			removed = append(removed, quad.IRI(l.IRI))
		}
	}
	return removed, err
}

// Articles returns the articles in the store.
func (s *Store) Articles(ctx context.Context) ([]quad.IRI, error) {
	var out []quad.IRI
	err := s.Along(ctx, quad.Object, SchemaNewsArticle, func(q quad.Quad) error {
		if iri, ok := q.Subject.(quad.IRI); ok && q.Label == q.Subject {
			out = append(out, iri)
		}
		return nil
	}, RDFType)
	return out, err
}
