package graph

import (
	"context"
	"strings"

	"github.com/cayleygraph/quad"
)

// Stats counts what a store holds. Entities are by the class of their
// rdf:type; an entity in several articles, and several merged into one, count once. Events are without the
// quotations, which are events of speaking.
type Stats struct {
	Quads      int64            `json:"quads"`
	Nodes      int64            `json:"nodes"`
	Articles   int              `json:"articles"`
	Entities   map[quad.IRI]int `json:"entities"`
	Quotations int              `json:"quotations"`
	Events     int              `json:"events"`
}

// Stats counts what the store holds. It takes time in proportion to that.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	st := Stats{Entities: map[quad.IRI]int{}}
	cs, err := s.qs.Stats(ctx, true)
	if err != nil {
		return st, err
	}
	st.Quads, st.Nodes = cs.Quads.Size, cs.Nodes.Size
	for _, c := range []quad.IRI{SchemaPerson, SchemaOrganization, SchemaPlace, NGGroup, NGOther} {
		if st.Entities[c], err = s.instances(ctx, c); err != nil {
			return st, err
		}
	}
	merged, err := s.merged(ctx)
	if err != nil {
		return st, err
	}
	for typ, class := range classes {
		st.Entities[class] -= merged[string(typ)]
	}
	if st.Articles, err = s.instances(ctx, SchemaNewsArticle); err != nil {
		return st, err
	}
	if st.Quotations, err = s.instances(ctx, SchemaQuotation); err != nil {
		return st, err
	}
	events, err := s.instances(ctx, SEMEvent)
	st.Events = events - st.Quotations
	return st, err
}

// merged counts the entities that were merged into others, by type.
func (s *Store) merged(ctx context.Context) (map[string]int, error) {
	n := map[string]int{}
	err := s.Each(ctx, quad.Object, NGMerge, func(q quad.Quad) error {
		if iri, ok := q.Subject.(quad.IRI); ok && q.Predicate == RDFType {
			typ, _, _ := strings.Cut(strings.TrimPrefix(string(iri), string(about("merge", ""))), "/")
			n[typ]++
		}
		return nil
	})
	return n, err
}

// instances counts the nodes of a class.
func (s *Store) instances(ctx context.Context, class quad.IRI) (int, error) {
	nodes := map[quad.Value]bool{}
	err := s.Each(ctx, quad.Object, class, func(q quad.Quad) error {
		if q.Predicate == RDFType {
			nodes[q.Subject] = true
		}
		return nil
	})
	return len(nodes), err
}
