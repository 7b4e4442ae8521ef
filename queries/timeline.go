package queries

import (
	"context"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

func timeline() Query {
	return Query{
		Name:    "timeline",
		Short:   "what someone said, did and underwent, by day",
		Example: "Matic",
		Params: []Param{
			{Name: "actor", Kind: Text, Required: true, Help: "whose timeline"},
			since, until, limit, offset,
		},
		Columns: withEvidence(
			Column{Name: "kind", Help: "said, did, or undergone (the actor was the target)"},
			Column{Name: "actor", Help: "who said or did it"},
			Column{Name: "what", Help: "the statement, or the event's word and type"},
			Column{Name: "target", Help: "to whom or to what it was done; who and what is named in a statement"},
			Column{Name: "status", Help: statusHelp},
			Column{Name: "claimed_by", Help: "whose claim an event is"},
		),
		run: runTimeline,
	}
}

func runTimeline(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	actor, err := r.named(a, "actor")
	if err != nil {
		return nil, 0, err
	}
	in, err := r.at(actor, func(_ *graph.Digest, st *graph.StatementDigest) bool {
		return actor.in(st.Speakers) || actor.in(st.Agents) || actor.in(st.Patients)
	}, graph.SchemaSpokenBy, graph.NGAgent, graph.NGPatient)
	if err != nil {
		return nil, 0, err
	}
	sts, err := r.statements(in, func(st *statement) bool { return st.days.overlaps(a.days) })
	if err != nil {
		return nil, 0, err
	}
	return r.rows(sts, a, func(st *statement) (row, error) {
		c, err := r.anyCells(st)
		if err == nil && c["kind"] == "did" && !actor.in(st.Agents) {
			c["kind"] = "undergone"
		}
		return c, err
	})
}

// anyCells returns the cells of a quotation or an event under names that fit
// both: kind, actor, what, target.
func (r *reader) anyCells(st *statement) (row, error) {
	if isEvent(st.StatementDigest) {
		c, err := r.eventCells(st)
		if err != nil {
			return nil, err
		}
		c["kind"], c["what"] = "did", c["did"]
		return c, nil
	}
	c, err := r.quotationCells(st)
	if err != nil {
		return nil, err
	}
	said, _ := c["said"].(string)
	cue, _ := c["cue"].(string)
	c["kind"], c["actor"], c["target"] = "said", c["speaker"], c["about"]
	c["what"] = strings.TrimPrefix(cue+": "+said, ": ")
	return c, nil
}
