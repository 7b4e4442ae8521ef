package eval

import (
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/quotation"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
)

// seedDoc is the seed article with its events, whose actors and places are
// given by name.
type seedDoc struct {
	quotedDoc
	Events []seedEvent `json:"events"`
}

type seedEvent struct {
	Trigger  string   `json:"trigger"`
	Agent    []string `json:"agent"`
	Patient  []string `json:"patient"`
	Place    []string `json:"place"`
	Date     string   `json:"date"`
	Count    int      `json:"count"`
	Modality string   `json:"modality"`
	By       string   `json:"attributed_to"`
}

// seedChecks are what is compared of a seed event, in the order of the report.
var seedChecks = []string{"trigger", "agent", "patient", "place", "date", "count", "modality", "claim"}

// seedEvents measures the seed article's events.
func (s *session) seedEvents() ([]Section, error) {
	docs, file, err := read[seedDoc](s, "quotes/seed")
	if err != nil {
		return nil, err
	}
	articles := make([]*article.Article, len(docs))
	for i := range docs {
		articles[i] = docs[i].article()
	}
	facts, err := s.extract("seed", articles)
	if err != nil {
		return nil, err
	}
	counts := map[string]*metric.Ratio{}
	for _, c := range append(seedChecks, "whole") {
		counts[c] = &metric.Ratio{}
	}
	for i, d := range docs {
		countSeed(d.Events, facts[i], counts)
	}
	sec := Section{Title: "Events of the seed article", Data: file,
		Note: "Events of the same trigger word are aligned so that most comes out right. Actors and places are right when each named one is there, " +
			"as written or by its entity, and none where the gold has none. A claim is right when the event stands in a quotation of the gold's source, or in none where it is the article's own. " +
			"Whole: agent, patient, modality and claim right."}
	sec.accuracy("agent, patient, modality and claim", *counts["whole"])
	for _, c := range seedChecks {
		sec.accuracy(c, *counts[c])
	}
	return []Section{sec}, nil
}

func countSeed(gold []seedEvent, f *extract.Facts, counts map[string]*metric.Ratio) {
	index := newFactIndex(f)
	checks := make([][]map[string]bool, len(gold))
	weights := make([][]float64, len(gold))
	for i, g := range gold {
		checks[i] = make([]map[string]bool, len(f.Events))
		weights[i] = make([]float64, len(f.Events))
		for j, e := range f.Events {
			if !strings.EqualFold(g.Trigger, e.Trigger.Text) && !strings.EqualFold(g.Trigger, e.Trigger.Lemma) {
				continue
			}
			c := index.check(g, e)
			checks[i][j] = c
			for _, ok := range c {
				if ok {
					weights[i][j]++
				}
			}
			if c["whole"] {
				weights[i][j] += 10
			}
		}
	}
	for i, j := range metric.Assign(weights) {
		g := gold[i]
		var c map[string]bool
		if j >= 0 {
			c = checks[i][j]
		}
		for name, n := range counts {
			if name == "place" && g.Place == nil || name == "date" && g.Date == "" || name == "count" && g.Count == 0 {
				continue
			}
			n.Add(c[name])
		}
	}
}

// factIndex finds entities and quotations by ID.
type factIndex struct {
	entities map[string]*entity.Entity
	speakers map[string]string // of quotations
}

func newFactIndex(f *extract.Facts) *factIndex {
	x := &factIndex{map[string]*entity.Entity{}, map[string]string{}}
	for _, e := range f.Entities {
		x.entities[e.ID] = e
	}
	for _, q := range f.Quotes {
		if q.Speaker != nil {
			x.speakers[q.ID] = q.Speaker.Name
		}
	}
	return x
}

// names returns how an argument is called: as written and by its entity.
func (x *factIndex) names(a event.Arg) []string {
	names := []string{a.Text}
	if e := x.entities[a.Entity]; e != nil {
		names = append(names, e.Name)
		for _, m := range e.Mentions {
			if m.Kind == entity.Named {
				names = append(names, m.Text)
			}
		}
	}
	return names
}

// all reports whether each wanted name is among the arguments, and whether
// there are none where none is wanted.
func (x *factIndex) all(want []string, args []event.Arg) bool {
	if len(want) == 0 {
		return len(args) == 0
	}
	for _, w := range want {
		found := false
		for _, a := range args {
			for _, n := range x.names(a) {
				found = found || quotation.SameName(w, n)
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// check compares one extracted event with a gold one of the same trigger.
func (x *factIndex) check(g seedEvent, e *event.Event) map[string]bool {
	var places []event.Arg
	if e.Place != nil {
		places = append(places, *e.Place)
	}
	speaker, claimed := x.speakers[e.ClaimedIn]
	c := map[string]bool{
		"trigger":  true,
		"agent":    x.all(g.Agent, e.Agents),
		"patient":  x.all(g.Patient, e.Patients),
		"place":    x.all(g.Place, places),
		"date":     e.Date != nil && strings.HasPrefix(e.Date.Value, g.Date),
		"count":    e.Count != nil && e.Count.Value == g.Count,
		"modality": string(e.Modality) == g.Modality || g.Modality == "reported" && e.Modality == event.Asserted,
	}
	switch {
	case g.By != "":
		c["claim"] = claimed && quotation.SameName(g.By, speaker)
	case g.Modality == "reported":
		c["claim"] = true // reported by no one named
	default:
		c["claim"] = e.ClaimedIn == ""
	}
	c["whole"] = c["agent"] && c["patient"] && c["modality"] && c["claim"]
	return c
}
