package event

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// dead returns the event of the adjective at token i that says who died, or nil:
// "left 12 people dead", "at least three are dead". Whom an attack leaves dead
// it killed.
func (f *finder) dead(s nlp.Sentence, i int) *Event {
	t := f.tree
	if t.low(i) != "dead" || !strings.HasPrefix(f.doc.Tokens[i].Tag, "JJ") {
		return nil
	}
	e := &Event{
		Type: "DEATH", Trigger: Trigger{Span: f.doc.TokenSpan(i, i+1), Lemma: "dead"},
		Patients: []Arg{}, Polarity: Positive, Modality: Asserted,
	}
	who, cause := t.subjects(i), []phrase(nil)
	head := f.doc.Tokens[i].Head
	switch c := (*clause)(nil); {
	case t.rel(i) == "xcomp" && f.clauseAt[head] != nil:
		if c = f.clauseAt[head]; !is(c.lemma, "leaving") {
			return nil // "shot dead"
		}
		e.Polarity, e.Modality = f.modality(c)
		if who = c.objects; c.passive {
			who = c.subjects
		} else if c.lemma == "leave" {
			cause = c.subjects
		}
	case t.rel(i) == "amod" && head >= 0 && head < i:
		who = []phrase{t.phrase(head)}
	}
	if len(who) == 0 && t.child(i, "nummod") >= 0 { // "left two dead"
		who = []phrase{t.phrase(i)}
	}
	if !slices.ContainsFunc(who, f.mortal) {
		return nil
	}
	e.Agents = f.args(who)
	if agents, mode, violent := f.attack(cause); violent {
		e.Type, e.Mode = "ASSAULT", mode
		e.Agents, e.Patients = f.args(agents), e.Agents
	}
	e.Count = f.countOf(who)
	f.circumstances(s, i, e)
	e.Confidence = confidence(e, nounTrigger)
	return e
}

// attack reports whether one of the phrases names an attack, and who made it
// and with what.
func (f *finder) attack(ps []phrase) (agents []phrase, mode string, ok bool) {
	agents, mode = f.means(ps, "")
	for _, p := range ps {
		k := nouns[f.noun(p.head)]
		ok = ok || k.code == "ASSAULT" && !k.light || f.weapon(p.head) != ""
	}
	return agents, mode, ok
}

// mortal reports whether a phrase is of people: a number, a pronoun, a person.
func (f *finder) mortal(p phrase) bool {
	if f.human(p) || f.doc.Tokens[p.head].Tag == "PRP" {
		return true
	}
	if e := f.entityOf(p); e != nil {
		return e.Type == entity.Person
	}
	return f.numbered(p)
}

// numbered reports whether a number stands in a phrase: "at least two".
func (f *finder) numbered(p phrase) bool {
	for i := p.first; i < p.last; i++ {
		if f.doc.Tokens[i].Tag == "CD" {
			return true
		}
	}
	return false
}
