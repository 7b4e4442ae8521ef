package eval

import (
	"fmt"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract/event"
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
	var asIs, places metric.PRF
	var found metric.Ratio
	for _, d := range docs {
		if len(d.Verb) == 0 {
			continue
		}
		e := atTrigger(facts[at[d.Text]], d.Verb[0].Start, d.Verb[0].End)
		found.Add(e != nil)
		asIs.Add(placed(e, d.Locations))
		places.Add(placed(e, d.places()))
	}
	sec := Section{Title: "The place of an event (event_location)", Data: fmt.Sprintf("%s, %d verbs", file, found.Of),
		Note: "The place given to the event whose trigger is the gold verb; right where it overlaps one of the gold's places. " +
			"A verb that is no event has no place. The places of a part of the verbs stand there as token numbers in place of offsets: " +
			"read as offsets they are empty or cut a word. They are read as the tokens they number; in the second line, as if they were offsets, the empty ones as no place."}
	sec.prf("place", places)
	sec.prf("place, token numbers taken for offsets", asIs)
	sec.accuracy("verbs that are events", found)
	return []Section{sec}, nil
}

// placed compares the place of an event, which may be nil, with the gold's.
func placed(e *event.Event, gold []span) metric.PRF {
	var m metric.PRF
	for _, g := range gold {
		if g.Start < g.End {
			m.Gold = 1
		}
	}
	if e == nil || e.Place == nil {
		return m
	}
	m.Found = 1
	for _, g := range gold {
		if g.Start < g.End && g.overlaps(e.Place.Start, e.Place.End) {
			m.RightFound, m.RightGold = 1, 1
		}
	}
	return m
}

// places returns the gold's places, those given by token numbers as offsets.
func (d *locatedDoc) places() []span {
	out := make([]span, len(d.Locations))
	for i, l := range d.Locations {
		out[i] = l
		if l.byTokens(d.Text) {
			if s, ok := fromTokens(d.Text, l.Start, l.End); ok {
				out[i] = s
			}
		}
	}
	return out
}
