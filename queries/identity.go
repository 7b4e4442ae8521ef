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
	return n, r.join(iri, n)
}

// readTogether is how many quotations or events are read in one pass.
const readTogether = 512

// nodes calls f with each of many quotations and events, as node returns it.
func (r *reader) nodes(iris []quad.IRI, f func(quad.IRI, graph.Node) error) error {
	for some := range slices.Chunk(iris, readTogether) {
		nodes, err := r.store.Nodes(r.ctx, some)
		if err != nil {
			return err
		}
		var of []quad.IRI
		for _, iri := range some {
			of = append(of, graph.ArticleOf(iri))
		}
		if err := r.stories(of); err != nil {
			return err
		}
		for i, iri := range some {
			if err := r.join(iri, nodes[i]); err != nil {
				return err
			}
			if err := f(iri, nodes[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

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
