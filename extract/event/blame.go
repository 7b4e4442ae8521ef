package event

// suspected returns the event e, which noun i names, as done by whoever is said
// to have possibly done it, or nil.
func (f *finder) suspected(i int, e *Event) *Event {
	if len(e.Agents) > 0 || e.Modality != Asserted {
		return nil
	}
	by, m, ok := f.blamed(i)
	if !ok || m == Asserted && e.Type != anyDeed {
		return nil
	}
	who := *e
	who.Agents, who.Modality, who.Generic = f.args(by), m, false
	who.Mentions = nil
	f.answered[&who] = true
	return &who
}

// blamed returns who is said to have done what noun i names, where a clause says
// that of itself: "claimed responsibility for the attack", "blamed the raid on
// rebels", "are behind the killings". Who claims it or is accused of it has
// possibly done it.
func (f *finder) blamed(i int) ([]phrase, Modality, bool) {
	t := f.tree
	head, prep := t.doc.Tokens[i].Head, t.prep(i)
	if prep == "behind" && t.child(i, "cop") >= 0 { // "rebels were behind the attack"
		return f.doers(t.subjects(i), i, Asserted)
	}
	if by := f.claimants(i); len(by) > 0 {
		return by, Possible, true
	}
	if head < 0 {
		return nil, "", false
	}
	c, rel := f.clauseAt[head], t.rel(i)
	switch {
	case has(words, prep, "blamed"):
		return f.blamedAfter(head, prep)
	case c != nil && (rel == "obj" && !c.passive || rel == "nsubj" && c.passive):
		switch {
		case is(c.lemma, "attributing"):
			return f.doers(t.afterAny(c, "to"), head, Possible)
		case is(c.lemma, "blaming"):
			return f.doers(t.afterAny(c, "on"), head, Possible)
		case !c.passive && is(c.lemma, "light"):
			return f.doers(c.subjects, head, Asserted)
		}
	case c == nil && rel == "nsubj" && t.low(head) == "work":
		return f.doers(t.after(head, "of"), head, Asserted)
	}
	return nil, "", false
}

// blamedAfter returns who is said to have done what is named after a preposition
// that hangs on token head.
func (f *finder) blamedAfter(head int, prep string) ([]phrase, Modality, bool) {
	t := f.tree
	if by := t.having(head); len(by) > 0 { // "the army's role in"
		return f.doers(by, head, Possible)
	}
	if v := t.doc.Tokens[head].Head; t.rel(head) == "obj" && (is(t.low(head), "owned") || is(t.verb(v), "blaming")) {
		head = v // "took the credit for", "accused the rebels of"
	}
	c := f.clauseAt[head]
	if c == nil {
		if !is(t.low(head), "guilty") || prep == "in" {
			return nil, "", false
		}
		if by := t.subjects(head); len(by) > 0 {
			return f.doers(by, head, Asserted)
		}
		return f.doers(f.heldGuilty(head), head, Possible)
	}
	switch {
	case is(c.lemma, "owning") && t.owns(head):
		return f.doers(c.subjects, head, Possible)
	case (is(c.lemma, "blaming") || prep != "for" && prep != "of" && is(c.lemma, "implicating")) && c.passive:
		return f.doers(c.subjects, head, Possible)
	case is(c.lemma, "blaming") || prep != "for" && prep != "of" && is(c.lemma, "implicating"):
		return f.doers(c.objects, head, Possible)
	}
	if k := t.child(head, "obj"); k >= 0 { // "denounced the role of the army in"
		return f.doers(t.having(k), head, Possible)
	}
	return nil, "", false
}

// claimants returns who is said to have claimed or ordered what noun i names:
// "the raid was claimed by rebels", "a raid ordered by the colonel".
func (f *finder) claimants(i int) []phrase {
	t := f.tree
	verbs := []int{}
	if t.doc.Tokens[i].Rel == "nsubj:pass" {
		verbs = append(verbs, t.doc.Tokens[i].Head)
	}
	for _, k := range t.children[i] {
		if t.rel(k) == "acl" {
			verbs = append(verbs, k)
		}
	}
	for _, v := range verbs {
		c := f.clauseAt[v]
		if c == nil || !c.passive || c.negated || !is(c.lemma, "instigating") {
			continue
		}
		for _, o := range c.obliques {
			if o.prep == "by" && !f.isDate(o.phrase) {
				return []phrase{o.phrase}
			}
		}
	}
	return nil
}

// heldGuilty returns whom a word such as "responsible" behind them is said of:
// "held the rebels responsible", "accused the rebels of being responsible".
func (f *finder) heldGuilty(i int) []phrase {
	t := f.tree
	head := t.doc.Tokens[i].Head
	if head < 0 || head > i {
		return nil
	}
	switch rel, c := t.rel(i), f.clauseAt[head]; {
	case c != nil && (rel == "xcomp" || rel == "advcl") && c.passive:
		return c.subjects
	case c != nil && (rel == "xcomp" || rel == "advcl"):
		return c.objects
	case isNoun(t.doc.Tokens[head].Tag) && (rel == "amod" || rel == "acl"):
		return []phrase{t.phrase(head)}
	}
	return nil
}

// having returns who has part in something, where noun i says so: "the army's
// role", "the participation of the army".
func (t *tree) having(i int) []phrase {
	if !is(t.low(i), "part") {
		return nil
	}
	for _, k := range t.children[i] {
		if t.doc.Tokens[k].Rel == "nmod:poss" {
			return t.coordinated(k)
		}
	}
	return t.after(i, "of")
}

// doers returns the phrases with the modality, unless the predicate at token v
// is negated, or nobody is meant.
func (f *finder) doers(ps []phrase, v int, m Modality) ([]phrase, Modality, bool) {
	if c := f.clauseAt[v]; c != nil {
		p, marked := f.modality(c)
		if p == Negative || is(c.lemma, "denial") {
			return nil, "", false
		}
		m = stronger(m, marked)
	}
	for _, p := range ps {
		if has(words, f.tree.low(p.first), "negative") || f.tree.low(p.first) == "no" || f.tree.low(p.first) == "nobody" {
			return nil, "", false
		}
	}
	return ps, m, len(ps) > 0
}

// subjects returns the subjects of a predicate that is no verb.
func (t *tree) subjects(i int) []phrase {
	if k := t.child(i, "nsubj"); k >= 0 {
		return t.coordinated(k)
	}
	return nil
}

// owns reports whether verb v has an object such as "responsibility".
func (t *tree) owns(v int) bool {
	k := t.child(v, "obj")
	return k >= 0 && is(t.low(k), "owned")
}

// afterAny returns the phrases after a preposition that hang on a clause, or on
// another of its phrases.
func (t *tree) afterAny(c *clause, prep string) []phrase {
	for _, o := range c.obliques {
		if o.prep == prep {
			return []phrase{o.phrase}
		}
		if ps := t.after(o.head, prep); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// after returns the phrases after a preposition that hang on noun i.
func (t *tree) after(i int, prep string) []phrase {
	if ks := t.under(i, "nmod", prep); len(ks) > 0 {
		return t.coordinated(ks[0])
	}
	return nil
}
