package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
)

// concerned returns who is concerned by what is done to the objects, none of
// which can act: "imposed sanctions on Chad", "rejected Mali's offer", "sent a
// letter to the mayor".
func (f *finder) concerned(c *clause, k kind, prep string, objects []phrase) []phrase {
	abstract := f.allAbstract(objects)
	if prep == idiom || prep != "" && abstract {
		if t := f.target(c, prep); len(t) > 0 {
			return t
		}
	}
	for _, o := range objects {
		if t := f.tree.belonging(o.head); f.anyActor(t) {
			return t
		}
		if t := f.holders(o.head); f.isAbstract(o) && !is(c.lemma, "light") && len(t) > 0 {
			return t
		}
	}
	if !abstract && f.physicalThing(objects) {
		return nil
	}
	for _, p := range towards {
		if !abstract && !has(words, p, "receiving") {
			continue
		}
		if ps := f.after(c, p); f.anyActor(ps) {
			return ps
		}
	}
	if !abstract {
		return nil
	}
	return f.target(c, prep)
}

// belonging returns whose the thing at token i is, or, if it is something done,
// to whom: "Mali's offer", "the arrest of two farmers".
func (t *tree) belonging(i int) []phrase {
	var out []phrase
	_, done := nouns[t.doc.Tokens[i].Lemma]
	for _, k := range t.children[i] {
		switch c := t.child(k, "case"); {
		case t.doc.Tokens[k].Tag == "PRP$": // as a rule whoever does it
		case t.doc.Tokens[k].Rel == "nmod:poss":
			return t.coordinated(k)
		case done && t.rel(k) == "nmod" && c >= 0 && t.low(c) == "of":
			out = t.coordinated(k)
		}
	}
	return out
}

// anyActor reports whether one of the phrases names someone who can act: an
// entity that is no mere thing, or people.
func (f *finder) anyActor(ps []phrase) bool {
	for _, p := range ps {
		if e := f.entityOf(p); e != nil && e.Type != entity.Other || f.human(p) {
			return true
		}
		if t := f.doc.Tokens[p.head].Tag; t == "PRP" || t == "NNP" || t == "NNPS" {
			return true
		}
	}
	return false
}

// physicalThing reports whether one of the phrases names a thing or site that
// can be struck or taken itself.
func (f *finder) physicalThing(ps []phrase) bool {
	for _, p := range ps {
		for _, class := range classes[f.noun(p.head)] {
			switch class {
			case "aircraft", "building", "people", "property", "road", "ship", "site", "territory", "vehicle":
				return true
			}
		}
	}
	return false
}

func (f *finder) allAbstract(ps []phrase) bool {
	for _, p := range ps {
		if !f.isAbstract(p) {
			return false
		}
	}
	return true
}

func (f *finder) isAbstract(p phrase) bool { return abstractNoun(f.noun(p.head)) }

// abstractNoun reports whether a noun names an event or another thing that is
// not acted on itself.
func abstractNoun(w string) bool {
	if k, ok := nouns[w]; ok && k.code != "" {
		return true
	}
	for _, c := range classes[w] {
		if abstract[c] {
			return true
		}
	}
	return false
}

// target returns the phrases after the preposition the frame asked for, else
// after the one that most likely marks whom the action is directed at.
func (f *finder) target(c *clause, prep string) []phrase {
	if prep == idiom {
		var out []phrase
		for _, o := range c.obliques {
			if (o.prep == "against" || o.prep == "with") && !f.isDate(o.phrase) {
				out = append(out, o.phrase)
			}
		}
		if len(out) == 0 { // "called for sanctions against Chad"
			for _, o := range c.obliques {
				out = append(out, f.tree.after(o.head, "against")...)
			}
		}
		return out
	}
	if prep != "" {
		last := prep[strings.LastIndexByte(prep, '~')+1:]
		if ps := f.after(c, last); len(ps) > 0 {
			return ps
		}
	}
	for _, p := range towards {
		if ps := f.after(c, p); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// after returns the phrases after a preposition that are neither dates nor
// events themselves.
func (f *finder) after(c *clause, prep string) []phrase {
	var out []phrase
	for _, o := range c.obliques {
		first, _, several := strings.Cut(o.prep, " ")
		if several && has(words, first, "undirected") {
			continue // "according to", "because of"
		}
		if o.prep[strings.LastIndexByte(o.prep, ' ')+1:] == prep && !f.isDate(o.phrase) && !f.tree.relative(o.head) {
			out = append(out, o.phrase)
		}
	}
	return out
}
