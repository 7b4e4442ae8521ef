package queries

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func appearsWith() Query {
	return Query{
		Name:    "appears-with",
		Short:   "who and what else stands in the statements and articles that name someone, the most frequent first",
		Example: "Kovac --type person",
		Params: []Param{
			{Name: "actor", Kind: Text, Required: true, Help: "with whom or what"},
			{Name: "type", Kind: List, Choices: []string{"person", "organization", "place"}, Help: "of the others"},
			since, until, limit, offset,
		},
		Columns: withEvidence(
			Column{Name: "other", Help: "who or what stands beside"},
			Column{Name: "type", Help: "person, organization or place"},
			Column{Name: "statements", Help: "how many quotations and events have both"},
			Column{Name: "articles", Help: "how many articles name both"},
			Column{Name: "other_iri", Help: "IRI of the other", Detail: true},
		),
		run: runAppearsWith,
	}
}

// A companion is someone who is named beside another.
type companion struct {
	iri                  quad.IRI
	statements, articles int
	latest               *story // of those that have both in a statement, if any does
	at                   span   // where one of the two stands in it
	near                 bool   // latest has both in a statement
}

func runAppearsWith(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	who, err := r.named(a, "actor")
	if err != nil {
		return nil, 0, err
	}
	by := map[quad.IRI]*companion{}
	err = r.naming(who, a.days, func(d *graph.Digest, st *story, own []span) error {
		return r.accompany(by, d, st, own[0], who, a)
	})
	if err != nil {
		return nil, 0, err
	}
	all := most(slices.Collect(maps.Values(by)), func(c *companion) int { return c.statements }, a)
	slices.SortFunc(all, func(x, y *companion) int {
		return cmp.Or(y.statements-x.statements, y.articles-x.articles, cmp.Compare(x.iri, y.iri))
	})
	shown := pageOf(all, a)
	var read []quad.IRI
	for _, c := range shown {
		read = append(read, c.latest.iri)
	}
	if err := r.readBodies(read...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, c := range shown {
		cells, err := r.companionCells(c, who)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, cells)
	}
	return out, len(by), nil
}

// accompany counts those that an article names beside who, first at at.
func (r *reader) accompany(by map[quad.IRI]*companion, d *graph.Digest, st *story, at span, who entities, a Args) error {
	both := map[quad.IRI]int{} // statements
	for i := range d.Statements {
		sd := &d.Statements[i]
		var in []quad.IRI
		for _, list := range taken(sd) {
			in = append(in, *list...)
		}
		if !who.in(in) {
			continue
		}
		for _, iri := range distinct(in) {
			both[iri]++
		}
	}
	named := entities{} // of this article, each once, whatever was merged into it
	for i := range d.Entities {
		e := &d.Entities[i]
		if who[e.IRI] || graph.IsSpan(e.IRI) || len(e.Mentions) == 0 || !a.allows("type", entityType(e.IRI)) || !apart(e.IRI) {
			continue
		}
		iri, err := r.meant(e.IRI, d.Article)
		if err != nil {
			return err
		}
		c := by[iri]
		if c == nil {
			c = &companion{iri: iri}
			by[iri] = c
		}
		if !named[iri] {
			named[iri] = true
			c.articles++
		}
		n := both[e.IRI]
		c.statements += n
		if near := n > 0; c.latest == nil || near && !c.near || near == c.near && st.before(c.latest) {
			c.latest, c.near, c.at = st, near, at
		}
	}
	return nil
}

// apart reports whether an entity is one that another article may name too: a
// group ("protesters") and what has no name ("the jail") is another in each.
func apart(iri quad.IRI) bool {
	typ := entityType(iri)
	return (typ == "person" || typ == "organization" || typ == "place") && !strings.Contains(string(iri), "~")
}

// companionCells returns the row of a companion, with the sentence that has
// both as evidence where there is one.
func (r *reader) companionCells(c *companion, who entities) (row, error) {
	d, err := r.digest(c.latest.iri)
	if err != nil {
		return nil, err
	}
	body, err := r.body(d.Article)
	if err != nil {
		return nil, err
	}
	other := entities{}
	for i := range d.Entities {
		iri, err := r.meant(d.Entities[i].IRI, d.Article)
		if err != nil {
			return nil, err
		}
		other[d.Entities[i].IRI] = iri == c.iri
	}
	at, ok := sharedSentence(body, mentions(d, who), mentions(d, other))
	if !ok {
		at = c.at
	}
	cells, err := r.mentionCells(c.latest, at)
	if err != nil {
		return nil, err
	}
	p, err := r.party(c.iri)
	cells["other"], cells["other_iri"], cells["type"] = p.name, string(c.iri), entityType(c.iri)
	cells["statements"], cells["articles"] = c.statements, c.articles
	return cells, err
}
