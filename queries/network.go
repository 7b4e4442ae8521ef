package queries

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

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
	types   map[string]int
	events  int
	claimed int
	latest  *statement
	told    entities // the first tellings of the events counted
}

func runNetwork(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	ego, err := r.named(a, "actor")
	if err != nil {
		return nil, 0, err
	}
	around, err := r.partners(ego)
	if err != nil {
		return nil, 0, err
	}
	iris, err := r.events(around, nil, nil, a.lists["type"])
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.statements(iris, func(st *statement) bool {
		claimed := len(st.node[graph.NGClaimedIn]) > 0
		return isEvent(st) && happened(st) && st.days.overlaps(a.days) && a.allows("type", eventType(st.node)) &&
			(a.text["told-by"] == "" || claimed == (a.text["told-by"] == "claim"))
	})
	if err != nil {
		return nil, 0, err
	}
	pairs := map[pair]*deeds{}
	for _, st := range sts {
		if err := r.addDeeds(pairs, st, around); err != nil {
			return nil, 0, err
		}
	}
	all := slices.SortedFunc(maps.Values(pairs), func(x, y *deeds) int {
		return cmp.Or(y.events-x.events, cmp.Compare(x.actor, y.actor), cmp.Compare(x.target, y.target))
	})
	var out []row
	for _, d := range pageOf(all, a) {
		c, err := r.pairCells(d)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, len(all), nil
}

// happened reports whether an event is said to have happened, or is itself the
// saying: a threat, a promise or a refusal of what is to come.
func happened(st *statement) bool {
	if text(st.node, graph.NGPolarity) == "negative" {
		return false
	}
	switch text(st.node, graph.NGModality) {
	case "asserted", "":
		return true
	case "planned":
		t := eventType(st.node)
		return t == "THREATEN" || t == "AGREE" || t == "REJECT"
	}
	return false
}

// partners returns the actors of ego and those it acts on or is acted on by;
// nil for nil.
func (r *reader) partners(ego entities) (entities, error) {
	if ego == nil {
		return nil, nil
	}
	iris, err := r.leadingTo(ego, graph.NGAgent, graph.NGPatient)
	if err != nil {
		return nil, err
	}
	out := maps.Clone(ego)
	return out, r.nodes(iris, func(_ quad.IRI, n graph.Node) error {
		for _, v := range append(slices.Clone(n[graph.NGAgent]), n[graph.NGPatient]...) {
			if who, ok := v.(quad.IRI); ok {
				out[who] = true
			}
		}
		return nil
	})
}

// addDeeds counts an event for every pair of known actors in it. Events come
// newest first.
func (r *reader) addDeeds(pairs map[pair]*deeds, st *statement, within entities) error {
	actors, err := r.actorsOf(st, graph.NGAgent)
	if err != nil {
		return err
	}
	targets, err := r.actorsOf(st, graph.NGPatient)
	if err != nil {
		return err
	}
	first, err := r.firstTelling(st)
	if err != nil {
		return err
	}
	for _, a := range actors {
		for _, b := range targets {
			if a == b || within != nil && !(within[a] && within[b]) {
				continue
			}
			p := pair{a, b}
			d := pairs[p]
			if d == nil {
				d = &deeds{pair: p, types: map[string]int{}, latest: st, told: entities{}}
				pairs[p] = d
			}
			if d.told[first] {
				continue
			}
			d.told[first] = true
			d.events++
			d.types[eventType(st.node)]++
			if len(st.node[graph.NGClaimedIn]) > 0 {
				d.claimed++
			}
		}
	}
	return nil
}

// firstTelling returns the first event that tells of the same: by way of the
// first in its article to the first article.
func (r *reader) firstTelling(st *statement) (quad.IRI, error) {
	first := st.iri
	up := st.node[graph.NGSameEvent]
	for range 4 {
		if len(up) == 0 {
			break
		}
		next, ok := up[0].(quad.IRI)
		if !ok {
			break
		}
		n, err := r.store.Node(r.ctx, next)
		if err != nil {
			return first, err
		}
		first, up = next, n[graph.NGSameEvent]
	}
	return first, nil
}

// actorsOf returns the entities that take part in a role, but for mere things
// and unnamed places. Mentions that belong to no entity cannot be told apart.
func (r *reader) actorsOf(st *statement, role quad.IRI) ([]quad.IRI, error) {
	var out []quad.IRI
	for _, v := range st.node[role] {
		iri, ok := v.(quad.IRI)
		if _, _, _, span := graph.ParseSpan(v); !ok || span {
			continue
		}
		acts, err := r.acts(iri)
		if err != nil {
			return nil, err
		}
		if acts {
			out = append(out, iri)
		}
	}
	return out, nil
}

// acts reports whether an entity is one that can act.
func (r *reader) acts(iri quad.IRI) (bool, error) {
	if known, ok := r.actors[iri]; ok {
		return known, nil
	}
	acts := false
	err := r.along(quad.Subject, iri, func(q quad.Quad) error {
		switch {
		case q.Predicate == graph.OWLSameAs,
			q.Predicate == graph.RDFType && q.Object != graph.SchemaPlace && q.Object != graph.NGOther:
			acts = true
			return errStop
		}
		return nil
	}, graph.OWLSameAs, graph.RDFType)
	r.actors[iri] = acts
	return acts, err
}

// pairCells returns the row of a pair.
func (r *reader) pairCells(d *deeds) (row, error) {
	c, err := r.evidence(d.latest)
	if err != nil {
		return nil, err
	}
	for _, end := range []struct {
		name string
		iri  quad.IRI
	}{{"actor", d.actor}, {"target", d.target}} {
		n, err := r.only(end.iri, graph.SchemaName, graph.NGCountry, graph.NGSector)
		if err != nil {
			return nil, err
		}
		c[end.name], c[end.name+"_iri"] = text(n, graph.SchemaName), string(end.iri)
		c[end.name+"_country"], c[end.name+"_sector"] = text(n, graph.NGCountry), text(n, graph.NGSector)
	}
	types := slices.Sorted(maps.Keys(d.types))
	slices.SortStableFunc(types, func(x, y string) int { return d.types[y] - d.types[x] })
	for i, t := range types {
		if n := d.types[t]; n > 1 {
			types[i] = fmt.Sprint(t, " ", n)
		}
	}
	c["events"], c["types"], c["claimed"], c["latest"] = d.events, types, d.claimed, did(d.latest.node)
	return c, nil
}
