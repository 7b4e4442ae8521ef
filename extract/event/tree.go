package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A tree reads clauses off the dependency trees of a document: what the
// relations of Universal Dependencies say belongs to a verb, and who is meant
// where they leave it open (control, coordination, relative clauses).
type tree struct {
	doc      *nlp.Document
	children [][]int
}

func newTree(doc *nlp.Document) *tree {
	t := &tree{doc: doc, children: make([][]int, len(doc.Tokens))}
	for i, x := range doc.Tokens {
		if x.Head >= 0 && x.Head < len(doc.Tokens) {
			t.children[x.Head] = append(t.children[x.Head], i)
		}
	}
	return t
}

// rel returns the relation of token i to its head, without the subtype.
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.doc.Tokens[i].Rel, ":")
	return r
}

// child returns the first child of token i with the relation, or -1.
func (t *tree) child(i int, rel string) int {
	for _, c := range t.children[i] {
		if t.rel(c) == rel {
			return c
		}
	}
	return -1
}

func (t *tree) low(i int) string { return strings.ToLower(t.doc.Word(i)) }

// clauses returns the clauses of a sentence in the order of their verbs.
func (t *tree) clauses(s nlp.Sentence) []*clause {
	at := map[int]*clause{}
	var out []*clause
	for i := s.First; i < s.Last; i++ {
		if t.heads(i) {
			at[i] = t.own(i)
			if isVerb(t.doc.Tokens[i].Tag) && letters(t.doc.Word(i)) {
				out = append(out, at[i])
			}
		}
	}
	done := map[int]bool{}
	for i := s.First; i < s.Last; i++ {
		if at[i] != nil {
			t.inherit(i, at, done, 0)
		}
	}
	return out
}

// heads reports whether token i is the head of a clause: a verb, or another
// word that is a predicate.
func (t *tree) heads(i int) bool {
	x := t.doc.Tokens[i]
	if isVerb(x.Tag) && x.Tag != "MD" {
		switch t.rel(i) {
		case "aux", "cop", "amod", "compound", "case", "mark", "fixed", "det", "flat", "cc", "discourse":
			return false
		}
		return true
	}
	return t.child(i, "cop") >= 0 || t.child(i, "nsubj") >= 0
}

// own reads what the children of verb i say.
func (t *tree) own(i int) *clause {
	x := t.doc.Tokens[i]
	c := &clause{first: i, verb: i, lemma: verbOf(t.doc, i), finite: x.Tag == "VBD" || x.Tag == "VBZ" || x.Tag == "VBP"}
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
			c.subjects = append(c.subjects, t.coordinated(k)...)
		case "obj":
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
			t.oblique(c, k)
		case "aux", "cop":
			c.first = min(c.first, k)
			c.passive = c.passive || rel == "aux:pass"
			have = have || t.doc.Tokens[k].Lemma == "have"
			if tag := t.doc.Tokens[k].Tag; tag != "VB" && tag != "VBG" && tag != "VBN" {
				c.finite = true
			}
		case "advmod":
			if negatives[w] {
				c.negated = true
			}
		case "mark":
			switch w {
			case "to":
				c.infinitive = true
				c.first = min(c.first, k)
			case "if", "unless":
				c.conditional = true
			}
		case "compound":
			if rel == "compound:prt" {
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
	c.passive = c.passive || passive && !have && len(c.objects) == 0
	for _, o := range c.objects { // "sanctions on", "an operation against"
		t.nested(c, o.head, 0)
	}
	if len(c.subjects) == 0 && x.Tag == "VBN" && (t.rel(i) == "acl" || t.rel(i) == "advcl") && c.first == i {
		c.passive = true
	}
	return c
}

// verbOf returns the lemma of verb i, or the one that the lexicon knows.
func verbOf(d *nlp.Document, i int) string {
	x := d.Tokens[i]
	if !known[x.Lemma] {
		if l := verbLemma(d.Word(i), x.Tag); known[l] {
			return l
		}
	}
	return x.Lemma
}

var negatives = map[string]bool{"not": true, "n't": true, "n’t": true, "never": true, "neither": true}

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
	case rel == "xcomp", rel == "ccomp" && len(c.subjects) == 0, rel == "advcl" && c.infinitive && complements(up.lemma):
		c.matrix = up
		if up.comp == nil {
			up.comp = c
		}
		t.control(c, up)
	case rel == "advcl" || rel == "parataxis" && !c.finite:
		if len(c.subjects) == 0 {
			c.subjects = up.subjects
		}
		if c.infinitive {
			c.matrix, c.purpose = up, true
		}
	case rel == "ccomp" && c.infinitive:
		c.matrix = up
	}
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
		if c.first == i && (tag == "VB" || tag == "VBN" || tag == "VBG") && up.verb < i {
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

// control finds the subject of a complement: the object of the verb above it,
// as in "urged rebels to leave", or its subject.
func (t *tree) control(c, up *clause) {
	if len(c.subjects) > 0 {
		return
	}
	c.subjects = up.subjects
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
			if len(c.subjects) == 0 {
				c.subjects = at[v].subjects
			}
		}
		return
	}
	antecedent := t.coordinated(noun)
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

