package event

import "strings"

// An oblique is a phrase with the preposition before it.
type oblique struct {
	prep string
	phrase
}

// A clause is a verb with what belongs to it. verb is the token of the main
// verb and first that of its first auxiliary. matrix is the clause this one is
// the complement of ("decided to withdraw"), and comp the clause that is this
// one's complement.
type clause struct {
	first, verb  int
	lemma        string
	particle     string
	subjects     []phrase
	objects      []phrase
	obliques     []oblique
	matrix, comp *clause
	content      *phrase // subject of the clause that says what was said
	contentMust  bool    // and that clause has "must" or "should"
	passive      bool
	negated      bool
	infinitive   bool
	conditional  bool // after "if"
	open         bool // after "whether"
	purpose      bool // says what another clause is done for
	finite       bool
}

// own reads what the children of verb i say.
func (t *tree) own(i int) *clause {
	x := t.doc.Tokens[i]
	c := &clause{first: i, verb: i, lemma: t.verb(i), finite: x.Tag == "VBD" || x.Tag == "VBZ" || x.Tag == "VBP"}
	if !isVerb(x.Tag) {
		c.lemma = "be"
	}
	passive, have := false, false
	for _, k := range t.children[i] {
		w := t.low(k)
		switch rel := t.doc.Tokens[k].Rel; t.rel(k) {
		case "nsubj":
			if t.doc.Tokens[k].Tag == "CD" && k+1 < len(t.doc.Tokens) && t.doc.Tokens[k+1].Head == i && t.rel(k+1) == "nsubj" {
				continue // "12 people" taken for two subjects
			}
			passive = passive || rel == "nsubj:pass"
			if k < t.body && t.body <= i { // the dateline
				for _, g := range t.children[k] {
					if g >= t.body && isNoun(t.doc.Tokens[g].Tag) {
						c.subjects = append(c.subjects, t.coordinated(g)...)
					}
				}
				continue
			}
			if k < i && len(c.subjects) > 0 && t.besideAccording(i, c.subjects[0]) {
				c.subjects = nil // "According to Mali, a neighbour, rebels …"
			}
			c.subjects = append(c.subjects, t.coordinated(k)...)
		case "obj":
			if w == "that" && t.doc.Tokens[k].Tag == "IN" {
				continue // a conjunction
			}
			if strings.HasSuffix(w, "self") && k > 0 && isNoun(t.doc.Tokens[k-1].Tag) {
				continue // "the minister herself"
			}
			if k < i && c.finite && !t.relative(k) && t.child(i, "nsubj") < 0 {
				c.subjects = append(c.subjects, t.coordinated(k)...) // taken for an object
				continue
			}
			c.objects = append(c.objects, t.coordinated(k)...)
		case "iobj":
			if t.child(i, "obj") < 0 { // "urged rebels to leave"
				c.objects = append(c.objects, t.coordinated(k)...)
				continue
			}
			for _, p := range t.coordinated(k) {
				c.obliques = append(c.obliques, oblique{"to", p})
			}
		case "obl", "nmod":
			if k > i && t.roughly(k) {
				c.objects = append(c.objects, t.coordinated(k)...)
				continue
			}
			t.oblique(c, k)
		case "aux", "cop":
			c.first = min(c.first, k)
			c.passive = c.passive || rel == "aux:pass"
			have = have || t.doc.Tokens[k].Lemma == "have"
			if tag := t.doc.Tokens[k].Tag; tag != "VB" && tag != "VBG" && tag != "VBN" {
				c.finite = true
			}
		case "advmod", "cc":
			if has(words, w, "negative") {
				c.negated = true
			}
		case "mark":
			switch w {
			case "to":
				c.infinitive = true
				c.first = min(c.first, k)
			case "if", "unless":
				c.conditional = true
			case "whether":
				c.open = true
			}
		case "compound":
			if rel == "compound:prt" && !(w == "up" && k+1 < len(t.doc.Tokens) && t.low(k+1) == "to") {
				c.particle = w
			}
		case "ccomp":
			t.content(c, k)
		case "xcomp":
			if isNoun(t.doc.Tokens[k].Tag) && t.child(k, "mark") < 0 && t.child(k, "case") < 0 && c.lemma != "be" {
				c.objects = append(c.objects, t.coordinated(k)...)
			}
		}
	}
	if len(c.subjects) > 0 && t.inverted(c.subjects[0].first-1) {
		c.conditional = true
	}
	c.passive = c.passive || passive && !have && len(c.objects) == 0
	if x.Tag == "VBN" && c.first == i && len(c.subjects) > 0 && !c.passive {
		c.finite = true // "a bomb detonated", taken for a participle
	}
	for _, o := range c.objects { // "sanctions on", "an operation against"
		t.nested(c, o.head, 0)
	}
	if len(c.subjects) == 0 && x.Tag == "VBN" && (t.rel(i) == "acl" || t.rel(i) == "advcl") && c.first == i {
		c.passive = true
	}
	return c
}

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
