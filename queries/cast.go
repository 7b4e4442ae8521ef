package queries

import (
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A cast tells whom articles mean by the actors of their events. Several readers
// at once may ask that of a set, of all only one.
type cast struct {
	r   *reader
	set entities // who is wanted, nil for all
	by  map[quad.IRI]*called
	err error
}

// A called is what is known of an actor as articles call it.
type called struct {
	id    graph.Identity
	means quad.IRI // "" for one not wanted
	split bool     // it means others in some articles
	acts  bool     // an article knows it for one that can act; of all only
}

// newCast returns the cast in which those of a set are found, whatever was merged
// into them, which whole has too, or all for nil.
func (r *reader) newCast(set, whole entities) (*cast, error) {
	c := &cast{r: r, set: set, by: make(map[quad.IRI]*called, len(whole))}
	for iri := range whole {
		c.add(iri)
	}
	return c, c.err
}

func (c *cast) add(iri quad.IRI) *called {
	id, err := c.r.identity(iri)
	if err != nil {
		c.err = err
	}
	x := &called{id: id, means: id.Name}
	if iri == id.Name {
		x.means, x.split = id.Members[0], len(id.Others) > 0
	}
	x.means = c.wanted(x.means)
	c.by[iri] = x
	return x
}

// wanted returns an actor if it is wanted, else "".
func (c *cast) wanted(iri quad.IRI) quad.IRI {
	if c.set == nil || c.set[iri] {
		return iri
	}
	return ""
}

// agent returns whom an article means by the one who acts, "" for one not wanted.
func (c *cast) agent(d *graph.Deed) quad.IRI {
	x := c.by[d.Agent.IRI]
	if x == nil && c.set == nil {
		x = c.add(d.Agent.IRI)
	}
	return c.meant(x, d.Agent.Acts, d)
}

// patient is agent of one who is acted on.
func (c *cast) patient(iri []byte, acts bool, d *graph.Deed) quad.IRI {
	x := c.by[quad.IRI(iri)]
	if x == nil && c.set == nil {
		x = c.add(quad.IRI(iri))
	}
	return c.meant(x, acts, d)
}

func (c *cast) meant(x *called, acts bool, d *graph.Deed) quad.IRI {
	switch {
	case x == nil:
		return ""
	case x.split:
		return c.wanted(x.id.In(d.Article()))
	case c.set == nil && acts && x.means == x.id.Name:
		x.acts = true
	}
	return x.means
}
