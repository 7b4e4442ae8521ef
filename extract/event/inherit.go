package event

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

func objectControl(verb string) bool {
	switch verb {
	case "promise", "vow", "threaten", "use":
		return false
	}
	return true
}
