package event

// inverted reports whether token i is an auxiliary that stands before its subject
// for "if", at the start of a sentence that asks nothing: "had they known".
func (t *tree) inverted(i int) bool {
	if i < 0 || t.low(i) != "had" || t.rel(i) != "aux" {
		return false
	}
	s := t.doc.Sentences[t.doc.SentenceAt(t.doc.Tokens[i].Start)]
	return s.First == i && t.doc.Word(s.Last-1) != "?"
}

// besideAccording reports whether a phrase, taken for a subject of verb i, is
// in apposition to whom something is according to.
func (t *tree) besideAccording(i int, p phrase) bool {
	if p.first == 0 || t.doc.Word(p.first-1) != "," {
		return false
	}
	for _, k := range t.children[i] {
		if t.rel(k) == "obl" && k < p.first && t.prep(k) == "according" {
			return true
		}
	}
	return false
}

// roughly reports whether the phrase of token k is a rough number of something
// without a preposition: "at least" before it is sometimes taken for one.
func (t *tree) roughly(k int) bool {
	p, prep := t.phrase(k), t.child(k, "case")
	if prep > 0 && t.low(prep) == "to" && t.low(prep-1) == "up" {
		return true // "up to 100"
	}
	return prep < 0 && p.head > p.first+1 && has(counting, t.low(p.first)+"~"+t.low(p.first+1), "rough")
}

// oblique adds the phrase of token k with its preposition to c.
func (t *tree) oblique(c *clause, k int) {
	if w := t.low(k); w == "least" || w == "most" {
		return
	}
	prep := ""
	for _, g := range t.children[k] {
		if t.rel(g) != "case" || g > k {
			continue
		}
		if prep != "" {
			prep += " "
		}
		prep += t.low(g)
		for _, f := range t.children[g] {
			if t.rel(f) == "fixed" {
				prep += " " + t.low(f)
			}
		}
	}
	if prep == "" {
		return // "last week", "three times", or a possessor
	}
	for _, p := range t.coordinated(k) {
		c.obliques = append(c.obliques, oblique{prep, p})
	}
}

// nested adds the prepositional phrases that hang on noun i, and on theirs.
func (t *tree) nested(c *clause, i, depth int) {
	for _, k := range t.children[i] {
		if t.rel(k) == "nmod" && depth < 3 {
			t.oblique(c, k)
			t.nested(c, k, depth+1)
		}
	}
}

// content notes who the clause k that is said is about.
func (t *tree) content(c *clause, k int) {
	for _, g := range t.children[k] {
		switch t.rel(g) {
		case "nsubj":
			p := t.phrase(g)
			c.content = &p
		case "aux":
			switch t.low(g) {
			case "must", "should":
				c.contentMust = true
			}
		}
	}
}
