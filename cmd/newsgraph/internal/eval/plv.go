package eval

import (
	"fmt"
	"slices"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
)

// plv measures PLOVER's types and the actors on the PLV sentences.
func (s *session) plv() ([]Section, error) {
	docs, file, err := read[actorDoc](s, "events/plv")
	if err != nil {
		return nil, err
	}
	facts, err := s.extract("plv", sentenceArticles(actorTexts(docs)))
	if err != nil {
		return nil, err
	}
	types := map[string]metric.PRF{}
	var actors actorCounts
	var right metric.Ratio
	for i, d := range docs {
		for _, g := range d.Events {
			e, matched := chooseEvent(facts[i], g.Source.Mentions, g.Target.Mentions)
			label := ""
			if matched {
				label = plvType(e.Type)
			}
			right.Add(label == g.Code)
			addLabels(types, g.Code, label)
			actors.add(e, matched, g.Source.Mentions, g.Target.Mentions)
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
	actors.report(&sec)
	for _, l := range labels {
		sec.prf(l, types[l])
	}
	return []Section{sec}, nil
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
