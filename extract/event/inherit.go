package event

import "strings"

// inherit fills in what clause i takes over from the clause or noun above it.
func (t *tree) inherit(i int, at map[int]*clause, done map[int]bool, depth int) {
	c := at[i]
	if done[i] || depth > 50 {
		return
	}
	done[i] = true
	x := t.doc.Tokens[i]
	if x.Head < 0 {
		return
	}
	up := at[x.Head]
	if up != nil {
		t.inherit(x.Head, at, done, depth+1)
	}
	switch rel := t.rel(i); {
	case rel == "acl":
		t.ofNoun(i, c, at, done, depth)
	case up == nil:
	case rel == "conj":
		t.coordinate(i, c, up)
	case (rel == "ccomp" || rel == "parataxis") && t.imperative(i): // "advised: wear a helmet"
	case rel == "xcomp", rel == "ccomp" && len(c.subjects) == 0, rel == "advcl" && c.infinitive && complements(up.lemma):
		c.matrix = up
		if up.comp == nil {
			up.comp = c
		}
		t.control(c, up)
	case rel == "advcl" || rel == "parataxis" && !c.finite:
		if o := t.child(up.verb, "obj"); len(c.subjects) == 0 && c.infinitive && o >= 0 && o < i && abstractNoun(t.doc.Tokens[o].Lemma) {
			c.subjects = t.holders(o) // "welcomed the decision of Mali to withdraw"
		}
		if len(c.subjects) == 0 {
			c.subjects = up.subjects
		}
		switch {
		case c.infinitive:
			c.matrix, c.purpose = up, true
		case t.gerundOf(i) && t.gerund(i):
			c.matrix = up
			if len(up.objects) > 0 && !up.passive && t.child(i, "nsubj") < 0 {
				c.subjects = up.objects // "prevented rebels from attacking"
			}
		}
	case rel == "ccomp" && c.infinitive:
		c.matrix = up
	}
}

// imperative reports whether verb i orders whoever reads it.
func (t *tree) imperative(i int) bool {
	return t.doc.Tokens[i].Tag == "VB" && t.child(i, "aux") < 0 && t.child(i, "mark") < 0 && t.child(i, "nsubj") < 0
}

// complements reports whether an infinitive after the verb is its complement
// rather than a purpose.
func complements(verb string) bool {
	_, ok := frames[verb+">"]
	return ok || is(verb, "planned") || is(verb, "possible") || is(verb, "negative") || is(verb, "happened")
}

// coordinate fills in what a verb shares with the one it is coordinated with.
func (t *tree) coordinate(i int, c, up *clause) {
	tag := t.doc.Tokens[i].Tag
	if len(c.subjects) == 0 {
		c.subjects = up.subjects
		if !c.passive && c.first == i && tag == "VBN" && up.passive {
			c.passive = true
		}
		if first := t.doc.Tokens[c.first].Tag; (first == "VB" || first == "VBN" || first == "VBG") && up.verb < i {
			c.first = up.first // "will attack and kill"
			c.infinitive = c.infinitive || up.infinitive
			c.negated = c.negated || up.negated
		}
	}
	if !c.finite {
		c.matrix, c.purpose = up.matrix, up.purpose
	}
	c.conditional = c.conditional || up.conditional
}

// gerundOf reports whether a clause is what the verb above it says of someone:
// "accused of killing", "barred from entering".
func (t *tree) gerundOf(i int) bool {
	k := t.child(i, "mark")
	return k >= 0 && (t.low(k) == "of" || t.low(k) == "from" || t.low(k) == "with")
}

// control finds the subject of a complement: the object of the verb above it,
// as in "urged rebels to leave", or its subject.
func (t *tree) control(c, up *clause) {
	if len(c.subjects) > 0 {
		return
	}
	c.subjects = up.subjects
	if is(up.lemma, "leaving") && t.doc.Tokens[c.verb].Tag == "VBN" && c.first == c.verb { // "left two injured"
		c.passive = true
	}
	if up.passive {
		return
	}
	if len(up.objects) > 0 && objectControl(up.lemma) {
		c.subjects = up.objects
		return
	}
	for _, o := range up.obliques {
		if up.lemma == "call" && (o.prep == "on" || o.prep == "upon") || up.lemma == "appeal" && o.prep == "to" {
			c.subjects = []phrase{o.phrase}
		}
	}
}

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

func objectControl(verb string) bool {
	switch verb {
	case "promise", "vow", "threaten", "use":
		return false
	}
	return true
}
