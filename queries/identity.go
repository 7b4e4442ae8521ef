package queries

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// identity returns what an entity is by the last resolution.
func (r *reader) identity(iri quad.IRI) (graph.Identity, error) {
	if id, ok := r.identities[iri]; ok {
		return id, nil
	}
	id := graph.Identity{Name: iri, Members: []quad.IRI{iri}}
	if !strings.Contains(string(iri), "~") && !strings.Contains(string(iri), "#") { // those without a name are never merged
		var err error
		if id, err = r.store.Identity(r.ctx, iri); err != nil {
			return id, err
		}
	}
	r.identities[iri] = id
	return id, nil
}

// whole adds to a set of entities all that were merged with them, and their
// namesakes.
func (r *reader) whole(set entities) error {
	for _, iri := range set.sorted() {
		id, err := r.identity(iri)
		if err != nil {
			return err
		}
		for _, m := range id.Members {
			set[m] = true
		}
		for _, o := range id.Others {
			set[o.Name] = true
		}
	}
	return nil
}

// taking are the predicates that lead from a statement to an entity.
var taking = []quad.IRI{graph.SchemaSpokenBy, graph.SchemaMentions, graph.NGAgent, graph.NGPatient, graph.SEMHasPlace}

// node reads a quotation or an event. What it leads to stands for everything
// that was merged into it.
func (r *reader) node(iri quad.Value) (graph.Node, error) {
	n, err := r.store.Node(r.ctx, iri)
	if err != nil {
		return nil, err
	}
	name, _ := iri.(quad.IRI)
	for _, p := range taking {
		var out []quad.Value
		for _, v := range n[p] {
			if e, ok := v.(quad.IRI); ok {
				if v, err = r.meant(e, articleOf(name)); err != nil {
					return nil, err
				}
			}
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
		if out != nil {
			n[p] = out
		}
	}
	return n, nil
}

// meant returns what an article means by an entity.
func (r *reader) meant(entity, article quad.IRI) (quad.IRI, error) {
	id, err := r.identity(entity)
	if err == nil && entity == id.Name {
		return id.In(article), nil
	}
	return id.Name, err
}
