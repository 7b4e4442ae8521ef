package event

import "strings"

// ofNoun fills in a clause that says something of a noun: a relative clause,
// "prisoners held by", "plans to withdraw".
func (t *tree) ofNoun(i int, c *clause, at map[int]*clause, done map[int]bool, depth int) {
	noun := t.doc.Tokens[i].Head
	if c.infinitive {
		if v := t.doc.Tokens[noun].Head; v >= 0 && at[v] != nil {
			t.inherit(v, at, done, depth+1)
			c.matrix = at[v]
		}
		if len(c.subjects) == 0 {
			c.subjects = t.holders(noun) // "Mali's plan to withdraw"
		}
		if len(c.subjects) == 0 && c.matrix != nil {
			c.subjects = c.matrix.subjects
		}
		return
	}
	if len(outlooks[strings.ToLower(t.doc.Tokens[noun].Lemma)+"~that"]) > 0 && t.contentOfNoun(i) {
		return // "accusations he harassed and beat a nurse": none of it is the noun
	}
	if up := t.doc.Tokens[noun].Head; up >= 0 && t.rel(noun) == "nmod" && t.who(i) && has(classes, t.doc.Tokens[up].Lemma, "people") && !has(classes, t.doc.Tokens[noun].Lemma, "people") && (t.doc.Tokens[noun].Tag == "NN" || t.doc.Tokens[noun].Tag == "NNS") {
		noun = up // "the driver of the tram, who"
	}
	antecedent := t.coordinated(noun)
	if t.doc.Tokens[i].Tag == "VBG" && t.child(i, "mark") >= 0 && inert[strings.ToLower(t.doc.Tokens[noun].Lemma)] {
		antecedent = nil // "the risk of losing": nobody's, as far as the noun tells
	}
	if v := t.doc.Tokens[noun].Head; t.gerundOf(i) && t.rel(noun) == "obj" && at[v] != nil {
		t.inherit(v, at, done, depth+1)
		c.matrix = at[v] // "accused the company of firing workers"
	}
	if t.doc.Tokens[i].Tag == "VBG" {
		antecedent = t.doer(noun, i, at, antecedent)
	}
	subjects, objects := t.named(c.subjects), t.named(c.objects)
	switch {
	case len(subjects) == 0:
		subjects = antecedent
	case len(c.objects) > 0 && len(objects) == 0:
		objects = antecedent
	case len(objects) == 0 && t.doc.Tokens[i].Rel == "acl:relcl" && !c.passive && !t.complete(i):
		objects = antecedent // "the town they held"
	}
	c.subjects, c.objects = subjects, objects
}

// doer returns who does what the participle i says of a noun: whoever is said
// to be what the noun names, "Norway is a donor, giving …", or to have made it,
// "issued a statement calling for …"; else the antecedent.
func (t *tree) doer(noun, i int, at map[int]*clause, antecedent []phrase) []phrase {
	up := at[noun]
	if v := t.doc.Tokens[noun].Head; up == nil && v >= 0 && t.rel(noun) == "obj" && is(t.verb(v), "issuing") {
		up = at[v]
	} else if up != nil && t.doc.Word(t.phrase(i).first-1) != "," {
		up = nil
	}
	if up == nil || up.passive || len(up.subjects) == 0 {
		return antecedent
	}
	return up.subjects
}

// who reports whether "who" is the subject of a clause.
func (t *tree) who(i int) bool {
	k := t.child(i, "nsubj")
	return k >= 0 && t.low(k) == "who"
}

// named returns the phrases that are no relative pronouns.
func (t *tree) named(ps []phrase) []phrase {
	var out []phrase
	for _, p := range ps {
		if !t.relative(p.head) {
			out = append(out, p)
		}
	}
	return out
}

// complete reports whether a verb without an object lacks none: it has a
// complement, a phrase after a preposition, or a "when" or "where".
func (t *tree) complete(i int) bool {
	for _, k := range t.children[i] {
		switch t.rel(k) {
		case "xcomp", "ccomp", "obl":
			return true
		}
		if t.doc.Tokens[k].Tag == "WRB" {
			return true
		}
	}
	return false
}

// relative reports whether token i is a relative pronoun.
func (t *tree) relative(i int) bool {
	switch t.doc.Tokens[i].Tag {
	case "WDT", "WP":
		return true
	}
	return false
}
