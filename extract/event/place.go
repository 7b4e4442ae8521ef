package event

import (
	"strings"

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
	var best *location
	cost := placeReach
	for i := range f.places {
		if c := f.placeCost(s, trigger, &f.places[i], e); c < cost {
			cost, best = c, &f.places[i]
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
		return nil
	}
	a := best.Arg
	return &a
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

// placeCost is how far the place l is from the trigger: the cost of its
// preposition, of every relation of the tree on the way to it, and of the
// tokens between them. The tree tells which of two verbs a place belongs to,
// the distance helps where the parser attached it wrongly.
func (f *finder) placeCost(s nlp.Sentence, trigger int, l *location, e *Event) int {
	d := f.doc
	head := f.tree.headOf(l.first, l.last)
	if (bodily(e) || e.Mode == "seize" || is(e.Trigger.Lemma, "motion")) && f.undergoes(trigger, head) {
		return 1 + f.tree.between(trigger, head)
	}
	if l.at < s.First {
		return placeReach
	}
	in, ok := wherein[f.tree.low(l.at)]
	cost := in.cost
	if !ok || in.motion && !is(e.Trigger.Lemma, "motion") || (cost > 2 || f.tree.low(l.at) == "of") && !physical[e.Type] && takesPart(l.Span, e) {
		return placeReach // "sanctions on Chad" are not in Chad
	}
	if l.at > s.First && f.tree.low(l.at) == "of" && !isSite(f.noun(l.at-1)) {
		if tag := d.Tokens[l.at-1].Tag; has(classes, f.noun(l.at-1), "people") || abstract[f.noun(l.at-1)] || !isNoun(tag) && !strings.HasPrefix(tag, "JJ") && !strings.HasPrefix(tag, "RB") {
			return placeReach // "Ola Berg, 31, of Oslo", "a native of Oslo", "the support of Norway"
		}
		cost += 15 // rather "the city of Oslo" than "the backing of Oslo"
	}
	if l.last < s.Last && d.Tokens[l.last].Tag == "POS" && !l.settled && !isSite(f.noun(f.nounFrom(l.last+1))) {
		cost += 10 // "Iraq's capital of Mosul": the narrower one is meant
	}
	if spoken[e.Type] && !f.tree.direct(trigger, head) {
		cost += 10 // who criticises the war in Mali is not in Mali
	}
	if e.Type == "PROTEST" && f.tree.about(trigger, head) {
		return placeReach // nor who protests against it
	}
	if isCountry(f.byID[l.Entity]) {
		cost += countryCost
	}
	if l.first < trigger {
		cost += 7 + (trigger-l.end)/3
	} else {
		cost += (l.at - trigger) / 3
	}
	return cost + f.tree.between(trigger, head)
}

// countryCost is what lets a narrower place go before a country.
const countryCost = 4

// nounFrom returns the last noun of the noun phrase that goes on at token i.
func (f *finder) nounFrom(i int) int {
	for i+1 < len(f.doc.Tokens) && before(f.doc.Tokens[i+1].Tag) && (isNoun(f.doc.Tokens[i+1].Tag) || !isNoun(f.doc.Tokens[i].Tag)) {
		i++
	}
	return min(i, len(f.doc.Tokens)-1)
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
