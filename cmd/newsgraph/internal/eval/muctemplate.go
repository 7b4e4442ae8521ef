package eval

import (
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/place"
)

// A template is an incident as extracted. Places are the names of the place;
// no day is from "" to "".
type template struct {
	code   string
	day    interval
	places []string
	within string // code of the country the place is in
	wide   bool   // the place is that country
	agents []agent
	events []*event.Event
}

// templates makes incidents of the events that are said to have happened:
// events of one type whose days and places agree are one, and so are those that
// tell of the same. A place that is not told is in the country the story is from.
func templates(table [][]string, f *extract.Facts, published string) []*template {
	var out []*template
	index := newFactIndex(f)
	of := map[string]*template{} // by event
	fighting := combats(table, f)
	for _, e := range f.Events {
		code := mappedType(table, e)
		if first := of[e.SameAs]; first != nil && e.Modality == event.Possible && e.Polarity == event.Positive {
			first.addAgents(index, e) // who is accused of it, or claims it
			continue
		}
		if code == "" || e.Polarity == event.Negative || e.Modality != event.Asserted || e.Background || e.Generic || combat(e) || fighting(e) {
			continue
		}
		t := &template{code: code, events: []*event.Event{e}}
		if e.Date != nil && e.Date.Basis != date.Published {
			if d, ok := dayInterval(e.Date.Value); ok {
				t.day = d
			}
		}
		if t.day.to != "" && past(t.day, published) {
			continue
		}
		if e.Place != nil {
			t.places = index.names(*e.Place)
			if where := index.entities[e.Place.Entity]; where != nil {
				c, ok := place.Country(where.Country)
				t.within, t.wide = where.Country, ok && c.GeoNames == where.GeoNames
			}
		}
		t.addAgents(index, e)
		if first := of[e.SameAs]; first != nil {
			first.add(t)
			of[e.ID] = first
			continue
		}
		out, of[e.ID] = merge(out, t)
	}
	out = slices.DeleteFunc(out, func(t *template) bool { return !slices.ContainsFunc(t.events, onOccasion) })
	home, body := homeCountry(f), rebelBody(index, f)
	for _, t := range out {
		if t.day == (interval{}) {
			t.day.to = published
		}
		if len(t.places) == 0 {
			t.places = home
		}
		if body != nil && t.rebels() {
			t.know(*body)
		}
	}
	return out
}

// homeCountry returns the name of the country of the first place a story names,
// which is where it was sent from.
func homeCountry(f *extract.Facts) []string {
	first, code := len(f.Text), ""
	for _, e := range f.Entities {
		if e.Type == entity.Place && e.Country != "" && e.Mentions[0].Start < first {
			first, code = e.Mentions[0].Start, e.Country
		}
	}
	if c, ok := place.Country(code); ok {
		return []string{c.Name}
	}
	return nil
}

// past reports whether days ended more than two months before the report, or
// are a year or more: MUC-4 asks for recent incidents, each on its occasion.
func past(days interval, published string) bool {
	first, _ := time.Parse(time.DateOnly, days.from)
	last, _ := time.Parse(time.DateOnly, days.to)
	report, err := time.Parse(time.DateOnly, published)
	return last.Sub(first) >= 360*24*time.Hour || err == nil && last.Before(report.AddDate(0, -2, 0))
}

// wholesale is how many victims only a war has.
const wholesale = 1000

// combat reports whether something is done to none but soldiers and rebels, or
// to more than one incident can: MUC-4 leaves fighting between them out.
func combat(e *event.Event) bool {
	armed := func(a event.Arg) bool { return a.Sector == "REB" || a.Sector == "MIL" }
	return len(e.Patients) > 0 && !slices.ContainsFunc(e.Patients, func(a event.Arg) bool { return !armed(a) }) ||
		e.Count != nil && e.Count.Value >= wholesale
}

// combats returns a function that reports whether an event is told in a
// sentence that tells of fighting, the table's type "-".
func combats(table [][]string, f *extract.Facts) func(*event.Event) bool {
	at := map[int]bool{}
	sentence := func(e *event.Event) int {
		return sort.Search(len(f.Sentences), func(i int) bool { return f.Sentences[i][1] > e.Trigger.Start })
	}
	for _, e := range f.Events {
		if slices.ContainsFunc(table, func(l []string) bool { return l[0] == "-" && slices.Contains(l[3:], e.Trigger.Lemma) }) {
			at[sentence(e)] = true
		}
	}
	return func(e *event.Event) bool { return at[sentence(e)] }
}

// onOccasion reports whether an event is told as one that took place on its own:
// not in the course of another ("killing two") or as one of several ("attacks on
// buses").
func onOccasion(e *event.Event) bool {
	text := strings.ToLower(e.Trigger.Text)
	return text == e.Trigger.Lemma || text != e.Trigger.Lemma+"s" && !strings.HasSuffix(text, "ing")
}

// merge adds t to the first template it can be one with, or as a new one, and
// returns which that is.
func merge(ts []*template, t *template) ([]*template, *template) {
	for _, o := range ts {
		sameDay := o.day == t.day || o.day == (interval{}) || t.day == (interval{})
		if o.code != t.code || !sameDay || !o.near(t) {
			continue
		}
		o.add(t)
		return ts, o
	}
	return append(ts, t), t
}

// add fills in what t tells of the same incident.
func (o *template) add(t *template) {
	o.events = append(o.events, t.events...)
	if o.day == (interval{}) {
		o.day = t.day
	}
	if len(o.places) == 0 || o.wide && len(t.places) > 0 && !t.wide {
		o.places, o.within, o.wide = t.places, t.within, t.wide
	}
	for _, a := range t.agents {
		o.know(a)
	}
}

// near reports whether the places of two templates may be one: either is not
// told, they have a name in common, or one is the country the other is in.
func (o *template) near(t *template) bool {
	return len(o.places) == 0 || len(t.places) == 0 || shareName(o.places, t.places) || (o.wide || t.wide) && o.within == t.within
}

func shareName(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if strings.EqualFold(x, y) {
				return true
			}
		}
	}
	return false
}
