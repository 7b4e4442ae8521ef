package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// placeCost is how far the place l is from the trigger: the cost of its
// preposition, of every relation of the tree on the way to it, and of the
// tokens between them. The tree tells which of two verbs a place belongs to,
// the distance helps where the parser attached it wrongly.
func (f *finder) placeCost(s nlp.Sentence, trigger int, l *location, e *Event) int {
	d := f.doc
	head := f.tree.headOf(l.first, l.last)
	if (bodily(e) || e.Mode == "seize" || is(e.Trigger.Lemma, "motion")) && (f.undergoes(trigger, head) || f.undergone(trigger, head)) {
		return 1 + f.tree.between(trigger, head)
	}
	moved := false
	if verb := f.tree.verbOver(head); verb >= 0 && verb != trigger && bodily(e) && f.tree.beside(verb, trigger) {
		moved = is(f.tree.verb(verb), "motion")
		switch taken := e.Type == "ASSAULT" && f.taken(verb); {
		case taken && f.undergoes(verb, head):
			return 6 + f.tree.between(trigger, head)
		case moved && f.undergoes(verb, head):
			return 10 + f.tree.between(trigger, head)
		}
	}
	if l.at < s.First {
		return placeReach
	}
	in, ok := f.wherein(l.at)
	cost := in.cost
	if !ok || in.motion && !is(e.Trigger.Lemma, "motion") && !moved || (cost > 2 || f.of(l.at)) && !physical[e.Type] && takesPart(l.Span, e) {
		return placeReach // "sanctions on Chad" are not in Chad
	}
	if l.at > s.First && f.of(l.at) && !isSite(f.noun(l.at-1)) {
		if tag := d.Tokens[l.at-1].Tag; has(classes, f.noun(l.at-1), "people") || abstract[f.noun(l.at-1)] || !isNoun(tag) && !strings.HasPrefix(tag, "JJ") && !strings.HasPrefix(tag, "RB") {
			return placeReach // "Ola Berg, 31, of Oslo", "a native of Oslo", "the support of Norway"
		}
		cost += 15 // rather "the city of Oslo" than "the backing of Oslo"
	}
	if l.last < s.Last && d.Tokens[l.last].Tag == "POS" && !l.settled && !isSite(f.noun(f.nounFrom(l.last+1))) {
		if f.tree.low(l.at) == "on" {
			return placeReach // "on Norway's side", "on Norway's list"
		}
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

// taken reports whether a verb is one of what is done to places; not as in "when
// others seized Oslo".
func (f *finder) taken(verb int) bool {
	v := f.tree.verb(verb)
	return is(v, "land") || is(v, "taking") && f.tree.child(verb, "nsubj") < 0
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
