package event

import (
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// placeReach is the cost beyond which a place belongs to something else.
const placeReach = 30

// placeOf returns the place a trigger's event happened in: the one named after
// a preposition in its clause or at the head of its sentence, else the place
// that was acted on, as in "captured the town".
func (f *finder) placeOf(s nlp.Sentence, trigger int, e *Event) *Arg {
	if s.First != f.placesOf.First || s.Last != f.placesOf.Last {
		f.placesOf, f.places = s, f.locations(s)
	}
	if f.here(trigger) {
		return f.dateline()
	}
	var best, own *location // the nearest, and the nearest of the trigger's own clause
	cost, ownCost := placeReach, placeReach
	for i := range f.places {
		l := &f.places[i]
		c := f.placeCost(s, trigger, l, e)
		if c < cost {
			cost, best = c, l
		}
		if c < ownCost && l.first > trigger && f.tree.below(trigger, f.tree.headOf(l.first, l.last)) {
			ownCost, own = c, l
		}
	}
	if best == nil && (bodily(e) || is(e.Trigger.Lemma, "motion")) && !is(e.Trigger.Lemma, "contest") {
		for i := range e.Patients {
			if p := f.placeIn(s, e.Patients[i].Span); p != nil {
				return p
			}
		}
	}
	if best == nil {
		return f.beat(s, e)
	}
	if own != nil && !f.tree.below(trigger, f.tree.headOf(best.first, best.last)) {
		best = own // not that of the clause above
	}
	a := best.Arg
	return &a
}

// beat returns the town whose police did what was done to someone, or nil: "Oslo
// police shot a man".
func (f *finder) beat(s nlp.Sentence, e *Event) *Arg {
	if !physical[e.Type] || e.Modality != Asserted {
		return nil
	}
	for _, a := range e.Agents {
		i := f.doc.TokenAt(a.End - 1)
		if f.noun(i) != "police" || i == s.First || a.Start == f.doc.Tokens[i].Start {
			continue
		}
		var town *Arg
		f.ents.Within(a.Start, a.End, func(e *entity.Entity, m entity.Mention) bool {
			if e.Type == entity.Place && e.GeoNames != 0 && !isCountry(e) && m.Kind == entity.Named && f.doc.TokenAt(m.End-1) == i-1 {
				town = &Arg{Span: m.Span, Entity: e.ID}
			}
			return true
		})
		if town != nil {
			return town
		}
	}
	return nil
}

// share gives the events of a sentence that lack a place that of the nearest
// other one of what happened there: "eleven died when gunmen attacked Sontyo".
func (f *finder) share(events []*Event) {
	var from []*Event
	for _, e := range events {
		if e.Place != nil && physical[e.Type] && e.Modality == Asserted {
			from = append(from, e)
		}
	}
	for _, e := range events {
		if e.Place != nil || !physical[e.Type] || e.Modality != Asserted || f.here(f.doc.TokenAt(e.Trigger.Start)) {
			continue
		}
		best, clause := -1, f.relclOf(e)
		for _, o := range from {
			if in := f.relclOf(o); in >= 0 && in != clause {
				continue // "the man who seized Sontyo was shot": not there
			}
			if d := abs(o.Trigger.Start - e.Trigger.Start); best < 0 || d < best {
				best, e.Place = d, o.Place
			}
		}
	}
}

// nearer gives what is told as the effect of an event the place of that event,
// where its own stands before both: "in Oslo, two were killed when a bomb went
// off near the port".
func (f *finder) nearer(events []*Event) {
	for _, e := range events {
		for _, o := range events {
			if e != o && physical[e.Type] && physical[o.Type] && e.Place != nil && o.Place != nil && e.Place.End <= e.Trigger.Start &&
				o.Place.Start > e.Trigger.Start && o.Modality == Asserted && f.effectOf(e, f.doc.TokenAt(o.Trigger.Start)) {
				e.Place = o.Place
			}
		}
	}
}

// relclOf returns the verb of the relative clause an event is told in, or -1.
func (f *finder) relclOf(e *Event) int {
	i := f.doc.TokenAt(e.Trigger.Start)
	for n := 0; n < pathReach && i >= 0; n++ {
		if f.doc.Tokens[i].Rel == "acl:relcl" {
			return i
		}
		i = f.doc.Tokens[i].Head
	}
	return -1
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// physical are the types of events that happen where what they strike is.
var physical = map[string]bool{"ASSAULT": true, "MOBILIZE": true, "DISASTER": true, "ACCIDENT": true, "DEATH": true}

// bodily reports whether an event happens where what it strikes is, or would:
// hostility that is planned is a threat.
func bodily(e *Event) bool {
	return physical[e.Type] || e.Type == "THREATEN" && e.Modality != Asserted
}

// spoken are the types of events that are words: what these are about may
// happen anywhere.
var spoken = map[string]bool{
	"ACCUSE": true, "AGREE": true, "CONCEDE": true, "REJECT": true, "REQUEST": true, "SAY": true, "SUPPORT": true, "THREATEN": true,
}

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
