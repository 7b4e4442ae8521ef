package event

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// mend returns doc with words put right that the analysis took for nouns where
// they are verbs, or for verbs where they are the nouns of events. doc itself
// is left as it is.
func mend(doc *nlp.Document) *nlp.Document {
	m := &mender{doc: doc}
	for i := range doc.Tokens {
		switch {
		case doc.Tokens[i].Lemma == "call" && doc.Tokens[i].Tag == "VBN" && (doc.Tokens[i].Rel == "acl" || doc.Tokens[i].Rel == "root") && m.called(i):
		case doc.Tokens[i].Rel == "amod" && (doc.Tokens[i].Tag == "VBD" || doc.Tokens[i].Tag == "VBN"):
			m.finite(i)
		case doc.Tokens[i].Tag == "VBG" && (doc.Tokens[i].Rel == "compound" || doc.Tokens[i].Rel == "amod") && m.deed(i):
		case doc.Tokens[i].Tag == "VBG" && doc.Tokens[i].Rel == "conj" && m.alongside(i):
		case len(pasts[strings.ToLower(doc.Word(i))]) > 0:
			m.verb(i)
		case (doc.Tokens[i].Tag == "VBD" || doc.Tokens[i].Tag == "VBN") && (doc.Tokens[i].Rel == "conj" || doc.Tokens[i].Rel == "advcl") && m.participle(i):
		case m.counted(i):
			x := &m.own().doc.Tokens[i-1]
			x.Rel, x.Head = "nsubj:pass", i
		case doc.Tokens[i].Tag == "VBG" && nouns[strings.ToLower(doc.Word(i))].code != "":
			if t := m.tree(); t.asNoun(i) {
				m.own().nominalize(i)
			}
		}
	}
	return m.doc
}

// A mender has a document and, once it is needed, its tree; once something is
// to change, both are copies.
type mender struct {
	doc    *nlp.Document
	t      *tree
	copied bool
}

func (m *mender) tree() *tree {
	if m.t == nil {
		m.t = newTree(m.doc)
	}
	return m.t
}

func (m *mender) own() *tree {
	if !m.copied {
		c := *m.doc
		c.Tokens = slices.Clone(m.doc.Tokens)
		m.doc, m.t, m.copied = &c, newTree(&c), true
	}
	return m.t
}

// participle puts right what was taken for a further deed of the one who speaks
// of an event: of "condemned the raid, carried out by rebels" that is the raid.
func (m *mender) participle(i int) bool {
	t := m.tree()
	deed := t.child(m.doc.Tokens[i].Head, "obj")
	if deed < 0 || deed > i || !is(t.verb(i), "light") || nouns[t.low(deed)].code == "" || t.child(i, "obj") >= 0 || t.child(i, "nsubj") >= 0 || len(t.under(i, "obl", "by")) == 0 {
		return false
	}
	x := &m.own().doc.Tokens[i]
	x.Tag, x.Rel, x.Head = "VBN", "acl", deed
	return true
}

// counted reports whether the number before a participle is its subject, though
// it was taken for one of several deeds: "three were killed and ten injured".
func (m *mender) counted(i int) bool {
	x := m.doc.Tokens[i]
	if i == 0 || x.Tag != "VBN" || x.Rel != "conj" {
		return false
	}
	n := m.doc.Tokens[i-1]
	return n.Tag == "CD" && n.Rel == "conj" && n.Head == x.Head
}
