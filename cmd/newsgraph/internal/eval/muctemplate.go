package eval

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/quotation"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
)

// A template is an incident as extracted. Places are the names of the place;
// no day is from "" to "".
type template struct {
	code   string
	day    interval
	places []string
	agents []agent
	events []*event.Event
}

// An agent is who did it, with the names it has in the story and where else it
// is spoken of.
type agent struct {
	event.Arg
	names []string
	spans []nlp.Span
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
	home := homeCountry(f)
	for _, t := range out {
		if t.day == (interval{}) {
			t.day.to = published
		}
		if len(t.places) == 0 {
			t.places = home
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

// addAgents adds the agents of an event that o does not have.
func (o *template) addAgents(index *factIndex, e *event.Event) {
	for _, a := range e.Agents {
		if a.Entity == "" && slices.Contains(pronouns, strings.ToLower(a.Text)) {
			continue
		}
		x := agent{a, index.names(a), []nlp.Span{a.Span}}
		if who := index.entities[a.Entity]; who != nil {
			for _, m := range who.Mentions {
				if m.Kind != entity.Pronoun {
					x.spans = append(x.spans, m.Span)
				}
			}
		}
		if !hasAgent(o.agents, x) {
			o.agents = append(o.agents, x)
		}
	}
}

// past reports whether days ended more than two months before the report, or
// are a year or more: MUC-4 asks for recent incidents, each on its occasion.
func past(days interval, published string) bool {
	first, _ := time.Parse(time.DateOnly, days.from)
	last, _ := time.Parse(time.DateOnly, days.to)
	report, err := time.Parse(time.DateOnly, published)
	return last.Sub(first) >= 360*24*time.Hour || err == nil && last.Before(report.AddDate(0, -2, 0))
}

// pronouns name no perpetrator where it is not known who they stand for.
var pronouns = []string{"he", "her", "his", "it", "its", "our", "she", "their", "they", "those", "us", "we", "who"}

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
		if o.code != t.code || !sameDay || len(o.places) > 0 && len(t.places) > 0 && !shareName(o.places, t.places) {
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
	if len(o.places) == 0 {
		o.places = t.places
	}
	for _, a := range t.agents {
		if !hasAgent(o.agents, a) {
			o.agents = append(o.agents, a)
		}
	}
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

// bare returns a phrase without its article.
func bare(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok && strings.EqualFold(first, "the") {
		return rest
	}
	return s
}

func hasAgent(agents []agent, a agent) bool {
	for _, o := range agents {
		if o.Entity != "" && o.Entity == a.Entity || strings.EqualFold(bare(o.Text), bare(a.Text)) {
			return true
		}
	}
	return false
}

// addTemplates aligns the templates of one story and counts their slots.
func addTemplates(counts map[string]metric.PRF, gold []incident, found []*template) {
	pairs := make([][]map[string]metric.PRF, len(gold))
	weights := make([][]float64, len(gold))
	for i := range gold {
		pairs[i] = make([]map[string]metric.PRF, len(found))
		weights[i] = make([]float64, len(found))
		for j, t := range found {
			if pairs[i][j] = compareTemplate(&gold[i], t); pairs[i][j] == nil {
				continue
			}
			for _, m := range pairs[i][j] {
				weights[i][j] += m.RightGold
			}
		}
	}
	add := func(m map[string]metric.PRF) {
		for name, x := range m {
			n := counts[name]
			n.Add(x)
			counts[name] = n
		}
	}
	used := map[int]bool{}
	for i, j := range metric.Assign(weights) {
		switch {
		case j >= 0:
			used[j] = true
			add(pairs[i][j])
		case !gold[i].Optional:
			add(goldSlots(&gold[i]))
		}
	}
	for j, t := range found {
		if !used[j] {
			add(foundSlots(t))
		}
	}
}

// goldSlots counts what the gold has, foundSlots what was found.
func goldSlots(g *incident) map[string]metric.PRF {
	m := map[string]metric.PRF{"type": {Gold: 1}}
	if len(mucIntervals(g.Date)) > 0 {
		m["day"] = metric.PRF{Gold: 1}
	}
	if g.Location != "" {
		m["place"] = metric.PRF{Gold: 1}
	}
	n := 0.0
	for _, p := range g.perpetrators() {
		if !p.Optional {
			n++
		}
	}
	m["perpetrator"] = metric.PRF{Gold: n}
	return m
}

func foundSlots(t *template) map[string]metric.PRF {
	m := map[string]metric.PRF{"type": {Found: 1}, "perpetrator": {Found: float64(len(t.agents))}}
	if t.day.to != "" {
		m["day"] = metric.PRF{Found: 1}
	}
	if len(t.places) > 0 {
		m["place"] = metric.PRF{Found: 1}
	}
	return m
}

// compareTemplate counts the slots of a pair, or returns nil when the types
// differ.
func compareTemplate(g *incident, t *template) map[string]metric.PRF {
	same := false
	for _, code := range strings.Split(g.Code, "/") {
		same = same || strings.TrimSpace(code) == t.code
	}
	if !same {
		return nil
	}
	m := goldSlots(g)
	right := map[string]float64{"type": 1, "place": placeMatch(g.Location, t.places)}
	for _, i := range mucIntervals(g.Date) {
		if t.day.to != "" && t.day.within(i) {
			right["day"] = 1
		}
	}
	for name, f := range foundSlots(t) {
		x := m[name]
		x.Found = f.Found
		x.RightFound, x.RightGold = right[name], right[name]
		m[name] = x
	}
	p := m["perpetrator"]
	p.RightFound, p.RightGold = 0, 0
	matched := make([]bool, len(t.agents))
	for _, want := range g.perpetrators() {
		hit := false
		for i, a := range t.agents {
			if sameFill(want, a) {
				hit, matched[i] = true, true
			}
		}
		if hit {
			p.RightGold++
			if want.Optional {
				p.Gold++
			}
		}
	}
	for _, ok := range matched {
		if ok {
			p.RightFound++
		}
	}
	m["perpetrator"] = p
	return m
}

func sameFill(want fill, a agent) bool {
	for _, alt := range want.Alternatives {
		for _, m := range alt.Mentions {
			if slices.ContainsFunc(a.spans, func(s nlp.Span) bool { return m.overlaps(s.Start, s.End) }) {
				return true
			}
		}
		for _, n := range a.names {
			if quotation.SameName(strings.ToLower(alt.String), strings.ToLower(n)) {
				return true
			}
		}
	}
	return false
}

var kindOfPlace = regexp.MustCompile(`\([^)]*\)|[()]`)

// placeMatch is 1 when a name is the gold's narrowest place, a half when it is
// one of those around it.
func placeMatch(location string, names []string) float64 {
	best := 0.0
	for _, alt := range strings.Split(kindOfPlace.ReplaceAllString(location, ""), "/") {
		levels := strings.Split(alt, ":")
		for i, l := range levels {
			for _, part := range strings.Split(l, " - ") {
				for _, n := range names {
					if part = strings.TrimSpace(part); part == "" || !strings.EqualFold(part, strings.TrimSpace(n)) {
						continue
					}
					if i == len(levels)-1 {
						return 1
					}
					best = 0.5
				}
			}
		}
	}
	return best
}
