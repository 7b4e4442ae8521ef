package queries

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A deed is what one actor does to another in one event.
type deed struct {
	pair
	event, first quad.IRI // first is its first telling
	typ          string
	days         period
	claimed      bool
	happened     bool
}

// deedsOf returns a deed for every pair of known actors in an event that are in
// set, which may be nil for all.
func (r *reader) deedsOf(st *statement, set entities) ([]deed, error) {
	actors, err := r.actorsOf(st, st.Agents, set)
	if err != nil || len(actors) == 0 {
		return nil, err
	}
	targets, err := r.actorsOf(st, st.Patients, set)
	if err != nil || len(targets) == 0 {
		return nil, err
	}
	first := st.article.First(st.StatementDigest)
	if graph.ArticleOf(first) != st.article.Article {
		first, err = r.firstInArticle(first)
	}
	if err == nil {
		first, err = r.firstTelling(first)
	}
	if err != nil {
		return nil, err
	}
	var out []deed
	for _, a := range actors {
		for _, b := range targets {
			if a != b {
				out = append(out, deed{pair{a, b}, st.IRI, first, st.EventType(), st.days, len(st.ClaimedIn) > 0, st.Happened()})
			}
		}
	}
	return out, nil
}

// deeds returns the deeds in events among set, or all for nil, newest first. It
// keeps no more of an event than that.
func (r *reader) deeds(in scope, set entities) ([]deed, error) {
	var out []deed
	var failed error
	_, err := r.statements(in, func(st *statement) bool {
		ds, err := r.deedsOf(st, set)
		failed = cmp.Or(failed, err)
		out = append(out, ds...)
		return false
	})
	return out, cmp.Or(err, failed)
}

// partners returns the actors of ego and those it acts on or is acted on by.
func partners(ego entities, deeds []deed) entities {
	out := maps.Clone(ego)
	for _, d := range deeds {
		if ego[d.actor] {
			out[d.target] = true
		}
		if ego[d.target] {
			out[d.actor] = true
		}
	}
	return out
}

// around returns the deeds among ego and its partners; of all for nil.
func (r *reader) around(ego entities) ([]deed, error) {
	all, known, err := r.indexedDeeds(ego)
	if err != nil || known {
		return all, err
	}
	if all, known, err := r.postedDeeds(ego); err != nil || known {
		return all, err
	}
	in, err := r.events(nil, nil, nil)
	within := entities(nil)
	if ego != nil {
		if within, err = r.withPartners(ego); err == nil {
			in, err = r.between(within)
		}
	}
	if err != nil {
		return nil, err
	}
	return r.deeds(in, within)
}

// withPartners returns the actors of ego and their partners.
func (r *reader) withPartners(ego entities) (entities, error) {
	in, err := r.at(ego, func(_ *graph.Digest, st *graph.StatementDigest) bool {
		return ego.in(st.Agents) || ego.in(st.Patients)
	}, graph.NGAgent, graph.NGPatient)
	if err != nil {
		return nil, err
	}
	own, err := r.deeds(in, nil)
	return partners(ego, own), err
}

// between searches for the events in which one of set acts on one of set: in
// the articles where some act and some are acted on, whatever they were merged
// into.
func (r *reader) between(set entities) (scope, error) {
	all := maps.Clone(set)
	if err := r.whole(all); err != nil {
		return scope{}, err
	}
	in, err := r.at(all, func(_ *graph.Digest, st *graph.StatementDigest) bool {
		return isEvent(st) && all.in(st.Agents) && all.in(st.Patients)
	}, graph.NGAgent)
	if err != nil {
		return in, err
	}
	targets, err := r.at(all, nil, graph.NGPatient)
	has := map[quad.IRI]bool{}
	for _, a := range targets.articles {
		has[a] = true
	}
	in.articles = slices.DeleteFunc(in.articles, func(a quad.IRI) bool { return !has[a] })
	return in, err
}

// indexedDeeds is around by the index, if there is one.
func (r *reader) indexedDeeds(ego entities) ([]deed, bool, error) {
	n := r.indexer()
	if n == nil {
		return nil, false, nil
	}
	x, err := n.happenings.get(r.ctx)
	if err != nil {
		return nil, true, err
	}
	if ego == nil {
		return x.deeds, true, nil
	}
	return x.around(ego), true, nil
}

// A happenings holds what the events of a store come to: who acts on whom, and
// what is contested.
type happenings struct {
	deeds    []deed
	at       map[quad.IRI][]int32 // which of them an actor has a part in
	disputes []argued
}

// around returns the deeds among ego and its partners.
func (x *happenings) around(ego entities) []deed {
	within := maps.Clone(ego)
	for iri := range ego {
		for _, i := range x.at[iri] {
			within[x.deeds[i].actor], within[x.deeds[i].target] = true, true
		}
	}
	var at []int32
	for iri := range within {
		for _, i := range x.at[iri] {
			if d := &x.deeds[i]; d.actor == iri && within[d.target] {
				at = append(at, i)
			}
		}
	}
	slices.Sort(at)
	out := make([]deed, len(at))
	for i, n := range at {
		out[i] = x.deeds[n]
	}
	return out
}

// An argued is a dispute without its tellings.
type argued struct {
	days    period
	typ     string
	members []quad.IRI
}

func newHappenings(ctx context.Context, s *graph.Store) (*happenings, error) {
	r := newReader(ctx, s)
	x := &happenings{at: map[quad.IRI][]int32{}}
	in, err := r.events(nil, nil, nil)
	if err != nil {
		return nil, err
	}
	var known bool
	if x.deeds, known, err = r.postedDeeds(nil); err == nil && !known {
		x.deeds, err = r.deeds(in, nil)
	}
	if err != nil {
		return nil, err
	}
	x.deeds = slices.Clip(x.deeds)
	for i, d := range x.deeds {
		x.at[d.actor] = append(x.at[d.actor], int32(i))
		x.at[d.target] = append(x.at[d.target], int32(i))
	}
	disputes, err := r.disputes(in)
	for _, d := range disputes {
		a := argued{days: d.first.days, typ: d.first.EventType()}
		for _, st := range d.tellings {
			a.members = append(a.members, st.IRI)
		}
		x.disputes = append(x.disputes, a)
	}
	return x, err
}
