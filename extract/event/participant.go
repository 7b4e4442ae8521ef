package event

import (
	"slices"

	"github.com/newsgraph/newsgraph/extract/entity"
)

// bearsArms reports whether a phrase is of people or a body known to fight.
func (f *finder) bearsArms(p phrase) bool {
	switch f.arg(p).Sector {
	case "COP", "CRM", "MIL", "REB", "SPY", "UAF":
		return true
	}
	return false
}

// doneTo reports whether what noun i names was done to its possessors:
// people, and none who are known to do such things, as "the rebels' killings".
func (f *finder) doneTo(i int, owners []phrase) bool {
	if !nouns[f.noun(i)].undergone || f.doc.Tokens[i].Tag != "NN" {
		return false
	}
	for _, o := range owners {
		if f.bearsArms(o) {
			return false
		}
		if tag := f.doc.Tokens[o.head].Tag; tag == "PRP$" || tag == "NNPS" {
			continue
		}
		if e := f.entityOf(o); !f.human(o) && (e == nil || e.Type != entity.Person && e.Type != entity.Group) {
			return false
		}
	}
	return len(owners) > 0
}

// actors returns who takes part in the event that noun i names. A word for a
// country or for armed people before it says who does it: "Israeli raids", "a
// rebel attack".
func (f *finder) actors(i int) (agents, patients []phrase) {
	owners, agents, patients := f.tree.actors(i)
	if nouns[f.noun(i)].undergone && len(owners) > 0 { // "his arrest on new charges"
		patients = slices.DeleteFunc(patients, func(p phrase) bool { return f.tree.prep(p.head) != "of" })
	}
	if len(patients) == 0 && f.doneTo(i, owners) {
		return agents, owners
	}
	agents = append(owners, agents...)
	if len(agents) > 0 {
		return agents, patients
	}
	for _, k := range f.tree.children[i] {
		if rel := f.tree.rel(k); k < i && (rel == "amod" || rel == "compound") {
			p := phrase{k, k + 1, k}
			if _, ok := f.countryAt(k); ok || !nouns[f.noun(i)].undergone && !has(words, f.tree.low(k), "manner") && f.bearsArms(p) {
				agents = append(agents, p)
			}
		}
	}
	return agents, patients
}

// actors returns the possessors and complements of noun i.
func (t *tree) actors(i int) (owners, agents, patients []phrase) {
	for _, j := range t.children[i] {
		if t.rel(j) != "nmod" {
			continue
		}
		if t.doc.Tokens[j].Rel == "nmod:poss" {
			owners = append(owners, t.coordinated(j)...)
			continue
		}
		switch t.prep(j) {
		case "by", "between":
			agents = append(agents, t.coordinated(j)...)
		case "of", "on", "against", "with", "to", "into", "from":
			patients = append(patients, t.coordinated(j)...)
		}
	}
	return owners, agents, patients
}
