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
