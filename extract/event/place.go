package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// placeReach is the cost beyond which a place belongs to something else.
const placeReach = 46

// placeOf returns the place a trigger's event happened in: the one named after
// a preposition in its clause or at the head of its sentence, else the place
// that was acted on, as in "captured the town". A place that is no known entity
// is taken where its name says that it is one ("the Dhaka Central Jail").
func (f *finder) placeOf(s nlp.Sentence, trigger int, e *Event) *Arg {
	var best *Arg
	cost := placeReach
	consider := func(m nlp.Span, id string) {
		if c := f.placeCost(s, trigger, m, e); c < cost {
			cost, best = c, &Arg{Span: m, Entity: id}
		}
	}
	f.ents.Within(s.Start, s.End, func(e *entity.Entity, m entity.Mention) bool {
		if e.Type == entity.Place && m.Kind == entity.Named {
			consider(m.Span, e.ID)
		}
		return true
	})
	for i := s.First; i < s.Last && i < trigger+placeReach; i++ {
		if d := f.doc; strings.HasPrefix(d.Tokens[i].Tag, "NNP") && isSite(strings.ToLower(d.Word(i))) {
			first := i
			for first > s.First && strings.HasPrefix(d.Tokens[first-1].Tag, "NNP") {
				first--
			}
			if first < i && (i+1 == s.Last || !isNoun(d.Tokens[i+1].Tag)) {
				consider(d.TokenSpan(first, i+1), "")
			}
		}
	}
	if best == nil && physical[e.Type] {
		for i := range e.Patients {
			if p := f.placeIn(e.Patients[i].Span); p != nil {
				return p
			}
		}
	}
	return best
}

// physical are the types of events that happen where what they strike is.
var physical = map[string]bool{"ASSAULT": true, "MOBILIZE": true, "DISASTER": true, "ACCIDENT": true}

// placeIn returns the place a phrase names, as in "the city of Hilla".
func (f *finder) placeIn(s nlp.Span) *Arg {
	var p *Arg
	f.ents.Within(s.Start, s.End, func(e *entity.Entity, m entity.Mention) bool {
		if e.Type == entity.Place && m.Kind == entity.Named && f.headed(m.Span) {
			p = &Arg{Span: m.Span, Entity: e.ID}
		}
		return p == nil
	})
	return p
}

// isSite reports whether a noun may be the last word of a place's name.
func isSite(noun string) bool { return has(classes, noun, "site") }

// headed reports whether a place's name stands for the place: it is no
// adjective ("Thai", "Pakistani-style") and no modifier of anything but a word
// for a place ("Aleppo province" but not "Madrid bombings").
func (f *finder) headed(m nlp.Span) bool {
	d := f.doc
	first, last := d.TokenAt(m.Start), d.TokenAt(m.End-1)
	if d.Tokens[last].End > m.End || strings.HasPrefix(d.Tokens[first].Tag, "JJ") && first == last {
		return false
	}
	if next := last + 1; next < len(d.Tokens) && (isNoun(d.Tokens[next].Tag) || d.Tokens[next].Tag == "HYPH") {
		return isSite(f.noun(next))
	}
	return true
}

// placeCost is how far the place m is from the trigger, in tokens, with a
// charge for every verb between them.
func (f *finder) placeCost(s nlp.Sentence, trigger int, m nlp.Span, e *Event) int {
	d := f.doc
	if !f.headed(m) {
		return placeReach
	}
	first, last := d.TokenAt(m.Start), d.TokenAt(m.End-1)
	p := first - 1
	for p >= s.First && before(d.Tokens[p].Tag) {
		p--
	}
	if p < s.First {
		return placeReach
	}
	cost, ok := wherein[strings.ToLower(d.Word(p))]
	if !ok || cost > 2 && !physical[e.Type] && takesPart(m, e) {
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
		from, to = last+1, trigger
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
