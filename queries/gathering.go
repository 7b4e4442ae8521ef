package queries

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A gathering is what the digests tell for an index.
type gathering struct {
	stories    []*story
	at         map[quad.IRI]int // the place of each among them, once they are sorted
	quotations map[quad.IRI]int // how many an article has
	entities   map[quad.IRI]*sightings
}

// The sightings of an entity: in how many articles, under which names, and where
// it is in the newest.
type sightings struct {
	articles int
	names    []string
	latest   *story
	place    int
}

func (g *gathering) add(d *graph.Digest) error {
	if !d.News {
		return nil
	}
	// What is kept must not keep the digest in memory.
	st := &story{
		iri: quad.IRI(strings.Clone(string(d.Article))), title: strings.Clone(d.Title), publisher: strings.Clone(d.Publisher),
		day: strings.Clone(d.Day()), url: strings.Clone(d.URL),
	}
	g.stories = append(g.stories, st)
	for i := range d.Statements {
		if d.Statements[i].Quotation {
			g.quotations[st.iri]++
		}
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		if graph.IsSpan(e.IRI) || strings.Contains(string(e.IRI), "~") { // without a name
			continue
		}
		x := g.entities[e.IRI]
		if x == nil {
			x = &sightings{}
			g.entities[quad.IRI(strings.Clone(string(e.IRI)))] = x
		}
		if x.articles++; x.latest == nil || st.before(x.latest) {
			x.latest, x.place = st, i
		}
		for _, v := range e.Values {
			if v.Predicate != graph.SchemaName && v.Predicate != graph.SchemaAlternateName {
				continue
			}
			if name := graph.Text(v.Value); !slices.Contains(x.names, name) {
				x.names = append(x.names, strings.Clone(name))
			}
		}
	}
	return nil
}

// nameEntities puts the entities in their order.
func (x *index) nameEntities(g *gathering) {
	for iri, e := range g.entities {
		x.entities = append(x.entities, named{iri, e.articles, g.at[e.latest.iri]})
	}
	slices.SortFunc(x.entities, func(a, b named) int {
		return cmp.Or(b.articles-a.articles, a.latest-b.latest, g.entities[a.iri].place-g.entities[b.iri].place, cmp.Compare(a.iri, b.iri))
	})
	for i, e := range x.entities {
		for _, name := range g.entities[e.iri].names {
			x.names.add(name, i)
		}
	}
	x.names.sort()
}
