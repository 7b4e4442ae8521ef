package eval

import (
	"fmt"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
)

// locatedDoc is a sentence of event_location: one verb and where it happened.
type locatedDoc struct {
	Text      string `json:"text"`
	Verb      []span `json:"verb"`
	Locations []span `json:"locations"`
}

// eventPlaces measures whether the event at a given verb has its place.
func (s *session) eventPlaces() ([]Section, error) {
	docs, file, err := read[locatedDoc](s, "events/event_location")
	if err != nil {
		return nil, err
	}
	// The same sentence stands there once for every verb.
	at := map[string]int{}
	var texts []string
	for _, d := range docs {
		if _, ok := at[d.Text]; !ok {
			at[d.Text] = len(texts)
			texts = append(texts, d.Text)
		}
	}
	facts, err := s.extract("event_location", sentenceArticles(texts))
	if err != nil {
		return nil, err
	}
	var places, legible metric.PRF
	var found metric.Ratio
	for _, d := range docs {
		if len(d.Verb) == 0 {
			continue
		}
		e := atTrigger(facts[at[d.Text]], d.Verb[0].Start, d.Verb[0].End)
		found.Add(e != nil)
		var m metric.PRF
		var gold []span
		for _, l := range d.Locations {
			if l.Start < l.End {
				gold = append(gold, l)
			}
		}
		if len(gold) > 0 {
			m.Gold = 1
		}
		if e != nil && e.Place != nil {
			m.Found = 1
			for _, g := range gold {
				if g.overlaps(e.Place.Start, e.Place.End) {
					m.RightFound, m.RightGold = 1, 1
				}
			}
		}
		places.Add(m)
		if len(d.Locations) == 0 || len(gold) > 0 {
			legible.Add(m)
		}
	}
	sec := Section{Title: "The place of an event (event_location)", Data: fmt.Sprintf("%s, %d verbs", file, found.Of),
		Note: "The place given to the event whose trigger is the gold verb; right where it overlaps one of the gold's places. " +
			"A verb that is no event has no place; a gold place without any text counts as none, and such verbs are left out of the second line."}
	sec.prf("place", places)
	sec.prf("place, gold places with text", legible)
	sec.accuracy("verbs that are events", found)
	return []Section{sec}, nil
}
