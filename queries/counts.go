package queries

import (
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A counts tells how often articles name somebody, and how often that one has
// a part in their statements.
type counts struct {
	articles, mentions          int
	said, did, undergone, there int
}

// add counts what an article says of the entities of a set.
func (c *counts) add(d *graph.Digest, set entities) {
	found := 0
	for i := range d.Entities {
		if e := &d.Entities[i]; set[e.IRI] {
			found = 1
			c.mentions += len(e.Mentions)
		}
	}
	c.articles += found
	for i := range d.Statements {
		st := &d.Statements[i]
		for _, role := range []struct {
			who   []quad.IRI
			count *int
		}{{st.Speakers, &c.said}, {st.Agents, &c.did}, {st.Patients, &c.undergone}, {st.Places, &c.there}} {
			for _, iri := range role.who {
				if set[iri] {
					*role.count++
				}
			}
		}
	}
}

// join adds what o counted.
func (c *counts) join(o *counts) {
	c.articles += o.articles
	c.mentions += o.mentions
	c.said += o.said
	c.did += o.did
	c.undergone += o.undergone
	c.there += o.there
}
