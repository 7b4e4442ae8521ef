package event

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
)

// means reads the agents of a violent deed that are what it was done with, and
// returns those who did it: of "an Israeli raid" the word for Israel, of "a car
// bomb" or "two of the bullets" nobody. The mode is that of the means.
func (f *finder) means(agents []phrase, mode string) ([]phrase, string) {
	var out []phrase
	for _, a := range agents {
		w := f.noun(f.measured(a.head))
		k, deed := nouns[w]
		switch {
		case deed && k.code == "ASSAULT":
			by, _ := f.actors(a.head)
			out = append(out, by...)
			if mode == "" {
				mode = k.mode
			}
			if mode == "" {
				mode = f.with(a.head)
			}
		case (has(classes, w, "bomb") || f.laden(a.head)) && !f.human(a):
			out = append(out, f.planters(a.head)...)
			if mode == "" || mode == "destroy" {
				mode = "explosives"
			}
		case has(classes, w, "missile") && !f.human(a):
			if mode == "" {
				mode = "heavy-weapons"
			}
		case (inert[w] || has(classes, w, "shot")) && f.isCommon(a.head):
		default:
			out = append(out, a)
		}
	}
	return out, mode
}

// able returns the phrases but those of what does nothing by itself.
func (f *finder) able(ps []phrase) []phrase {
	return slices.DeleteFunc(slices.Clone(ps), func(p phrase) bool { return inert[f.noun(p.head)] && f.isCommon(p.head) })
}

// planters returns who is said to have placed the bomb that noun i names: "a
// bomb planted by rebels".
func (f *finder) planters(i int) []phrase {
	t := f.tree
	for _, v := range t.children[i] {
		if t.rel(v) != "acl" || !is(t.verb(v), "planting") {
			continue
		}
		for _, k := range t.under(v, "obl", "by") {
			if !f.isDate(t.phrase(k)) {
				return t.coordinated(k)
			}
		}
	}
	return nil
}

// people returns those of the phrases that name people.
func (f *finder) people(ps []phrase) []phrase {
	return slices.DeleteFunc(slices.Clone(ps), func(p phrase) bool {
		e := f.entityOf(p)
		return !f.human(p) && (e == nil || e.Type != entity.Person) && f.arg(p).Sector == ""
	})
}

// measured returns the noun whose quantity noun i only gives: "charge" of "a
// number of charges".
func (f *finder) measured(i int) int {
	t := f.tree
	if t.quantity(i) || inert[f.noun(i)] {
		for _, k := range t.under(i, "nmod", "of") {
			if k > i {
				return k
			}
		}
	}
	return i
}

// laden reports whether noun i is said to carry explosives: "a car packed with
// dynamite". A parser takes that for what the noun does as often as not.
func (f *finder) laden(i int) bool {
	t := f.tree
	carries := func(v int) bool {
		if !is(t.verb(v), "laden") {
			return false
		}
		for _, k := range t.children[v] {
			if t.rel(k) == "obl" && has(classes, f.noun(k), "bomb") {
				return true
			}
		}
		return false
	}
	if v := f.doc.Tokens[i].Head; v >= 0 && t.rel(i) == "nsubj" && carries(v) {
		return true
	}
	return slices.ContainsFunc(t.children[i], func(k int) bool { return t.rel(k) == "acl" && carries(k) })
}

// isCommon reports whether token i is no name.
func (f *finder) isCommon(i int) bool { return !strings.HasPrefix(f.doc.Tokens[i].Tag, "NNP") }
