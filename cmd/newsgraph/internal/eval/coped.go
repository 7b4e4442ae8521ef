package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/event"
)

// coped measures the actors and the classes of CAMEO on the sentences of
// Multi-CoPED that are not among those of PLV.
func (s *session) coped() ([]Section, error) {
	docs, file, err := read[actorDoc](s, "events/coped_cameo")
	if err != nil {
		return nil, err
	}
	known, _, err := read[actorDoc](s, "events/plv")
	if err != nil {
		return nil, err
	}
	plv := map[string]bool{}
	for _, d := range known {
		plv[letters(d.Text)] = true
	}
	docs = slices.DeleteFunc(docs, func(d actorDoc) bool { return plv[letters(d.Text)] })
	table, err := lines("quads.txt")
	if err != nil {
		return nil, err
	}
	quads := map[string]string{"": "neutral"} // of no event
	for _, l := range table {
		quads[l[0]] = strings.Join(l[1:], " ")
	}
	facts, err := s.extract("coped", sentenceArticles(actorTexts(docs)))
	if err != nil {
		return nil, err
	}
	classes := map[string]metric.PRF{}
	var actors actorCounts
	var right metric.Ratio
	for i, d := range docs {
		told := told(facts[i])
		for _, g := range d.Events {
			e, matched := chooseEvent(told, g.Source.Mentions, g.Target.Mentions)
			actors.add(e, matched, g.Source.Mentions, g.Target.Mentions)
			label := ""
			if matched {
				label = e.Type
			}
			if want := strings.TrimSuffix(g.Code, "/other"); want != "" {
				right.Add(quads[label] == want)
				addLabels(classes, want, quads[label])
			}
		}
	}
	sec := Section{Title: "Actors and CAMEO's classes, Multi-CoPED sentences", Data: fmt.Sprintf("%s, %d sentences", file, len(docs)),
		Note: "The event is chosen as for PLV, by its actors, among events and quotations, which are SAY of their speaker; " +
			"an actor is right where any mention of it overlaps. Its class is that of the PLOVER type, neutral for SAY, " +
			"the types that are no politics and no event. The gold calls demands neutral and sanctions verbal. " +
			"Three in four sentences of the collection are PLV's too and left out."}
	actors.report(&sec)
	sec.accuracy("class", right)
	for _, l := range slices.Sorted(maps.Keys(classes)) {
		sec.prf(l, classes[l])
	}
	return []Section{sec}, nil
}

// letters returns the letters and digits of a text, by which it is known
// however it is spaced.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// told returns the events of an article and its quotations as events of
// saying, every actor by all its mentions.
func told(f *extract.Facts) *extract.Facts {
	index := newFactIndex(f)
	mentions := func(args []event.Arg) []event.Arg {
		out := slices.Clone(args)
		for _, a := range args {
			if e := index.entities[a.Entity]; e != nil {
				for _, m := range e.Mentions {
					out = append(out, event.Arg{Span: m.Span, Entity: a.Entity})
				}
			}
		}
		return out
	}
	out := &extract.Facts{}
	for _, e := range f.Events {
		x := *e
		x.Agents, x.Patients = mentions(e.Agents), mentions(e.Patients)
		out.Events = append(out.Events, &x)
	}
	for _, q := range f.Quotes {
		if q.Speaker != nil && q.Cue != nil && atTrigger(f, q.Cue.Start, q.Cue.End) == nil {
			speaker := []event.Arg{{Span: q.Speaker.Span, Entity: q.Speaker.Entity}}
			out.Events = append(out.Events, &event.Event{Type: "SAY", Agents: mentions(speaker), Confidence: q.Confidence})
		}
	}
	return out
}
