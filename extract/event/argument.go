package event

import (
	"sort"

	"github.com/newsgraph/newsgraph/extract/entity"
)

// roles returns who acts and who is acted on in a clause.
func (f *finder) roles(c *clause, k kind, prep string, light *phrase) (agents, patients []phrase) {
	agents, patients = c.subjects, c.objects
	if c.passive {
		agents, patients = nil, c.subjects
		for _, o := range c.obliques {
			if o.prep == "by" && !f.isDate(o.phrase) {
				agents = append(agents, o.phrase)
			}
		}
		if len(agents) == 0 {
			agents = f.nestedBy(c)
		}
	}
	if light != nil && f.isAbstract(*light) && is(c.lemma, "undergoing") {
		if c.passive { // "the attack was suffered by a bank"
			return nil, agents
		}
		patients, agents = agents, nil
		for _, o := range c.obliques {
			if o.prep == "from" || o.prep == "by" {
				agents = append(agents, o.phrase)
			}
		}
		return agents, patients
	}
	if len(patients) == 0 && c.content != nil && k.code == "REQUEST" {
		return agents, []phrase{*c.content}
	}
	if len(patients) == 0 && c.passive {
		return agents, patients
	}
	if k.code == "" && is(c.lemma, "motion") && !c.passive {
		if left := f.withoutPlaces(patients); len(left) < len(patients) {
			return agents, left // "escaped a camp" is about who did
		}
	}
	if len(patients) == 0 || !f.anyActor(patients) {
		if t := f.concerned(c, k, prep, patients); len(t) > 0 {
			patients = t
		} else if len(patients) == 0 && c.comp != nil {
			_, patients = f.complement(c.comp, 0)
		}
	}
	if len(agents) > 1 && !f.anyActor(patients) && (mutual[k.code] || len(patients) > 0 && has(classes, f.noun(patients[0].head), "treaty")) {
		patients = agents[1:] // "Chad and Mali agreed": with each other
	}
	return agents, patients
}

// nestedBy returns who acts in a passive clause where the analysis hangs it on
// the place: "was seized in the town of Oslo by rebels".
func (f *finder) nestedBy(c *clause) []phrase {
	for _, o := range c.obliques {
		switch o.prep {
		case "at", "in", "near", "on", "outside":
			if by := f.tree.after(o.head, "by"); len(by) > 0 && f.anyActor(by) {
				return by
			}
		}
	}
	return nil
}

// withoutPlaces returns the phrases that name no place.
func (f *finder) withoutPlaces(ps []phrase) []phrase {
	var out []phrase
	for _, p := range ps {
		if e := f.entityOf(p); (e == nil || e.Type != entity.Place) && !isSite(f.noun(p.head)) {
			out = append(out, p)
		}
	}
	return out
}

// mutual are the types of what several do with each other.
var mutual = map[string]bool{"AGREE": true, "CONSULT": true, "COOPERATE": true}

// complement returns the roles of the clause below a verb that has no object
// of its own: "pledged to work with China" concerns China.
func (f *finder) complement(c *clause, depth int) (agents, patients []phrase) {
	k, prep, _, _ := f.frameOf(c)
	if len(c.objects) == 0 && len(c.obliques) == 0 && c.comp != nil && depth < 4 {
		return f.complement(c.comp, depth+1)
	}
	patients = c.objects
	if !f.anyActor(patients) {
		if t := f.concerned(c, k, prep, patients); len(t) > 0 {
			patients = t
		}
	}
	return c.subjects, patients
}

// isDate reports whether a phrase is a date, of known value or not.
func (f *finder) isDate(p phrase) bool {
	if times[f.doc.Word(p.first)] || times[f.doc.Word(p.head)] {
		return true
	}
	s := f.doc.TokenSpan(p.first, p.last)
	i := sort.Search(len(f.dates), func(i int) bool { return f.dates[i].End > s.Start })
	return i < len(f.dates) && f.dates[i].Start < s.End
}
