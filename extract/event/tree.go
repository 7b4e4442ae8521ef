package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A tree reads clauses off the dependency trees of a document: what the
// relations of Universal Dependencies say belongs to a verb, and who is meant
// where they leave it open (control, coordination, relative clauses).
type tree struct {
	doc      *nlp.Document
	children [][]int
	body     int // where the sentence being read begins behind its dateline
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

// prep returns the preposition before the phrase of token i, or "".
func (t *tree) prep(i int) string {
	if c := t.child(i, "case"); c >= 0 {
		return t.low(c)
	}
	return ""
}

// possessor returns the first possessor of noun i, or -1.
func (t *tree) possessor(i int) int {
	for _, k := range t.children[i] {
		if t.doc.Tokens[k].Rel == "nmod:poss" {
			return k
		}
	}
	return -1
}

// under returns the tokens that hang on token i by a relation, after a
// preposition.
func (t *tree) under(i int, rel, prep string) []int {
	var out []int
	for _, k := range t.children[i] {
		if t.rel(k) == rel && t.prep(k) == prep {
			out = append(out, k)
		}
	}
	return out
}

func (t *tree) low(i int) string { return strings.ToLower(t.doc.Word(i)) }

// clauses returns the clauses of a sentence in the order of their verbs.
func (t *tree) clauses(s nlp.Sentence) []*clause {
	t.body = t.doc.AfterDateline(s)
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

func isVerb(tag string) bool { return tag == "MD" || strings.HasPrefix(tag, "VB") }

// letters reports whether w is a word: taggers take odd marks for verbs.
func letters(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return unicode.IsLetter(r)
}

func isNoun(tag string) bool { return strings.HasPrefix(tag, "NN") }
