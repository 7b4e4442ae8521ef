package queries

import (
	"cmp"
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

// around returns the deeds among ego and its partners, or of all for nil, that
// keep wants. It is asked before a deed's event and actors are known.
func (r *reader) around(ego entities, keep func(*deed) bool) ([]*deed, error) {
	if all, known, err := r.indexedDeeds(ego); err != nil || known {
		return slices.DeleteFunc(all, func(d *deed) bool { return !keep(d) }), err
	}
	if all, known, err := r.postedDeeds(ego, keep); err != nil || known {
		return slices.AppendSeq(make([]*deed, 0, all.len()), all.all()), err
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
	all, err := r.deeds(in, within)
	var out []*deed
	for i := range all {
		if keep(&all[i]) {
			out = append(out, &all[i])
		}
	}
	return out, err
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
