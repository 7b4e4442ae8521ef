package event

import (
	"slices"

	"github.com/newsgraph/newsgraph/extract/entity"
)

// violence returns the kind and actors of a violent deed: no kind where the verb
// is only a figure of speech, a disaster's where one is said to do it, and no
// agents that are what it was done with.
func (f *finder) violence(c *clause, k kind, light *phrase, agents, patients []phrase) (kind, []phrase, []phrase) {
	if k.code == "ASSAULT" {
		if light == nil && (f.figurative(patients) || is(c.lemma, "personal") && !slices.ContainsFunc(patients, f.somebody) || is(c.lemma, "contest") && c.particle == "" && f.unarmed(agents, patients)) {
			return kind{}, agents, patients
		}
		if c.lemma == "strike" && len(patients) == 0 && slices.ContainsFunc(agents, func(p phrase) bool { return has(classes, f.noun(p.head), "labour") }) {
			return kind{code: "PROTEST", mode: "strike"}, agents, patients // "nurses voted to strike"
		}
		if code := f.disastrous(c, agents); code != "" {
			return kind{code: suffered(c.lemma, code)}, nil, patients
		}
	}
	if k.mode == "abduct" && slices.ContainsFunc(agents, func(p phrase) bool { return f.arg(p).Sector == "COP" }) {
		return kind{code: "COERCE", mode: "arrest"}, agents, patients
	}
	named := len(agents)
	agents, k.mode = f.means(agents, k.mode)
	if named > 0 && len(agents) == 0 && len(patients) == 0 && k.mode == "" {
		return kind{}, nil, nil // "the crisis struck"
	}
	if k.mode == "explosives" {
		patients = f.struck(c, patients)
	}
	if k.mode == "explosives" && len(c.objects) == 0 && !c.passive { // "the truck blew up"
		agents, patients = f.people(agents), f.people(patients)
	}
	return k, agents, patients
}

// struck returns what is done to with a bomb, where that is told: of "threw a
// grenade at a bus" the bus.
func (f *finder) struck(c *clause, patients []phrase) []phrase {
	if len(patients) != 1 || f.weapon(patients[0].head) != "explosives" {
		return patients
	}
	for _, prep := range []string{"at", "into", "against"} {
		if ps := f.after(c, prep); len(ps) > 0 {
			return ps
		}
	}
	return patients
}

// unarmed reports whether of those who take part one has a name and none is
// known to bear arms: teams and candidates beat each other.
func (f *finder) unarmed(agents, patients []phrase) bool {
	named := len(patients) > 0 && len(agents) > 0
	for _, p := range patients {
		named = named && f.entityOf(p).Named()
	}
	for _, p := range append(slices.Clone(agents), patients...) {
		if f.bearsArms(p) {
			return false
		}
	}
	return named
}

// figurative reports whether a violent verb is not meant: none of what it is
// done to can be struck, "battles inflation", "fought over changes".
func (f *finder) figurative(patients []phrase) bool {
	return len(patients) > 0 && !slices.ContainsFunc(patients, func(p phrase) bool {
		return !f.isCommon(p.head) || f.entityOf(p) != nil || f.human(p) || !f.intangible(f.noun(f.measured(p.head)))
	})
}

// somebody reports whether a phrase names a person, or how many.
func (f *finder) somebody(p phrase) bool {
	tag, e := f.doc.Tokens[p.head].Tag, f.entityOf(p)
	return f.human(p) || e != nil && e.Type == entity.Person || tag == "PRP" || tag == "CD"
}

// intangible reports whether a noun is of no body or thing.
func (f *finder) intangible(noun string) bool {
	for _, class := range classes[noun] {
		switch {
		case abstract[class]:
			return true
		case solid[class]:
			return false
		}
	}
	return inert[noun]
}

// disastrous returns the type of the happening that one of the phrases names,
// if one does, "an earthquake", "tropical storm Ana", or of what vehicles do to
// somebody: "was struck by a car".
func (f *finder) disastrous(c *clause, ps []phrase) string {
	if is(c.lemma, "colliding") && len(ps) > 0 && !slices.ContainsFunc(ps, func(p phrase) bool { return !has(classes, f.noun(p.head), "vehicle") || f.laden(p.head) }) {
		return "ACCIDENT"
	}
	for _, p := range ps {
		for i := p.first; i <= p.head; i++ {
			if i < p.head && f.isCommon(p.head) {
				continue
			}
			switch code := nouns[f.noun(i)].code; code {
			case "ACCIDENT", "DISASTER":
				return code
			}
		}
	}
	return ""
}
