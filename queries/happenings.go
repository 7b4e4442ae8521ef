package queries

import (
	"context"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A happenings holds what the events of a store come to: who acts on whom, and
// what is contested.
type happenings struct {
	deeds    []deed
	at       map[quad.IRI][]int32 // which of them an actor has a part in
	disputes []argued
}

func newHappenings(ctx context.Context, s *graph.Store) (*happenings, error) {
	r := newReader(ctx, s)
	x := &happenings{at: map[quad.IRI][]int32{}}
	in, err := r.events(nil, nil, nil)
	if err != nil {
		return nil, err
	}
	all, known, err := r.postedDeeds(nil, func(*deed) bool { return true })
	if err == nil && !known {
		all = make(deedList, 1)
		all[0], err = r.deeds(in, nil)
	}
	if err != nil {
		return nil, err
	}
	x.deeds = slices.Concat(all...)
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

// indexedDeeds is around by the index, if there is one, of all deeds.
func (r *reader) indexedDeeds(ego entities) ([]*deed, bool, error) {
	n := r.indexer()
	if n == nil {
		return nil, false, nil
	}
	x, err := n.happenings.get(r.ctx)
	if err != nil {
		return nil, true, err
	}
	return x.around(ego), true, nil
}

// around returns the deeds among ego and its partners, or of all for nil.
func (x *happenings) around(ego entities) []*deed {
	if ego == nil {
		return slices.AppendSeq(make([]*deed, 0, len(x.deeds)), deedList{x.deeds}.all())
	}
	within := maps.Clone(ego)
	for iri := range ego {
		for _, i := range x.at[iri] {
			within[x.deeds[i].actor], within[x.deeds[i].target] = true, true
		}
	}
	var out []*deed
	for iri := range within {
		for _, i := range x.at[iri] {
			if d := &x.deeds[i]; d.actor == iri && within[d.target] {
				out = append(out, d)
			}
		}
	}
	return out
}

// An argued is a dispute without its tellings.
type argued struct {
	days    period
	typ     string
	members []quad.IRI
}