// coordinated returns the phrase of token i and those coordinated with it.
func (t *tree) coordinated(i int) []phrase {
	out := []phrase{t.phrase(i)}
	for _, k := range t.children[i] {
		if t.rel(k) == "conj" && !isVerb(t.doc.Tokens[k].Tag) && t.child(k, "nsubj") < 0 {
			out = append(out, t.phrase(k))
		}
	}
	return out
}

// phrase returns the noun phrase of head i: what stands before it and belongs
// to it, the rest of its name, and "of" and what follows where the head is only
// a quantity.
func (t *tree) phrase(i int) phrase {
	p := phrase{first: i, last: i + 1, head: i}
	for _, k := range t.children[i] {
		switch t.rel(k) {
		case "det", "amod", "nummod", "compound", "flat", "goeswith":
		case "nmod":
			if k > i && t.quantity(i) && t.child(k, "case") >= 0 && t.low(t.child(k, "case")) == "of" {
				p.last = max(p.last, t.phrase(k).last)
			}
			if k > i {
				continue
			}
		case "advmod", "nmod:desc":
			if k > i {
				continue
			}
		default:
			continue
		}
		if k < i {
			p.first = min(p.first, t.leftmost(k, 0))
		} else if t.rel(k) == "flat" || t.rel(k) == "compound" || t.rel(k) == "goeswith" {
			p.last = max(p.last, t.rightmost(k, 0)+1)
		}
	}
	if t.clausal(p.first, i) { // a misread clause, not a modifier
		for p.first = i; p.first > 0 && before(t.doc.Tokens[p.first-1].Tag) && !isVerb(t.doc.Tokens[p.first-1].Tag); {
			p.first--
		}
	}
	for p.first > 0 && t.doc.Tokens[p.first-1].Tag == "CD" && t.doc.Tokens[p.first-1].Head == t.doc.Tokens[i].Head {
		p.first--
	}
	if p.first >= 2 && t.doc.Tokens[p.first].Tag == "CD" && roughly[t.low(p.first-2)+" "+t.low(p.first-1)] {
		p.first -= 2
	}
	return p
}

// clausal reports whether there is a finite verb among the tokens i to j-1.
func (t *tree) clausal(i, j int) bool {
	for ; i < j; i++ {
		switch t.doc.Tokens[i].Tag {
		case "MD", "VBD", "VBZ", "VBP":
			if w := t.doc.Word(i); w != strings.ToUpper(w) { // not "IS", the group
				return true
			}
		}
	}
	return false
}

// roughly are the pairs of words before a number that make it a rough one;
// parsers seldom know that they belong to it.
var roughly = map[string]bool{
	"at least": true, "at most": true, "more than": true, "less than": true, "fewer than": true, "up to": true,
}

// quantity reports whether token i only says how much of what follows.
func (t *tree) quantity(i int) bool {
	if t.doc.Tokens[i].Tag == "CD" || t.doc.Tokens[i].Tag == "DT" {
		return true
	}
	switch t.doc.Tokens[i].Lemma {
	case "thousand", "hundred", "dozen", "million", "number", "majority", "lot", "group", "most", "many", "member", "score", "ten":
		return true
	}
	return false
}

func (t *tree) leftmost(i, depth int) int {
	first := i
	for _, k := range t.children[i] {
		if k < first && depth < 20 {
			first = min(first, t.leftmost(k, depth+1))
		}
	}
	return first
}

func (t *tree) rightmost(i, depth int) int {
	last := i
	for _, k := range t.children[i] {
		if k > last && depth < 20 {
			last = max(last, t.rightmost(k, depth+1))
		}
	}
	return last
}

// actors returns who takes part in the event that noun i names.
func (t *tree) actors(_ nlp.Sentence, i int) (agents, patients []phrase) {
	for _, j := range t.children[i] {
		if t.rel(j) != "nmod" {
			continue
		}
		if t.doc.Tokens[j].Rel == "nmod:poss" {
			agents = append(agents, t.coordinated(j)...)
			continue
		}
		c := t.child(j, "case")
		if c < 0 {
			continue
		}
		switch t.low(c) {
		case "by", "between":
			agents = append(agents, t.coordinated(j)...)
		case "of", "on", "against", "with", "to", "into", "from":
			patients = append(patients, t.coordinated(j)...)
		}
	}
	return agents, patients
}
