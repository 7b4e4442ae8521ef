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
