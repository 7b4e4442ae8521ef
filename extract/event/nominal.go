package event

import (
	"iter"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// nominal returns the event that the noun at token i names, with its actors:
// "Turkey's assault on the town", "talks between the two", "the killing of
// three men by rebels".
func (f *finder) nominal(s nlp.Sentence, i int) *Event {
	d := f.doc
	if tag := d.Tokens[i].Tag; tag != "NN" && tag != "NNS" {
		return nil
	}
	lemma := f.noun(i)
	k, ok := f.kindOf(i)
	if !ok || k.light || k.code == "-" || i+1 < s.Last && (isNoun(d.Tokens[i+1].Tag) && !f.isDate(phrase{i + 1, i + 2, i + 1}) || d.Tokens[i+1].Tag == "HYPH") {
		return nil
	}
	if k.code == "ASSAULT" && k.mode == "" {
		k.mode = f.with(i)
	}
	agents, patients := f.actors(i)
	if len(agents) == 0 && k.mode == "explosives" { // "the explosion of a bomb planted by rebels"
		for _, p := range patients {
			agents = append(agents, f.planters(p.head)...)
		}
	}
	if k.code == "ASSAULT" && f.figurative(patients) { // "an attack on the process"
		return nil
	}
	if k.code == "ASSAULT" {
		patients = slices.DeleteFunc(patients, func(p phrase) bool {
			switch f.tree.prep(p.head) {
			case "with": // "an attack with explosives"
				return f.weapon(p.head) != ""
			case "of": // "the explosion of a bomb"
				return f.weapon(p.head) == "explosives"
			}
			return f.tree.prep(p.head) == "to" // "attributed the attack to rebels"
		})
	}
	if len(agents) == 0 {
		if by, m, ok := f.blamed(i); ok && m == Asserted {
			agents = by
		}
	}
	e := &Event{
		Type: k.code, Mode: k.mode,
		Trigger: Trigger{Span: d.TokenSpan(i, i+1), Lemma: lemma},
		Agents:  f.args(agents), Patients: f.args(patients),
		Polarity: Positive, Modality: Asserted,
		Count: f.countOf(patients),
	}
	for j := i - 1; j >= s.First && before(d.Tokens[j].Tag); j-- {
		switch w := strings.ToLower(d.Word(j)); w {
		case "no":
			e.Polarity = Negative
		case "planned", "upcoming", "future", "scheduled", "proposed":
			e.Modality = Planned
		case "possible", "alleged", "suspected", "potential", "likely":
			e.Modality = Possible
		}
	}
	if e.Polarity == Positive && e.Modality == Asserted {
		e.Polarity, e.Modality = f.outlook(i)
	}
	f.circumstances(s, i, e)
	if len(e.Agents)+len(e.Patients) == 0 && e.Place == nil && e.Date == nil || k.lasting && len(e.Agents) == 0 || k.code == anyDeed {
		// a word, not an event that a graph could hold anything of, unless it
		// stands for one told before
		if !f.known(e) {
			return nil
		}
		f.bare[e] = true
	}
	e.Generic = e.Modality == Asserted && f.genericNoun(i, e)
	e.Confidence = confidence(e, nounTrigger)
	return e
}

// kindOf returns the kind of event noun i names, with a word before it if the two
// are known together: "heart attack", "hunger strike".
func (f *finder) kindOf(i int) (kind, bool) {
	noun := f.noun(i)
	for _, j := range f.tree.children[i] {
		if j < i {
			if k, ok := nouns[f.noun(j)+"~"+noun]; ok {
				return k, true
			}
		}
	}
	k, ok := nouns[noun]
	return k, ok
}

// occurring returns the event that the subject of a clause names and its verb
// only says took place, and the noun, or nil and -1: "the attack occurred in
// Oslo", "fighting broke out".
func (f *finder) occurring(s nlp.Sentence, c *clause) (*Event, int) {
	if len(c.subjects) != 1 || !f.takesPlace(c) && (!is(c.lemma, "occurrence") || len(c.objects) > 0 || c.comp != nil) {
		return nil, -1
	}
	i := c.subjects[0].head
	if i < s.First || i >= s.Last {
		return nil, -1
	}
	e := f.nominal(s, i)
	if e == nil {
		return nil, -1
	}
	e.Mentions = append(e.Mentions, f.doc.TokenSpan(c.verb, c.verb+1))
	e.Polarity, e.Modality = f.modality(c)
	if p := f.placeOf(s, c.verb, e); p != nil {
		e.Place = p
		e.Generic = false
		delete(f.bare, e)
	}
	return e, i
}

// takesPlace reports whether a clause says that its subject took place.
func (f *finder) takesPlace(c *clause) bool {
	return c.lemma == "take" && len(c.objects) == 1 && f.noun(c.objects[0].head) == "place"
}

// premodifiers returns the tokens before noun i that may belong to its phrase,
// from right to left.
func (f *finder) premodifiers(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i--; i >= 0 && before(f.doc.Tokens[i].Tag) && yield(i); i-- {
		}
	}
}

// before reports whether a token may stand before the noun of its phrase.
func before(tag string) bool {
	switch tag {
	case "DT", "PRP$", "POS", "CD", "HYPH", "VBN", "VBG":
		return true
	}
	return isNoun(tag) || strings.HasPrefix(tag, "JJ")
}
