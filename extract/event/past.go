package event

import (
	"slices"
	"strings"
)

// verb puts right a verb that was taken for a noun: of "police shot and killed
// two" the analysis makes a compound, "police shot". The form of a verb is one
// where "dead" or a further verb follows and who did it stands before it, with
// a day or a place between them at most: "gunmen on Monday shot dead two".
func (m *mender) verb(i int) {
	x := m.doc.Tokens[i]
	if i == 0 || !isNoun(x.Tag) {
		return
	}
	further, dead := m.further(i), m.isWord(i+1, "dead")
	if further < 0 && !dead && !m.isWord(i+2, "death") && !m.tree().withVerb(i) {
		return
	}
	subject, between := m.doer(i)
	if subject < 0 {
		return
	}
	t := m.own()
	tokens := t.doc.Tokens
	if tokens[subject].Head != i {
		tokens[i].Head, tokens[i].Rel = tokens[subject].Head, tokens[subject].Rel
	}
	for _, k := range t.children[i] {
		switch t.rel(k) {
		case "det", "amod", "compound", "nummod", "case":
			switch {
			case k >= i || k == between || k == subject:
			case k > subject && between >= 0:
				tokens[k].Head = between
			default:
				tokens[k].Head = subject
			}
		}
	}
	if between >= 0 {
		tokens[between].Head, tokens[between].Rel = subject, "nmod"
	}
	tokens[i].Tag, tokens[i].Lemma = "VBD", pasts[t.low(i)][0]
	tokens[subject].Head, tokens[subject].Rel = i, "nsubj"
	if describes(tokens[subject].Tag) {
		tokens[subject].Tag = "NN" // "a looter"
	}
	switch {
	case further >= 0:
		tokens[further].Head, tokens[further].Rel = i, "conj"
	case dead:
		tokens[i+1].Head, tokens[i+1].Rel = i, "xcomp"
	}
	m.t = newTree(t.doc)
}

// further returns the verb coordinated with token i right behind it, or -1.
func (m *mender) further(i int) int {
	for k := i + 2; (m.isWord(i+1, "and") || m.isWord(i+1, "or")) && k < len(m.doc.Tokens) && k < i+4; k++ {
		if tag := m.doc.Tokens[k].Tag; tag == "VBD" || tag == "VBN" {
			return k
		}
	}
	return -1
}

// doer returns who does what the noun at token i is the verb of, and the noun
// between the two, or -1 for either.
func (m *mender) doer(i int) (subject, between int) {
	t, x, prev := m.tree(), m.doc.Tokens[i], m.doc.Tokens[i-1]
	switch k := t.child(i, "nsubj"); {
	case k >= 0 && k < i:
		return k, -1
	case x.Rel == "nmod" && x.Head < i-1 && isNoun(m.doc.Tokens[x.Head].Tag) && prev.Head == i && isNoun(prev.Tag):
		return x.Head, i - 1
	case prev.Head == i && isNoun(prev.Tag) && prev.Rel == "compound",
		prev.Head == i && prev.Rel == "amod" && i > 1 && m.doc.Tokens[i-2].Tag == "DT":
		return i - 1, -1
	}
	return -1, -1
}

// isWord reports whether token i is the word, in lower case.
func (m *mender) isWord(i int, w string) bool {
	return i < len(m.doc.Tokens) && strings.EqualFold(m.doc.Word(i), w)
}

// withVerb reports whether a finite verb or participle is coordinated with
// token i.
func (t *tree) withVerb(i int) bool {
	return slices.ContainsFunc(t.children[i], func(k int) bool {
		return t.rel(k) == "conj" && strings.HasPrefix(t.doc.Tokens[k].Tag, "VB") && t.doc.Tokens[k].Tag != "VBG"
	})
}
