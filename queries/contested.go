package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func contested() Query {
	return Query{
		Name:    "contested",
		Short:   "events that some assert and others deny, and figures that differ, side by side with their sources",
		Example: "--limit 10",
		Params: []Param{
			{Name: "about", Kind: Text, Help: "who takes part or tells of it, or where it is; a country stands for its places too"},
			{Name: "type", Kind: List, Choices: eventTypes, Help: "PLOVER types"},
			since, until, limit, offset,
		},
		Columns: tellingColumns,
		run:     runContested,
	}
}

var tellingColumns = withEvidence(
	Column{Name: "event", Help: "what is contested, in the words of its first telling"},
	Column{Name: "source", Help: "who tells it: the speaker, or the article's publisher"},
	Column{Name: "holds", Help: "that it happened, that it did not, or the figure"},
	Column{Name: "actor", Help: "who did it, as this source has it"},
	Column{Name: "target", Help: "to whom or to what it was done"},
	Column{Name: "place", Help: "where"},
	Column{Name: "status", Help: statusHelp},
	Column{Name: "type", Help: "PLOVER type", Detail: true},
	Column{Name: "count", Help: "number of people or things concerned", Detail: true},
	Column{Name: "event_iri", Help: "IRI of the first telling, the same for all rows of one event", Detail: true},
)

// A dispute is one event as several tell it: the events that are the same, and
// those that deny one of them.
type dispute struct {
	first    *statement // the first that does not deny it, or nil
	tellings []*statement
	denied   bool
	figures  map[any]bool
}

// contested reports whether the tellings contradict each other.
func (d *dispute) contested() bool { return d.first != nil && (d.denied || len(d.figures) > 1) }

func runContested(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	about, err := r.places(a, "about")
	if err != nil {
		return nil, 0, err
	}
	disputes, total, err := r.contested(about, a)
	if err != nil {
		return nil, 0, err
	}
	of := map[*statement]*dispute{}
	var sts []*statement
	for _, d := range disputes {
		for _, st := range d.tellings {
			of[st] = d
		}
		sts = append(sts, d.tellings...)
	}
	out, _, err := rows(sts, a, func(st *statement) (row, error) { return r.telling(of[st], st) })
	return out, total, err
}

// contested returns what is contested, newest first, and how many tellings of it
// there are; by the index no more than is asked for.
func (r *reader) contested(about entities, a Args) ([]*dispute, int, error) {
	if n := r.indexer(); n != nil && about == nil {
		x, err := n.happenings.get(r.ctx)
		if err != nil {
			return nil, 0, err
		}
		return r.argued(x.disputes, a)
	}
	iris, err := r.events(nil, nil, nil, nil)
	if about != nil {
		iris, err = r.tellings(about)
	}
	if err != nil {
		return nil, 0, err
	}
	all, err := r.disputes(iris)
	if err != nil {
		return nil, 0, err
	}
	var out []*dispute
	total := 0
	for _, d := range all {
		if d.first.days.overlaps(a.days) && a.allows("type", eventType(d.first.node)) {
			out = append(out, d)
			total += len(d.tellings)
		}
	}
	return out, total, nil
}

// argued reads those of the disputes that a asks for.
func (r *reader) argued(all []argued, a Args) ([]*dispute, int, error) {
	var out []*dispute
	total := 0
	for _, d := range all {
		if !d.days.overlaps(a.days) || !a.allows("type", d.typ) {
			continue
		}
		if a.limit == 0 || total < a.offset+a.limit {
			sts, err := r.statements(d.members, isEvent)
			if err != nil {
				return nil, 0, err
			}
			if read := disputeOf(sts); read.contested() {
				out = append(out, read)
			}
		}
		total += len(d.members)
	}
	return out, total, nil
}

// disputes returns what is contested among events and those they are tied to,
// newest first.
func (r *reader) disputes(iris []quad.IRI) ([]*dispute, error) {
	seen := entities{}
	var out []*dispute
	for _, iri := range iris {
		if seen[iri] {
			continue
		}
		members, err := r.sameEvents(iri, seen)
		if err != nil {
			return nil, err
		}
		if len(members) < 2 {
			continue
		}
		sts, err := r.statements(members, isEvent)
		if err != nil {
			return nil, err
		}
		if d := disputeOf(sts); d.contested() {
			out = append(out, d)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].first.before(out[j].first) })
	return out, nil
}

