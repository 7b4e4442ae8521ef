package eval

import (
	"fmt"
	"slices"

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

// plv measures PLOVER's types and the actors on the PLV sentences.
func (s *session) plv() ([]Section, error) {
	docs, file, err := read[actorDoc](s, "events/plv")
	if err != nil {
		return nil, err
	}
	facts, err := s.extract("plv", sentenceArticles(plvTexts(docs)))
	if err != nil {
		return nil, err
	}
	types := map[string]metric.PRF{}
	var who, whom metric.PRF
	var right, found metric.Ratio
	for i, d := range docs {
		for _, g := range d.Events {
			e, matched := chooseEvent(facts[i], g.Source.Mentions, g.Target.Mentions)
			label := ""
			if matched {
				label = plvType(e.Type)
			}
			found.Add(matched)
			right.Add(label == g.Code)
			addLabels(types, g.Code, label)
			if e == nil {
				e = &event.Event{}
			}
			who.Add(actorCount(e.Agents, g.Source.Mentions))
			whom.Add(actorCount(e.Patients, g.Target.Mentions))
		}
	}
	sec := Section{Title: "PLOVER root types, PLV sentences", Data: fmt.Sprintf("%s, %d sentences", file, len(docs)),
		Note: "The type is that of the one extracted event whose actors overlap the gold's best; none is wrong. " +
			"Among equals a PLOVER type goes before SAY and OTHER, then confidence counts, then the order of the text. " +
			"The gold's YIELD is CONCEDE and RETREAT. Who and whom are right where they overlap the gold's; " +
			"where no event's actors overlap, the sentence's first event is taken."}
	labels := goldLabels(docs)
	sec.add(Score{Name: "type, macro average", F1: figure(macro(types, labels)), Gold: right.Of})
	sec.accuracy("type", right)
	sec.accuracy("an event with the gold's actors found", found)
	sec.prf("who", who)
	sec.prf("whom", whom)
	both := who
	both.Add(whom)
	sec.prf("who and whom", both)
	for _, l := range labels {
		sec.prf(l, types[l])
	}
	return []Section{sec}, nil
}

func plvTexts(docs []actorDoc) []string {
	out := make([]string, len(docs))
	for i := range docs {
		out[i] = docs[i].Text
	}
	return out
}

// plvType returns the type as this collection has it, an older PLOVER.
func plvType(t string) string {
	if t == "CONCEDE" || t == "RETREAT" {
		return "YIELD"
	}
	return t
}

func goldLabels(docs []actorDoc) []string {
	var out []string
	for _, d := range docs {
		for _, g := range d.Events {
			out = append(out, g.Code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
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

// addLabels counts one case of a classification; label is "" when none was given.
func addLabels(counts map[string]metric.PRF, gold, label string) {
	g := counts[gold]
	g.Gold++
	if gold == label {
		g.RightFound++
		g.RightGold++
	}
	counts[gold] = g
	if label != "" {
		l := counts[label]
		l.Found++
		counts[label] = l
	}
}

// macro returns the mean F1 of the labels.
func macro(counts map[string]metric.PRF, labels []string) float64 {
	if len(labels) == 0 {
		return 0
	}
	sum := 0.0
	for _, l := range labels {
		sum += counts[l].F1()
	}
	return sum / float64(len(labels))
}
