package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// placeReach is the cost beyond which a place belongs to something else.
const placeReach = 46

// placeOf returns the place a trigger's event happened in: the one named after
// a preposition in its clause or at the head of its sentence, else the place
// that was acted on, as in "captured the town".
func (f *finder) placeOf(s nlp.Sentence, trigger int, e *Event) *Arg {
	if s.First != f.placesOf.First || s.Last != f.placesOf.Last {
		f.placesOf, f.places = s, f.locations(s)
	}
	var best *location
	cost := placeReach
	for i := range f.places {
		if c := f.placeCost(s, trigger, &f.places[i], e); c < cost {
			cost, best = c, &f.places[i]
		}
	}
	if (physical[e.Type] || is(e.Trigger.Lemma, "motion")) && (best == nil || best.first < trigger) {
		for i := range e.Patients {
			if p := f.placeIn(s, e.Patients[i].Span); p != nil {
				return p
			}
		}
	}
	if best == nil {
		return nil
	}
	a := best.Arg
	return &a
}

// share gives the events of a sentence that lack a place that of the nearest
// other one of what happened there: "eleven died when gunmen attacked Sontyo".
func share(events []*Event) {
	var from []*Event
	for _, e := range events {
		if e.Place != nil && physical[e.Type] && e.Modality == Asserted {
			from = append(from, e)
		}
	}
	for _, e := range events {
		if e.Place != nil || !physical[e.Type] || e.Modality != Asserted {
			continue
		}
		best := -1
		for _, o := range from {
			if d := abs(o.Trigger.Start - e.Trigger.Start); best < 0 || d < best {
				best, e.Place = d, o.Place
			}
		}
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// physical are the types of events that happen where what they strike is.
var physical = map[string]bool{"ASSAULT": true, "MOBILIZE": true, "DISASTER": true, "ACCIDENT": true, "DEATH": true}

// placeIn returns the place a phrase names, as in "Hilla", "Sontyo village" or
// "Paris' suburbs".
func (f *finder) placeIn(s nlp.Sentence, of nlp.Span) *Arg {
	last := f.doc.TokenAt(of.End - 1)
	site := isSite(f.noun(last))
	for i := f.doc.TokenAt(of.Start); i <= last; i++ {
		l, ok := f.knownPlace(s, i)
		if !ok && site {
			l, ok = f.placeLike(s, i)
		}
		if ok && (site || !f.possessor(l.Span)) {
			return &l.Arg
		}
	}
	return nil
}

// possessor reports whether a name is followed by "'s".
func (f *finder) possessor(m nlp.Span) bool {
	i := f.doc.TokenAt(m.End)
	return i < len(f.doc.Tokens) && f.doc.Tokens[i].Tag == "POS"
}

// placeCost is how far the place m is from the trigger, in tokens, with a
// charge for every verb between them.
func (f *finder) placeCost(s nlp.Sentence, trigger int, l *location, e *Event) int {
	d := f.doc
	first, last, p := l.first, l.last-1, l.at
	in, ok := wherein[strings.ToLower(d.Word(p))]
	cost := in.cost
	if !ok || in.motion && !is(e.Trigger.Lemma, "motion") || cost > 2 && !physical[e.Type] && takesPart(l.Span, e) {
		return placeReach // "sanctions on Chad" are not in Chad
	}
	if p > s.First && strings.EqualFold(d.Word(p), "of") && !isSite(f.noun(p-1)) {
		cost += 12 // rather "the city of Oslo" than "the backing of Oslo"
	}
	if last+1 < s.Last && d.Tokens[last+1].Tag == "POS" {
		cost += 10 // "Iraq's capital of Mosul": the narrower one is meant
	}
	from, to := trigger+1, p
	if first < trigger {
		from, to = l.end, trigger
		cost += 4
	}
	for t := from; t < to && cost < placeReach; t++ {
		cost++
		switch tag := d.Tokens[t].Tag; {
		case tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD":
			switch {
			case first < trigger && f.leads(t, trigger):
			case d.Tokens[t-1].Tag == "CC": // "killed five and wounded ten in"
				cost += 4
			default:
				cost += 30
			}
		case tag == "VBN" || tag == "VBG" || tag == "VB":
			if first > trigger {
				cost += 10
			}
		case tag == "WDT" || tag == "WP" || tag == "WRB":
			cost += 12
		case d.Word(t) == "," || d.Word(t) == ";":
			cost += 5
		}
	}
	return cost
}

// takesPart reports whether the span is that of an actor of the event.
func takesPart(s nlp.Span, e *Event) bool {
	for _, args := range [][]Arg{e.Agents, e.Patients} {
		for _, a := range args {
			if a.Overlaps(s) {
				return true
			}
		}
	}
	return false
}

// leads reports whether token t is an auxiliary of the verb at token v.
func (f *finder) leads(t, v int) bool {
	for ; t < v; t++ {
		if tag := f.doc.Tokens[t].Tag; !isVerb(tag) && tag != "RB" {
			return false
		}
	}
	return true
}
