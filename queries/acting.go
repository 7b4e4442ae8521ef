package queries

import (
	"iter"
	"maps"
	"runtime"
	"slices"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"

	"github.com/newsgraph/newsgraph/graph"
)

// actorsOf returns those of iris in set, or all for nil, that can act: no mere
// things and unnamed places. Mentions that belong to no entity cannot be told
// apart.
func (r *reader) actorsOf(st *statement, iris []quad.IRI, set entities) ([]quad.IRI, error) {
	var out []quad.IRI
	for _, iri := range iris {
		if graph.IsSpan(iri) || set != nil && !set[iri] {
			continue
		}
		acts, err := r.acts(iri, st.article)
		if err != nil {
			return nil, err
		}
		if acts {
			out = append(out, iri)
		}
	}
	return out, nil
}

// acts reports whether an entity is one that can act: if an article, of which
// one may be at hand, knows it for one.
func (r *reader) acts(iri quad.IRI, at *graph.Digest) (bool, error) {
	if known, ok := r.actors[iri]; ok {
		return known, nil
	}
	acts := at != nil && slices.ContainsFunc(at.Entities, func(e graph.EntityDigest) bool { return e.IRI == iri && e.Acts() })
	if !acts {
		known, err := r.store.Firsts(r.ctx, []quad.IRI{iri}, graph.OWLSameAs)
		if err != nil {
			return false, err
		}
		if acts = len(known) > 0; !acts {
			if acts, err = r.store.Has(r.ctx, iri, graph.RDFType, graph.SchemaPerson, graph.SchemaOrganization, graph.NGGroup); err != nil {
				return false, err
			}
		}
	}
	r.actors[iri] = acts
	return acts, nil
}

// act reports whether all of iris can act.
func (r *reader) act(iris ...quad.IRI) (bool, error) {
	for _, iri := range iris {
		if acts, err := r.acts(iri, nil); err != nil || !acts {
			return false, err
		}
	}
	return true, nil
}

// learnActing looks up at once which ends of ties can act.
func (r *reader) learnActing(ties iter.Seq[pair]) error {
	var unknown []quad.IRI
	for t := range ties {
		for _, iri := range []quad.IRI{t.actor, t.target} {
			if _, known := r.actors[iri]; !known {
				unknown = append(unknown, iri)
			}
		}
	}
	slices.Sort(unknown)
	unknown = slices.Compact(unknown)
	found := make([]map[quad.IRI]bool, runtime.GOMAXPROCS(0))
	g, ctx := errgroup.WithContext(r.ctx)
	nodes := shared(unknown)
	for i := range found {
		g.Go(func() (err error) {
			found[i], err = r.store.Acting(ctx, nodes)
			return err
		})
	}
	err := g.Wait()
	for _, some := range found {
		maps.Copy(r.actors, some)
	}
	return err
}
