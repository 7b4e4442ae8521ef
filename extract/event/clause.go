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
