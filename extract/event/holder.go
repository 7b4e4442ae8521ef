package event

import "github.com/newsgraph/newsgraph/extract/entity"

// holders returns whose the decision, claim or deed is that noun i names: who
// owns it, made it, or is named before it, "Mali's plan", "demands by miners",
// "the UN call". A pronoun, as a rule whoever does what is told of it, is not one.
func (f *finder) holders(i int) []phrase {
	if ps := f.tree.holders(i); len(ps) > 0 {
		return ps
	}
	for _, k := range f.tree.children[i] {
		if rel := f.tree.rel(k); k > i || rel != "amod" && rel != "compound" {
			continue
		}
		p := f.tree.phrase(k)
		if _, ok := f.countryAt(k); ok {
			return []phrase{p}
		}
		if e := f.entityOf(p); e != nil && e.Type == entity.Organization {
			return []phrase{p}
		}
	}
	return nil
}

// holders returns whose the thing is that noun i names, by its possessor and the
// phrases behind it.
func (t *tree) holders(i int) []phrase {
	switch k := t.possessor(i); {
	case k >= 0 && t.doc.Tokens[k].Tag == "PRP$":
		return nil
	case k >= 0:
		return t.coordinated(k)
	}
	for _, prep := range []string{"by", "from", "of"} {
		for _, k := range t.under(i, "nmod", prep) {
			if tag := t.doc.Tokens[k].Tag; tag == "NNP" || tag == "NNPS" || has(classes, t.doc.Tokens[k].Lemma, "people") {
				return t.coordinated(k)
			}
		}
	}
	return nil
}
