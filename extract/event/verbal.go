package event

import (
	"slices"

	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// verbal returns the event of a clause, or nil, and the noun that names it if
// the verb only carries it, else -1.
func (f *finder) verbal(s nlp.Sentence, c *clause) (*Event, int) {
	if e, noun := f.occurring(s, c); e != nil {
		return e, noun
	}
	k, prep, light, ok := f.frameOf(c)
	if k.code == anyDeed {
		k, light, ok = kind{}, nil, false
	}
	if ok && k.code == "-" || f.takesPlace(c) || !ok && is(c.lemma, "state") || is(c.lemma, "active") && (c.passive || len(c.subjects) == 0) {
		return nil, -1
	}
	if e := f.figure(s, c); e != nil {
		return e, -1
	}
	trigger := f.doc.TokenSpan(c.verb, c.verb+1)
	agents, patients := f.roles(c, k, prep, light)
	if q := f.cues[c.verb]; q != nil {
		agents = f.spokenBy(q, agents)
	}
	if len(agents) == 1 { // "denounced the union", whose words they are
		patients = slices.DeleteFunc(slices.Clone(patients), func(p phrase) bool { return agents[0].first <= p.head && p.head < agents[0].last })
	}
	if light != nil && is(c.lemma, "light") {
		patients = slices.DeleteFunc(slices.Clone(patients), func(p phrase) bool { return p.head == light.head })
	}
	if k.code == "ASSAULT" || k.code == "DEATH" {
		k, agents, patients = f.violence(c, k, light, agents, patients)
		ok = k.code != ""
	}
	doers := agents
	if !ok {
		doers = f.able(agents)
	}
	e := &Event{
		Type: k.code, Mode: k.mode,
		Trigger: Trigger{Span: trigger, Lemma: c.lemma},
		Agents:  f.args(doers), Patients: f.args(patients),
	}
	noun := -1
	if light != nil {
		noun = light.head
	}
	switch {
	case !ok:
		e.Type = "OTHER"
		if !f.acted(c, agents, patients, e) {
			return nil, -1
		}
	case k.code == "SAY":
		if f.cues[c.verb] != nil || len(e.Agents) == 0 || c.matrix != nil && frames[f.key(c, c.matrix)+">"+c.lemma].code == "SAY" {
			return nil, -1 // told as a quotation, or by the verb above: "declined to comment"
		}
	case len(e.Agents)+len(e.Patients) == 0 && !c.finite:
		return nil, -1
	}
	e.Polarity, e.Modality = f.modality(c)
	if k := coded(k, e.Polarity, e.Modality); ok && k.code != e.Type && !f.purpose(c) {
		e.Type, e.Mode = k.code, k.mode
	}
	e.Count = f.countOf(patients, agents)
	f.circumstances(s, c.verb, e)
	if len(e.Agents)+len(e.Patients) == 0 && e.Place == nil && e.Date == nil && !physical[e.Type] {
		return nil, -1
	}
	e.Background = e.Background || f.recalls(c, e)
	e.Generic = e.Modality == Asserted && f.genericVerb(c, e)
	switch {
	case !ok:
		e.Confidence = confidence(e, openVerb)
	default:
		e.Confidence = confidence(e, framedVerb)
	}
	if noun >= 0 && is(c.lemma, "light") {
		f.carry(e, noun)
	}
	return e, noun
}

// carry makes the noun that a light verb carries the trigger and the verb a
// mention; of a noun that is no event without its verb, the other way round.
func (f *finder) carry(e *Event, noun int) {
	carried := Trigger{Span: f.doc.TokenSpan(noun, noun+1), Lemma: f.noun(noun)}
	if k, ok := f.kindOf(noun); ok && !k.light {
		e.Trigger, carried.Span = carried, e.Trigger.Span
	}
	e.Mentions = append(e.Mentions, carried.Span)
}

// circumstances adds where and when an event happened and whose claim it is.
func (f *finder) circumstances(s nlp.Sentence, trigger int, e *Event) {
	e.Place = f.placeOf(s, trigger, e)
	e.Date = date.Nearest(f.doc, f.dates, s.Start, s.End, e.Trigger.Start)
	e.Background = f.longAgo(e.Date)
	if q := f.claimed[trigger]; q != nil {
		e.ClaimedIn = q.ID
		if denies(q) {
			e.Polarity = opposite(e.Polarity)
		}
	}
}

// acted reports whether a verb without a frame is worth an event: something
// done by someone known, or by people, or to someone known.
func (f *finder) acted(c *clause, agents, patients []phrase, e *Event) bool {
	for _, a := range e.Agents {
		if a.Entity != "" && len(c.objects)+len(e.Patients)+len(c.obliques) > 0 {
			return true
		}
	}
	for _, p := range agents {
		if f.human(p) || !f.isAbstract(p) && f.arg(p).Sector != "" {
			return true
		}
	}
	for i, a := range e.Patients {
		if c.passive && (a.Entity != "" || i < len(patients) && f.human(patients[i])) {
			return true
		}
	}
	return false
}

// human reports whether a phrase names people.
func (f *finder) human(p phrase) bool {
	return has(classes, f.noun(p.head), "people")
}
