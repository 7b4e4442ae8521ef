package event

import "strings"

// asNoun reports whether the word at token i, tagged as a verb in -ing, is the
// noun of an event: after some prepositions the analysis takes it for a verb
// whose subject is that of the clause around it, "two were killed in fighting".
func (t *tree) asNoun(i int) bool {
	if t.doc.Tokens[i].Tag != "VBG" || t.child(i, "obj") >= 0 || t.child(i, "nsubj") >= 0 || t.child(i, "aux") >= 0 {
		return false
	}
	if k, ok := nouns[t.low(i)]; !ok || k.light {
		return false
	}
	if len(t.under(i, "obl", "between"))+len(t.under(i, "nmod", "between")) > 0 {
		return true // "fighting between soldiers and rebels"
	}
	for _, k := range t.children[i] {
		switch t.rel(k) {
		case "det", "amod":
			return k < i
		case "mark", "case":
			return has(words, t.low(k), "nominal")
		}
	}
	return t.resumes(i)
}

// gerund reports whether token i is a verb in -ing, or one in the past of it:
// "having killed".
func (t *tree) gerund(i int) bool {
	k := t.child(i, "aux")
	return t.doc.Tokens[i].Tag == "VBG" || k >= 0 && t.doc.Tokens[k].Tag == "VBG"
}

// resumes reports whether the word after token i says that what it names took
// place: "fighting broke out".
func (t *tree) resumes(i int) bool {
	return i+1 < len(t.doc.Tokens) && strings.HasPrefix(t.doc.Tokens[i+1].Tag, "VB") && is(t.verb(i+1), "occurrence")
}

// nominalize makes the word at token i a noun, and what hangs on it what hangs
// on nouns.
func (t *tree) nominalize(i int) {
	x := &t.doc.Tokens[i]
	x.Tag, x.Lemma = "NN", t.low(i)
	switch {
	case t.resumes(i):
		x.Rel, x.Head = "nsubj", i+1
	case x.Rel == "advcl":
		x.Rel = "obl"
	}
	for _, k := range t.children[i] {
		switch y := &t.doc.Tokens[k]; y.Rel {
		case "mark":
			y.Rel = "case"
		case "obl":
			y.Rel = "nmod"
		}
	}
}

// deed puts right, and reports so, the gerund at token i, taken for a modifier of its object after
// a verb that says who did what: "accused the army of burning villages".
func (m *mender) deed(i int) bool {
	tokens := m.doc.Tokens
	object := tokens[i].Head
	if i == 0 || object < i || tokens[i-1].Head != object || tokens[i-1].Rel != "case" || !isNoun(tokens[object].Tag) {
		return false
	}
	verb := tokens[object].Head
	if m.tree().rel(object) == "nmod" && verb >= 0 {
		verb = tokens[verb].Head
	}
	if verb < 0 || verb > i || !is(m.tree().verb(verb), "blaming") {
		return false
	}
	tokens = m.own().doc.Tokens
	tokens[i].Rel, tokens[i].Head = "advcl", verb
	tokens[i-1].Rel, tokens[i-1].Head = "mark", i
	tokens[object].Rel, tokens[object].Head = "obj", i
	m.t = newTree(m.doc)
	return true
}

// alongside puts right, and reports so, the gerund at token i that is coordinated with the verb above
// another gerund instead of with that: "accused of burning villages and killing
// miners".
func (m *mender) alongside(i int) bool {
	t, verb := m.tree(), m.doc.Tokens[i].Head
	if m.doc.Tokens[verb].Tag == "VBG" || t.child(i, "aux") >= 0 {
		return false
	}
	for _, k := range t.children[verb] {
		if k > verb && k < i && m.doc.Tokens[k].Tag == "VBG" && t.rel(k) == "advcl" && t.gerundOf(k) {
			m.own().doc.Tokens[i].Head = k
			m.t = newTree(m.doc)
			return true
		}
	}
	return false
}
