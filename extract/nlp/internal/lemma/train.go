package lemma

import (
	"slices"
	"strings"
)

// A Word is a form with its tag and lemma, as a treebank has it.
type Word struct{ Form, Tag, Lemma string }

// Train returns the lines of a table: the verbs among the words, and the forms
// whose most common lemma is not what the rules make of them.
func Train(words []Word) string {
	t := &Table{verbs: map[string]bool{}}
	counts := map[[2]string]map[string]int{} // form, and a tag for its class
	for _, w := range words {
		low := strings.ToLower(w.Form)
		if strings.HasPrefix(w.Tag, "NNP") || Class(w.Tag) == "" || w.Lemma == "_" || strings.ContainsAny(w.Lemma+low, " \t") {
			continue
		}
		if (w.Tag == "VB" || w.Tag == "VBP") && low == w.Lemma {
			t.verbs[low] = true
		}
		k := [2]string{low, w.Tag}
		if w.Tag == "VBN" {
			k[1] = "VBD"
		}
		if counts[k] == nil {
			counts[k] = map[string]int{}
		}
		counts[k][w.Lemma]++
	}
	lines := map[string]bool{}
	for v := range t.verbs {
		lines[v] = true
	}
	for k, c := range counts {
		lemma, n, rule := "", 0, t.rule(k[0], k[1])
		for l, m := range c {
			if m > n || m == n && (l == rule || lemma != rule && l < lemma) {
				lemma, n = l, m
			}
		}
		// A single case of an uninflected word is a slip of the pen.
		if inflected := len(Class(k[1])) == 1; lemma != rule && (inflected || n > 1) {
			lines[k[0]+" "+Class(k[1])+" "+lemma] = true
		}
	}
	out := make([]string, 0, len(lines))
	for l := range lines {
		out = append(out, l)
	}
	slices.Sort(out)
	return strings.Join(out, "\n") + "\n"
}
