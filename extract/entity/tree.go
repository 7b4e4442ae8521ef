package entity

import (
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A tree is the dependency trees of a document, from heads to dependents.
type tree struct {
	doc   *nlp.Document
	from  []int // the dependents of token i are list[from[i]:from[i+1]], in the order of the text
	list  []int
	reach [][2]int // the first and last token of all that hangs on token i
}

func newTree(doc *nlp.Document) *tree {
	n := len(doc.Tokens)
	t := &tree{doc: doc, from: make([]int, n+2), list: make([]int, n), reach: make([][2]int, n)}
	for i, tok := range doc.Tokens {
		t.reach[i] = [2]int{i, i}
		if tok.Head >= 0 {
			t.from[tok.Head+2]++
		}
	}
	for i := 2; i < n+2; i++ {
		t.from[i] += t.from[i-1]
	}
	order := make([]int, 0, n) // heads before dependents
	for i, tok := range doc.Tokens {
		if tok.Head >= 0 {
			t.list[t.from[tok.Head+1]] = i
			t.from[tok.Head+1]++
		} else {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		order = append(order, t.kids(order[k])...)
	}
	for k := len(order) - 1; k >= 0; k-- {
		if i := order[k]; doc.Tokens[i].Head >= 0 {
			r := &t.reach[doc.Tokens[i].Head]
			r[0], r[1] = min(r[0], t.reach[i][0]), max(r[1], t.reach[i][1])
		}
	}
	return t
}

// kids returns the dependents of token i.
func (t *tree) kids(i int) []int { return t.list[t.from[i]:t.from[i+1]] }

// rel returns the relation of token i to its head, without its subtype.
func (t *tree) rel(i int) string {
	rel, _, _ := strings.Cut(t.doc.Tokens[i].Rel, ":")
	return rel
}

// kid returns the first dependent of i with the relation, or -1.
func (t *tree) kid(i int, rel string) int {
	for _, k := range t.kids(i) {
		if t.rel(k) == rel {
			return k
		}
	}
	return -1
}

// under returns the dependent of token h that token i hangs on or is, or -1.
func (t *tree) under(i, h int) int {
	for depth := 0; i >= 0 && depth < maxPhrase; depth++ {
		if t.doc.Tokens[i].Head == h {
			return i
		}
		i = t.doc.Tokens[i].Head
	}
	return -1
}

// top returns the token by which the tokens first to last hang in the tree.
func (t *tree) top(first, last int) int {
	for i := first; i < last; i++ {
		if h := t.doc.Tokens[i].Head; h < first || h >= last {
			return i
		}
	}
	return last - 1
}

// maxPhrase is how many tokens a phrase may have before its noun.
const maxPhrase = 15

// phrase returns the first token of the noun i's phrase: of its determiners
// and modifiers before it, without what is no part of the phrase when the noun
// is a predicate.
func (t *tree) phrase(i int) int {
	first := i
	ks := t.kids(i)
	for k := len(ks) - 1; k >= 0; k-- {
		if ks[k] > i {
			continue
		}
		switch t.rel(ks[k]) {
		case "det", "amod", "compound", "nummod", "nmod", "flat", "goeswith":
			if r := t.reach[ks[k]]; i-r[0] <= maxPhrase && r[1] < i && t.nominal(r[0], r[1]+1) {
				first = min(first, r[0])
			}
		}
	}
	for first < i && strings.Trim(t.doc.Word(first), "\"'“”‘’`–—-,(") == "" {
		first++
	}
	return first
}

// complement returns the token after the noun i's complements with a
// preposition, "of the guards' union", that stand right after it, or i+1.
func (t *tree) complement(i int) int {
	end := i + 1
	for _, k := range t.kids(i) {
		if k < end {
			continue
		}
		r := t.reach[k]
		if t.rel(k) != "nmod" || !is("link", t.doc.Word(r[0])) || r[0] != end || r[1]-i > maxPhrase || !t.nominal(r[0], r[1]+1) {
			break
		}
		for end = r[0]; end <= r[1] && (t.doc.Word(end) != "," || t.cityState(end)); end++ {
		}
	}
	return end
}

// cityState reports whether the comma at token i is within a place: "Irving,
// Texas".
func (t *tree) cityState(i int) bool {
	k := sort.Search(len(t.doc.Names), func(k int) bool { return t.doc.Names[k].Last > i })
	if k == 0 || k == len(t.doc.Names) {
		return false
	}
	city, state := t.doc.Names[k-1], t.doc.Names[k]
	return city.Last == i && state.First == i+1 && city.Type == nlp.Place && state.Type == nlp.Place
}

// nominal reports whether the tokens have no verb with a tense, no relative
// word and no mark but a comma in them.
func (t *tree) nominal(first, last int) bool {
	for i := first; i < last; i++ {
		switch tag := t.doc.Tokens[i].Tag; {
		case tag == "VB", tag == "VBD", tag == "VBP", tag == "VBZ", tag == "MD", strings.HasPrefix(tag, "W"), tag == ".", tag == ":", tag == "``", tag == "''":
			return false
		}
	}
	return true
}
