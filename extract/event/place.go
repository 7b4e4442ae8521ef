package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// wherein are the prepositions before the place of an event.
var wherein = map[string]int{
	"in": 0, "at": 0, "near": 0, "outside": 0, "inside": 0, "across": 0, "around": 2, "along": 4, "on": 4,
	"within": 2, "off": 2, "throughout": 0, "from": 8, "to": 8, "into": 6, "of": 3, "through": 8, "over": 8, "between": 8,
}

// placeReach is the cost beyond which a place belongs to something else.
const placeReach = 46

// placeOf returns the place a trigger's event happened in: the one named after
// a preposition in its clause, or at the head of its sentence.
func (f *finder) placeOf(s nlp.Sentence, trigger int, args ...[]Arg) *Arg {
	var best *Arg
	cost := placeReach
	f.ents.Within(s.Start, s.End, func(e *entity.Entity, m entity.Mention) bool {
		if e.Type != entity.Place || m.Kind != entity.Named {
			return true
		}
		if c := f.placeCost(s, trigger, m); c < cost {
			cost, best = c, &Arg{Span: m.Span, Entity: e.ID}
		}
		return true
	})
	return best
}

// placeCost is how far the place m is from the trigger, in tokens, with a
// charge for every verb between them.
func (f *finder) placeCost(s nlp.Sentence, trigger int, m entity.Mention) int {
	d := f.doc
	first := d.TokenAt(m.Start)
	p := first - 1
	for p >= s.First && (strings.HasPrefix(d.Tokens[p].Tag, "JJ") || isNoun(d.Tokens[p].Tag) || d.Tokens[p].Tag == "DT" || d.Tokens[p].Tag == "CD" || d.Tokens[p].Tag == "POS") {
		p--
	}
	if p < s.First {
		return placeReach
	}
	cost, ok := wherein[strings.ToLower(d.Word(p))]
	if !ok {
		return placeReach
	}
	from, to := trigger+1, p
	if first < trigger {
		from, to = first+1, trigger
		cost += 4
	}
	for t := from; t < to && cost < placeReach; t++ {
		cost++
		switch tag := d.Tokens[t].Tag; {
		case tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD":
			if first < trigger && f.leads(t, trigger) {
				continue
			}
			cost += 30
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

// leads reports whether token t is an auxiliary of the verb at token v.
func (f *finder) leads(t, v int) bool {
	for ; t < v; t++ {
		if tag := f.doc.Tokens[t].Tag; !isVerb(tag) && tag != "RB" {
			return false
		}
	}
	return true
}
