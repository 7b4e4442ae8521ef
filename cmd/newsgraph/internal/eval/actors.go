package eval

import (
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/event"
)

// actorDoc is a sentence of gold/events with the actors of its events.
type actorDoc struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Events []struct {
		Code   string `json:"code"`
		Source actor  `json:"source_actor"`
		Target actor  `json:"target_actor"`
	} `json:"events"`
}

type actor struct {
	Mentions []span `json:"mentions"`
}

func actorTexts(docs []actorDoc) []string {
	out := make([]string, len(docs))
	for i := range docs {
		out[i] = docs[i].Text
	}
	return out
}

// chooseEvent returns the event that the gold's actors belong to: by how many
// of the two overlap, then politics before the rest, then confidence, then
// order. Where no actor overlaps, matched is false and e the first event that
// is political, if any.
func chooseEvent(f *extract.Facts, source, target []span) (e *event.Event, matched bool) {
	rank := func(e *event.Event) (sides int, politics int) {
		if overlapping(e.Agents, source) > 0 {
			sides++
		}
		if overlapping(e.Patients, target) > 0 {
			sides++
		}
		if political(e) {
			politics = 1
		}
		return sides, politics
	}
	for _, x := range f.Events {
		if e == nil {
			e = x
			continue
		}
		s, p := rank(x)
		bs, bp := rank(e)
		if s > bs || s == bs && (p > bp || p == bp && x.Confidence > e.Confidence && s > 0) {
			e = x
		}
	}
	if e != nil {
		sides, _ := rank(e)
		matched = sides > 0
	}
	return e, matched
}

// actorCount counts one side of an event: what was extracted is right where
// it overlaps the gold.
func actorCount(args []event.Arg, gold []span) metric.PRF {
	var m metric.PRF
	if len(args) > 0 {
		m.Found = 1
	}
	if len(gold) > 0 {
		m.Gold = 1
	}
	if overlapping(args, gold) > 0 {
		m.RightFound, m.RightGold = 1, 1
	}
	return m
}

// actorCounts counts who and whom over a collection.
type actorCounts struct {
	who, whom metric.PRF
	found     metric.Ratio
}

// add counts the actors of e, nil for none, that was chosen for those of the
// gold.
func (c *actorCounts) add(e *event.Event, matched bool, source, target []span) {
	c.found.Add(matched)
	if e == nil {
		e = &event.Event{}
	}
	c.who.Add(actorCount(e.Agents, source))
	c.whom.Add(actorCount(e.Patients, target))
}

func (c *actorCounts) report(sec *Section) {
	sec.accuracy("an event with the gold's actors found", c.found)
	sec.prf("who", c.who)
	sec.prf("whom", c.whom)
	both := c.who
	both.Add(c.whom)
	sec.prf("who and whom", both)
}
