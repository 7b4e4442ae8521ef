package event

import "slices"

// hearsay returns what governs a clause says of it, if that is a word for what
// is only told, thought or asked for: "rumours that rebels took the town", "it is
// likely that", "charges of killing", "sued for dumping" (data/outlooks.txt).
// denied tells that it says the clause is not true. Where a noun is whose claim
// it is, or its speaker denies it, that is for the quotation to say.
func (f *finder) hearsay(c *clause) (m Modality, denied bool) {
	t, i := f.tree, c.verb
	for t.rel(i) == "conj" {
		i = t.doc.Tokens[i].Head
	}
	head := t.doc.Tokens[i].Head
	if head < 0 {
		return Asserted, false
	}
	gerund := ""
	if k := t.child(i, "mark"); k >= 0 && t.gerund(i) {
		gerund = t.low(k)
	}
	var kinds []string
	switch rel := t.rel(i); {
	case rel == "acl" && (gerund != "" || t.contentOfNoun(i)):
		noun := t.told(i)
		if q := f.claimed[c.verb]; q != nil && (f.cues[noun] == q || denies(q)) {
			return Asserted, false
		}
		kinds = outlooksOf(f.noun(noun), gerund)
		if len(kinds) == 0 && f.none(noun) && gerund == "" {
			return Possible, false // "no evidence that"
		}
	case rel == "ccomp" && gerund == "":
		if q := f.cues[head]; q != nil && q == f.claimed[c.verb] && t.doc.Tokens[i].Tag != "VB" && t.doc.Tokens[i].Tag != "VBP" {
			return Asserted, false // not "demanded that the army leave"
		}
		kinds = outlooksOf(t.verb(head), "")
	case rel == "advcl" && gerund != "":
		kinds = outlooksOf(t.verb(head), gerund)
	}
	for _, kind := range kinds {
		switch kind {
		case "negative":
			return Asserted, true
		case "true":
			return Asserted, slices.ContainsFunc(t.children[head], func(k int) bool { return has(words, t.low(k), "negative") })
		default:
			return Modality(kind), false
		}
	}
	return Asserted, false
}

// outlooksOf returns what a word says of the clause after "that", or of the
// gerund after a preposition.
func outlooksOf(word, gerund string) []string {
	if gerund == "" {
		return outlooks[word+"~that"]
	}
	if kinds := outlooks[word+"~"+gerund+"+ing"]; len(kinds) > 0 {
		return kinds
	}
	return outlooks[word+"~"+gerund]
}

// none reports whether a noun is said not to be there: "no evidence".
func (f *finder) none(noun int) bool {
	for j := range f.premodifiers(noun) {
		if f.tree.low(j) == "no" {
			return f.noun(noun) != "doubt"
		}
	}
	return false
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
	subject, complete := false, false
	mark := slices.ContainsFunc(t.children[i], func(k int) bool { return t.rel(k) == "mark" && t.low(k) == "that" })
	for _, k := range t.children[i] {
		relative := t.relative(k)
		switch t.rel(k) {
		case "nsubj":
			subject = subject || !relative
		case "obj", "ccomp", "xcomp", "obl":
			complete = complete || !relative
		case "conj":
			complete = complete || t.child(k, "obj") > k // "harassed and assaulted a nurse"
		}
	}
	return mark || subject && complete
}
