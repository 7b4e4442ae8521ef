package quote

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A tree is the dependency trees of a document, from heads to dependents.
type tree struct {
	doc  *nlp.Document
	kids [][]int // dependents of each token, in the order of the text
}

func newTree(doc *nlp.Document) *tree {
	t := &tree{doc: doc, kids: make([][]int, len(doc.Tokens))}
	for i, tok := range doc.Tokens {
		if tok.Head >= 0 {
			t.kids[tok.Head] = append(t.kids[tok.Head], i)
		}
	}
	return t
}

// rel returns the relation of token i to its head, without its subtype.
func (t *tree) rel(i int) string {
	rel, _, _ := strings.Cut(t.doc.Tokens[i].Rel, ":")
	return rel
}

// child returns the first dependent of i with one of the relations, or -1.
func (t *tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		for _, rel := range rels {
			if t.doc.Tokens[k].Rel == rel || t.rel(k) == rel {
				return k
			}
		}
	}
	return -1
}

// span returns the tokens of i and all that depends on it.
func (t *tree) span(i int) phrase {
	p := phrase{i, i + 1}
	for _, k := range t.kids[i] {
		s := t.span(k)
		p.first, p.last = min(p.first, s.first), max(p.last, s.last)
	}
	return p
}

// nounPhrase returns the tokens of the noun i with its determiners, modifiers
// and complements, without descriptions set off by commas and relative clauses.
func (t *tree) nounPhrase(i int) phrase {
	p := phrase{i, i + 1}
	for _, k := range t.kids[i] {
		switch rel := t.rel(k); rel {
		case "acl", "parataxis", "advcl", "punct", "cc", "conj", "dep", "list", "orphan", "ccomp", "cop", "mark", "aux", "advmod", "nsubj", "obl":
			continue
		case "appos":
			if k > i && t.doc.Word(k-1) == "," || t.span(k).first > p.last {
				continue // "Pruitt, the attorney general"
			}
		}
		s := t.span(k)
		for c := s.first; c < s.last; c++ { // "the mayor of Ghent, who …"
			if w := t.doc.Word(c); c > i && (w == "," || w == "(" || isQuoteMark(w)) {
				s.last = c
				break
			}
		}
		p.first, p.last = min(p.first, s.first), max(p.last, s.last)
	}
	return p
}

// subject returns the noun phrase that does the saying of the verb at token v,
// and all that depends on its noun: the verb's own subject, or the one it shares
// with the verb it is joined to or depends on; for a passive, its agent.
func (t *tree) subject(v int) (np, whole phrase) {
	const deepest = 4 // verbs on the way to the one with the subject
	for i := range deepest {
		shared := i > 0 // "was arrested and said"
		if s := t.child(v, "nsubj"); s >= 0 && (shared || t.doc.Tokens[s].Rel != "nsubj:pass" || !t.passive(v)) {
			if !strings.HasPrefix(t.doc.Tokens[s].Tag, "W") {
				return t.nounPhrase(s), t.span(s)
			}
			if t.rel(v) != "acl" { // a relative pronoun stands for the noun before
				return phrase{}, phrase{}
			}
		}
		if a := t.child(v, "obl:agent"); a >= 0 {
			p := t.nounPhrase(a)
			if p.first < p.last && t.doc.Word(p.first) == "by" {
				p.first++
			}
			return p, t.span(a)
		}
		head := t.doc.Tokens[v].Head
		if head < 0 || t.passive(v) {
			break
		}
		switch t.rel(v) {
		case "conj", "xcomp", "advcl", "parataxis":
			v = head
		case "acl":
			return t.nounPhrase(head), t.span(head)
		default:
			return phrase{}, phrase{}
		}
	}
	return phrase{}, phrase{}
}

// passive reports whether the verb at token v is in the passive. "He's said" is
// not, where what he said follows.
func (t *tree) passive(v int) bool {
	if t.child(v, "nsubj:pass", "aux:pass") < 0 {
		return false
	}
	aux := t.child(v, "aux:pass")
	if aux < 0 || strings.Trim(t.doc.Word(aux), "'’") != "s" || v+1 >= len(t.doc.Tokens) {
		return true
	}
	next := t.doc.Word(v + 1)
	return next == "by" || next == "to" || next == "a" || t.child(v, "ccomp") < 0 && next != "that"
}

// content returns the clause that the verb at token v reports, if it follows
// the verb: the tokens of its ccomp, with its conjunction.
func (t *tree) content(v int) phrase {
	for _, k := range t.kids[v] {
		if k < v || t.rel(k) != "ccomp" {
			continue
		}
		if p := t.span(k); p.first > v {
			return p
		}
	}
	return phrase{}
}
