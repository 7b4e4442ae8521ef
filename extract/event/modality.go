package event

import "strings"

// modality reads polarity and modality off the marks of a clause and of the
// clauses it is the complement of.
func (f *finder) modality(c *clause) (Polarity, Modality) {
	told, denied := f.hearsay(c)
	m, negative := stronger(f.ownMarks(c), told), c.negated != denied
	for depth, at := 0, c; at.matrix != nil && depth < 8; depth++ {
		up := at.matrix
		told, denied = f.hearsay(up)
		m = stronger(stronger(m, f.ownMarks(up)), told)
		negative = negative != up.negated != denied
		m = stronger(m, f.said(at, up))
		if is(f.key(at, up), "negative") && !denies(f.cues[up.verb]) { // a cue's denial is added to all its claims
			negative = !negative
		}
		at = up
	}
	if up := f.awaited(c); up != nil {
		if _, then := f.modality(up); then != Asserted {
			m = stronger(m, Possible)
		}
	}
	for _, p := range append(append([]phrase{}, c.subjects...), c.objects...) {
		switch strings.ToLower(f.doc.Word(p.first)) {
		case "no", "nobody", "none", "neither", "not": // "it was not rebels who"
			negative = true
		}
	}
	if i := c.first - 1; i >= 0 && strings.EqualFold(f.doc.Word(i), "without") {
		negative = true
	}
	if negative {
		return Negative, m
	}
	return Positive, m
}

// awaited returns the clause that c is the time of, if that is as little known to
// come as what happens then: "will strike until the law is changed". In a past
// tense only "until" says so.
func (f *finder) awaited(c *clause) *clause {
	t := f.tree
	if t.rel(c.verb) != "advcl" || c.infinitive {
		return nil
	}
	for _, k := range t.children[c.verb] {
		if rel := t.rel(k); (rel == "mark" || rel == "advmod") && k < c.verb && has(words, t.low(k), "awaiting") &&
			(t.low(k) == "until" || f.doc.Tokens[c.first].Tag == "VBZ" || f.doc.Tokens[c.first].Tag == "VBP") {
			return f.clauseAt[t.doc.Tokens[c.verb].Head]
		}
	}
	return nil
}

// said is what the clause up says of its complement c.
func (f *finder) said(c, up *clause) Modality {
	key := f.key(c, up)
	switch {
	case is(key, "happened"), is(key, "negative"):
		return Asserted
	case up.passive && is(key, "ahead"), is(key, "planned"):
		return Planned
	case is(key, "ordered"):
		return Ordered
	case is(key, "possible"):
		return Possible
	case c.infinitive && f.perfect(c): // "is thought to have killed"
		return Possible
	case c.infinitive: // a purpose, or "is to meet"
		return Planned
	}
	return Asserted
}

// purpose reports whether the clause only says what another is done for: "sent
// troops to take the town".
func (f *finder) purpose(c *clause) bool {
	if c.purpose {
		return true
	}
	if !c.infinitive || c.matrix == nil || c.matrix.lemma == "be" {
		return false
	}
	for _, kind := range verbKinds[f.key(c, c.matrix)] {
		switch kind {
		case "ahead", "happened", "hypothetical", "negative", "ordered", "planned", "possible":
			return false
		}
	}
	return true
}

// key returns the word before an infinitive that governs it: the verb above
// it, or an adjective or noun between: "is likely to", "announced plans to".
func (f *finder) key(c, up *clause) string {
	if !c.infinitive || c.first <= up.verb+1 {
		return up.lemma
	}
	i := c.first - 1
	tag := f.doc.Tokens[i].Tag
	w := f.noun(i)
	if (isNoun(tag) || strings.HasPrefix(tag, "JJ")) && len(verbKinds[w]) > 0 {
		return w
	}
	return up.lemma
}
