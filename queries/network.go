package queries

import (
	"cmp"
	"context"
	"fmt"
	"maps"
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

// A pair is two actors, one of whom acts on the other.
type pair struct{ actor, target quad.IRI }

// A tally of what one does to the other.
type deeds struct {
	pair
	told   []*deed // all tellings, in no order until they are tallied
	events int

	// Only of those that are shown, see tally:
	types   []typeCount
	claimed int
	latest  quad.IRI
}

// A typeCount is how many events are of a type.
type typeCount struct {
	typ string
	n   int
}

func runNetwork(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	ego, err := r.named(a, "actor")
	if err != nil {
		return nil, 0, err
	}
	all, err := r.around(ego)
	if err != nil {
		return nil, 0, err
	}
	pairs := map[pair]*deeds{}
	for i := range all {
		d := &all[i]
		if d.happened && d.days.overlaps(a.days) && a.allows("type", d.typ) &&
			(a.text["told-by"] == "" || d.claimed == (a.text["told-by"] == "claim")) {
			if pairs[d.pair] == nil {
				pairs[d.pair] = &deeds{pair: d.pair}
			}
			pairs[d.pair].told = append(pairs[d.pair].told, d)
		}
	}
	for _, p := range pairs {
		p.count()
	}
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

// ranked returns the pairs with most events in their order, at least those that a
// asks for.
func ranked(pairs map[pair]*deeds, a Args) []*deeds {
	out := most(slices.Collect(maps.Values(pairs)), func(d *deeds) int { return d.events }, a)
	slices.SortFunc(out, func(x, y *deeds) int {
		return cmp.Or(y.events-x.events, cmp.Compare(x.actor, y.actor), cmp.Compare(x.target, y.target))
	})
	return out
}

// count counts the events: each once, however many tell it.
func (d *deeds) count() {
	if d.events = len(d.told); d.events == 1 {
		return
	}
	firsts := make(map[quad.IRI]bool, len(d.told))
	for _, one := range d.told {
		firsts[one.first] = true
	}
	d.events = len(firsts)
}

// tally sorts the tellings, the newest first, and counts the events by what the
// newest telling of each says.
func (d *deeds) tally() {
	slices.SortFunc(d.told, func(a, b *deed) int {
		return cmp.Or(cmp.Compare(b.days.start(), a.days.start()), cmp.Compare(a.event, b.event))
	})
	d.latest = d.told[0].event
	counted := map[quad.IRI]bool{}
	for _, one := range d.told {
		if counted[one.first] {
			continue
		}
		counted[one.first] = true
		i := slices.IndexFunc(d.types, func(t typeCount) bool { return t.typ == one.typ })
		if i < 0 {
			i = len(d.types)
			d.types = append(d.types, typeCount{typ: one.typ})
		}
		d.types[i].n++
		if one.claimed {
			d.claimed++
		}
	}
}

// firstTelling returns the first event that tells of the same as one, which is
// the first in its article: that of the first article.
func (r *reader) firstTelling(event quad.IRI) (quad.IRI, error) {
	resolved, err := r.resolution()
	if err != nil {
		return event, err
	}
	for range 4 {
		_, next := resolved.SameEvents(event)
		if next == "" {
			break
		}
		if event, err = r.firstInArticle(next); err != nil {
			break
		}
	}
	return event, err
}

// firstInArticle returns the first event of its article that tells of the same
// as one.
func (r *reader) firstInArticle(event quad.IRI) (quad.IRI, error) {
	first, ok := r.firsts[event]
	if !ok {
		d, err := r.digest(graph.ArticleOf(event))
		if err != nil {
			return event, err
		}
		first = event
		if st := d.Statement(event); st != nil {
			first = d.First(st)
		}
		r.firsts[event] = first
	}
	return first, nil
}

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
