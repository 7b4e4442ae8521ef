package event

import "slices"

// hearsay returns what a noun says of the clause that is its content: that it
// is possible only, in "rumours that rebels took the town". Where a quotation
// tells whose claim it is, or its speaker denies it, that is for the quotation
// to say.
func (f *finder) hearsay(c *clause) Modality {
	t, i := f.tree, c.verb
	for t.rel(i) == "conj" {
		i = t.doc.Tokens[i].Head
	}
	if t.rel(i) != "acl" || !t.contentOfNoun(i) {
		return Asserted
	}
	noun := t.told(i)
	if q := f.claimed[c.verb]; q != nil && (f.cues[noun] == q || denies(q)) {
		return Asserted
	}
	for _, kind := range outlooks[f.noun(noun)+"~that"] {
		return Modality(kind)
	}
	return Asserted
}

// told returns the noun of which the clause of verb i is the content: the one it
// hangs on, or that one's by whom it was told, "claims by rebels that …".
func (t *tree) told(i int) int {
	noun := t.doc.Tokens[i].Head
	if p := t.prep(noun); t.rel(noun) == "nmod" && (p == "by" || p == "from") {
		return t.doc.Tokens[noun].Head
	}
	return noun
}

// contentOfNoun reports whether the clause of verb i, which hangs on a noun,
// lacks nothing that the noun could be: "claims that rebels took the town" and
// not "claims that rebels made".
func (t *tree) contentOfNoun(i int) bool {
	subject, objects := false, 0
	mark := slices.ContainsFunc(t.children[i], func(k int) bool { return t.rel(k) == "mark" && t.low(k) == "that" })
	for _, k := range t.children[i] {
		relative := t.relative(k)
		switch t.rel(k) {
		case "nsubj":
			subject = subject || !relative
		case "obj", "ccomp", "xcomp":
			if !relative {
				objects++
			}
		}
	}
	return mark || subject && objects > 0
}
