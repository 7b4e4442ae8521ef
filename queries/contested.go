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
	figures  map[int]bool
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
	shown := pageOf(sts, a)
	all := slices.Clone(shown)
	for _, st := range shown {
		all = append(all, of[st].first)
	}
	if err := r.fill(all...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, st := range shown {
		c, err := r.telling(of[st], st)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, c)
	}
	return out, total, nil
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
	in, err := r.events(nil, nil, nil)
	if about != nil {
		in, err = r.tellings(about)
	}
	if err != nil {
		return nil, 0, err
	}
	all, err := r.disputes(in)
	if err != nil {
		return nil, 0, err
	}
	var out []*dispute
	total := 0
	for _, d := range all {
		if d.first.days.overlaps(a.days) && a.allows("type", d.first.EventType()) {
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
			var sts []*statement
			for _, iri := range d.members {
				st, ok, err := r.find(iri, nil)
				if err != nil {
					return nil, 0, err
				}
				if ok {
					sts = append(sts, st)
				}
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
func (r *reader) disputes(in scope) ([]*dispute, error) {
	seen := entities{}
	var out []*dispute
	err := r.each(in, func(d *graph.Digest) error {
		for i := range d.Statements {
			st := &d.Statements[i]
			if seen[st.IRI] || !in.candidate(d, st) {
				continue
			}
			members, err := r.sameEvents(st.IRI, d, seen)
			if err != nil {
				return err
			}
			if len(members) < 2 {
				continue
			}
			if d := disputeOf(members); d.contested() {
				out = append(out, d)
			}
		}
		return nil
	})
	sort.Slice(out, func(i, j int) bool { return out[i].first.before(out[j].first) })
	return out, err
}

// tellings searches for the events in which one of set takes part, that are
// there, or that one of set claims.
func (r *reader) tellings(set entities) (scope, error) {
	return r.at(set, func(d *graph.Digest, st *graph.StatementDigest) bool {
		if set.in(st.Agents) || set.in(st.Patients) || set.in(st.Places) {
			return true
		}
		for _, claim := range st.ClaimedIn {
			for i := range d.Statements {
				if q := &d.Statements[i]; q.IRI == claim && set.in(q.Speakers) {
					return true
				}
			}
		}
		return false
	}, graph.NGAgent, graph.NGPatient, graph.SEMHasPlace, graph.SchemaSpokenBy)
}

// sameEvents returns the events that iri, which may be of the article in, is tied to as the
// same or as a denial, itself among them, and adds them to seen.
func (r *reader) sameEvents(iri quad.IRI, in *graph.Digest, seen entities) ([]*statement, error) {
	resolved, err := r.resolution()
	if err != nil {
		return nil, err
	}
	iris := []quad.IRI{iri}
	seen[iri] = true
	var out []*statement
	for i := 0; i < len(iris); i++ {
		next, _ := resolved.SameEvents(iris[i])
		article := graph.ArticleOf(iris[i])
		if in == nil || in.Article != article {
			if in, err = r.digest(article); err != nil {
				return nil, err
			}
		}
		for j := range in.Statements {
			switch st := &in.Statements[j]; {
			case st.IRI == iris[i]:
				next = append(append(slices.Clip(next), st.SameEvent...), st.Denies...)
				if !isEvent(st) {
					continue
				}
				found, err := r.tell(in, st)
				if err != nil {
					return nil, err
				}
				out = append(out, found)
			case slices.Contains(st.SameEvent, iris[i]) || slices.Contains(st.Denies, iris[i]):
				next = append(slices.Clip(next), st.IRI)
			}
		}
		for _, n := range next {
			if !seen[n] {
				seen[n] = true
				iris = append(iris, n)
			}
		}
	}
	return out, nil
}

// disputeOf puts the tellings of one event in their order and compares them, but
// for those of what might happen.
func disputeOf(sts []*statement) *dispute {
	slices.SortFunc(sts, func(a, b *statement) int {
		return cmp.Or(cmp.Compare(a.story.day, b.story.day), cmp.Compare(a.story.iri, b.story.iri), a.Start-b.Start, cmp.Compare(a.IRI, b.IRI))
	})
	d := &dispute{figures: map[int]bool{}}
	for _, st := range sts {
		switch {
		case st.Modality == "hypothetical":
			continue
		case denies(st):
			d.denied = true
		default:
			if d.first == nil {
				d.first = st
			}
			if st.Counted {
				d.figures[st.Count] = true
			}
		}
		d.tellings = append(d.tellings, st)
	}
	return d
}

// denies reports whether an event is told as one that did not happen, or is
// itself the denial of another.
func denies(st *statement) bool {
	return st.Polarity == "negative" || len(st.Denies) > 0
}

// telling returns the row of one source's telling.
func (r *reader) telling(d *dispute, st *statement) (row, error) {
	c, err := r.eventCells(st)
	if err != nil {
		return nil, err
	}
	c["event"], c["event_iri"] = did(d.first.node), string(d.first.IRI)
	c["source"] = c["claimed_by"]
	if c["source"] == nil {
		c["source"] = c["publisher"]
	}
	switch {
	case st.Polarity == "negative":
		c["holds"] = "did not happen"
	case denies(st):
		c["holds"] = "denied: " + did(st.node)
		tellsItself(c, st)
	case c["count"] != nil:
		c["holds"] = squash(fmt.Sprint(st.node.Text(graph.NGCountAs), " ", c["count_of"]))
		if st.EventType() == "SAY" { // "put the toll at"
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
	if names, ok := c["actor"].([]string); ok && len(names) > 0 && len(st.ClaimedIn) == 0 {
		c["source"] = names[0]
	}
}
