package event

import "github.com/newsgraph/newsgraph/extract/date"

// particular reports whether anything ties an event to an occasion: a place, a
// day, a number, or someone with a name.
func (f *finder) particular(e *Event) bool {
	if e.Place != nil || e.Count != nil || e.Date != nil && e.Date.Basis != date.Published {
		return true
	}
	for _, args := range [][]Arg{e.Agents, e.Patients} {
		for _, a := range args {
			if x := f.byID[a.Entity]; x.Named() || a.Entity == "" && a.Country != "" {
				return true
			}
		}
	}
	return false
}

// genericNoun reports whether the event that noun i names is one of many that
// are only spoken of in general: "attacks on journalists are rising".
func (f *finder) genericNoun(i int, e *Event) bool {
	if f.particular(e) {
		return false
	}
	for j := range f.premodifiers(i) {
		switch f.tree.low(j) {
		case "any", "every", "each":
			return true
		}
	}
	return !f.definite(i) && (f.doc.Tokens[i].Tag == "NNS" || nouns[e.Trigger.Lemma].lasting)
}

// genericVerb reports whether a clause tells what is done as a rule: in the
// simple present and of nobody in particular, "terrorists kill civilians", or
// without saying who does it, "killing civilians is a crime".
func (f *finder) genericVerb(c *clause, e *Event) bool {
	if f.particular(e) || spoken[e.Type] {
		return false
	}
	for _, args := range [][]phrase{c.subjects, c.objects} {
		for _, p := range args {
			if f.definite(p.head) {
				return false
			}
		}
	}
	switch first := f.doc.Tokens[c.first]; first.Tag {
	case "VBZ", "VBP":
		return c.first == c.verb || first.Lemma == "be" && f.doc.Tokens[c.verb].Tag == "VBN"
	case "VBG":
		return c.first == c.verb && len(e.Agents) == 0
	}
	return false
}
