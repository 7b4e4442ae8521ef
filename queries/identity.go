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
		found, err := r.resolution()
		if err != nil {
			return id, err
		}
		id = found.Identity(iri)
	}
	r.identities[iri] = id
	return id, nil
}

// resolution returns the last resolution.
func (r *reader) resolution() (*graph.Resolved, error) {
	var err error
	if r.resolved == nil {
		r.resolved, err = r.store.Resolved(r.ctx)
	}
	return r.resolved, err
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

// join has what a quotation or an event leads to stand for everything that was
// merged into it.
func (r *reader) join(iri quad.Value, n graph.Node) error {
	name, _ := iri.(quad.IRI)
	var err error
	for _, p := range taking {
		var out []quad.Value
		for _, v := range n[p] {
			if e, ok := v.(quad.IRI); ok {
				if v, err = r.meant(e, graph.ArticleOf(name)); err != nil {
					return err
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
	return nil
}

// meant returns what an article means by an entity.
func (r *reader) meant(entity, article quad.IRI) (quad.IRI, error) {
	id, err := r.identity(entity)
	if err == nil && entity == id.Name {
		return id.In(article), nil
	}
	return id.Name, err
}
