package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"

	"github.com/newsgraph/newsgraph/graph"
)

func network() Query {
	return Query{
		Name:    "network",
		Short:   "who acts on whom: pairs of actors with how often and how, the most frequent first",
		Example: "--type assault,coerce,threaten",
		Params: []Param{
			{Name: "actor", Kind: Text, Help: "only pairs with this actor, and those among its partners"},
			{Name: "type", Kind: List, Choices: eventTypes, Help: "PLOVER types"},
			{Name: "told-by", Kind: Choice, Choices: []string{"article", "claim"}, Help: "only what articles themselves tell, or only what someone claims in them"},
			since, until, limit, offset,
		},
		Columns: withEvidence(
			Column{Name: "actor", Help: "who acts"},
			Column{Name: "target", Help: "on whom"},
			Column{Name: "events", Help: "how many events, each counted once however many tell it; not those negated, possible or hypothetical"},
			Column{Name: "types", Help: "their PLOVER types, with how many of each, the most frequent first"},
			Column{Name: "claimed", Help: "how many of them are somebody's claim only"},
			Column{Name: "latest", Help: "the latest event's word and type, which the evidence is of"},
			Column{Name: "actor_country", Help: "country of the actor", Detail: true},
			Column{Name: "actor_sector", Help: "PLOVER sector of the actor", Detail: true},
			Column{Name: "target_country", Help: "country of the target", Detail: true},
			Column{Name: "target_sector", Help: "PLOVER sector of the target", Detail: true},
			Column{Name: "actor_iri", Help: "IRI of the actor", Detail: true},
			Column{Name: "target_iri", Help: "IRI of the target", Detail: true},
		),
		Edges: true,
		run:   runNetwork,
	}
}

func runNetwork(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	ego, err := r.named(a, "actor")
	if err != nil {
		return nil, 0, err
	}
	told, err := r.around(ego, a.wantsDeed)
	if err != nil {
		return nil, 0, err
	}
	pairs := newTallies(told)
	shown := pageOf(ranked(pairs, a), a)
	latest := make([]*statement, len(shown))
	var ends []quad.IRI
	for i, d := range shown {
		d.tally()
		st, ok, err := r.find(d.latest, nil)
		if err != nil {
			return nil, 0, err
		}
		if !ok {
			return nil, 0, fmt.Errorf("no event %s", d.latest)
		}
		latest[i] = st
		ends = append(ends, d.actor, d.target)
	}
	about := map[quad.IRI]map[quad.IRI]quad.Value{}
	var g errgroup.Group
	g.Go(func() (err error) {
		for _, p := range []quad.IRI{graph.SchemaName, graph.NGCountry, graph.NGSector} {
			if about[p], err = s.Firsts(ctx, ends, p); err != nil {
				break
			}
		}
		return err
	})
	if err := cmp.Or(r.fillEvidence(latest...), g.Wait()); err != nil {
		return nil, 0, err
	}
	var out []row
	for i, d := range shown {
		c, err := r.pairCells(d, latest[i], about)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(pairs), nil
}

// wantsDeed reports whether a deed is one that is asked for.
func (a Args) wantsDeed(d *deed) bool {
	return d.happened && d.days.overlaps(a.days) && a.allows("type", d.typ) &&
		(a.text["told-by"] == "" || d.claimed == (a.text["told-by"] == "claim"))
}

// pairCells returns the row of a pair, from its latest event and what there is
// about entities by predicate.
func (r *reader) pairCells(d *deeds, latest *statement, about map[quad.IRI]map[quad.IRI]quad.Value) (row, error) {
	c, err := r.evidence(latest)
	if err != nil {
		return nil, err
	}
	for _, end := range []struct {
		name string
		iri  quad.IRI
	}{{"actor", d.actor}, {"target", d.target}} {
		text := func(p quad.IRI) string { return graph.Text(about[p][end.iri]) }
		c[end.name], c[end.name+"_iri"] = text(graph.SchemaName), string(end.iri)
		c[end.name+"_country"], c[end.name+"_sector"] = text(graph.NGCountry), text(graph.NGSector)
	}
	slices.SortFunc(d.types, func(x, y typeCount) int { return cmp.Or(y.n-x.n, cmp.Compare(x.typ, y.typ)) })
	var types []string
	for _, t := range d.types {
		if t.n > 1 {
			t.typ = fmt.Sprint(t.typ, " ", t.n)
		}
		types = append(types, t.typ)
	}
	c["events"], c["types"], c["claimed"], c["latest"] = d.events, types, d.claimed, did(latest.node)
	return c, nil
}