// tellings returns the events in which one of set takes part, that are there,
// or that one of set claims.
func (r *reader) tellings(set entities) ([]quad.IRI, error) {
	iris, err := r.leadingTo(set, graph.NGAgent, graph.NGPatient, graph.SEMHasPlace)
	if err != nil {
		return nil, err
	}
	said, err := r.leadingTo(set, graph.SchemaSpokenBy)
	if err != nil {
		return nil, err
	}
	quotations := entities{}
	for _, q := range said {
		quotations[q] = true
	}
	claimed, err := r.leadingTo(quotations, graph.NGClaimedIn)
	return append(iris, claimed...), err
}

// sameEvents returns the events that iri is tied to as the same or as a denial,
// itself among them, and adds them to seen.
func (r *reader) sameEvents(iri quad.IRI, seen entities) ([]quad.IRI, error) {
	out := []quad.IRI{iri}
	seen[iri] = true
	for i := 0; i < len(out); i++ {
		next, err := r.subjects(out[i], graph.NGSameEvent, graph.NGDenies)
		if err != nil {
			return nil, err
		}
		err = r.along(quad.Subject, out[i], func(q quad.Quad) error {
			if o, ok := q.Object.(quad.IRI); ok {
				next = append(next, o)
			}
			return nil
		}, graph.NGSameEvent, graph.NGDenies)
		if err != nil {
			return nil, err
		}
		for _, n := range next {
			if !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
	}
	return out, nil
}

// disputeOf puts the tellings of one event in their order and compares them, but
// for those of what might happen.
func disputeOf(sts []*statement) *dispute {
	slices.SortFunc(sts, func(a, b *statement) int {
		return cmp.Or(cmp.Compare(a.story.day, b.story.day), cmp.Compare(a.story.iri, b.story.iri), a.start()-b.start())
	})
	d := &dispute{figures: map[any]bool{}}
	for _, st := range sts {
		count := number(st.node, graph.NGCount)
		switch {
		case text(st.node, graph.NGModality) == "hypothetical":
			continue
		case denies(st):
			d.denied = true
		default:
			if d.first == nil {
				d.first = st
			}
			if count != nil {
				d.figures[count] = true
			}
		}
		d.tellings = append(d.tellings, st)
	}
	return d
}

// denies reports whether an event is told as one that did not happen, or is
// itself the denial of another.
func denies(st *statement) bool {
	return text(st.node, graph.NGPolarity) == "negative" || len(st.node[graph.NGDenies]) > 0
}

// telling returns the row of one source's telling.
func (r *reader) telling(d *dispute, st *statement) (row, error) {
	c, err := r.eventCells(st)
	if err != nil {
		return nil, err
	}
	c["event"], c["event_iri"] = did(d.first.node), string(d.first.iri)
	c["source"] = c["claimed_by"]
	if c["source"] == nil {
		c["source"] = c["publisher"]
	}
	switch {
	case text(st.node, graph.NGPolarity) == "negative":
		c["holds"] = "did not happen"
	case denies(st):
		c["holds"] = "denied: " + did(st.node)
		tellsItself(c, st)
	case c["count"] != nil:
		c["holds"] = squash(fmt.Sprint(text(st.node, graph.NGCountAs), " ", c["count_of"]))
		if eventType(st.node) == "SAY" { // "put the toll at"
			tellsItself(c, st)
		}
	default:
		c["holds"] = "happened"
	}
	return c, nil
}

// tellsItself makes the actor the source of a telling that is the actor's own
// saying, unless it stands in somebody's words.
func tellsItself(c row, st *statement) {
	if names, ok := c["actor"].([]string); ok && len(names) > 0 && len(st.node[graph.NGClaimedIn]) == 0 {
		c["source"] = names[0]
	}
}
