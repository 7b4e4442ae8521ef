package event

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
	if k := t.possessor(i); k >= 0 {
		return t.coordinated(k)
	}
	return t.after(i, "of")
}
