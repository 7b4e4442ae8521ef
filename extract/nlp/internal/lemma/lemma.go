// Package lemma finds the dictionary forms of words: [Table.Of].
package lemma

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
)

//go:embed irregular.txt
var irregularData string

// irregular holds the past forms of irregular verbs, which a treebank of
// limited size lacks or, now and then, has wrong.
var irregular = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range lexicon.Entries(irregularData) {
		form, of, _ := strings.Cut(line, " ")
		out[form] = of
	}
	return out
})

// A Table holds the words that the rules get wrong and the verbs by which they
// choose between "hop" and "hope".
type Table struct {
	exceptions map[string]string // form and class
	verbs      map[string]bool
}

// Open reads a table: lines of form, class and lemma, and of a verb alone.
func Open(data string) (*Table, error) {
	t := &Table{exceptions: map[string]string{}, verbs: map[string]bool{}}
	for line := range strings.Lines(data) {
		if line[0] == '#' {
			continue
		}
		switch f := strings.Fields(line); len(f) {
		case 0:
		case 1:
			t.verbs[f[0]] = true
		case 3:
			t.exceptions[f[0]+" "+f[1]] = f[2]
		default:
			return nil, fmt.Errorf("lemmas: %w: line %q", perceptron.ErrModel, line)
		}
	}
	if len(t.exceptions) == 0 {
		return nil, fmt.Errorf("lemmas: %w: no entries", perceptron.ErrModel)
	}
	return t, nil
}

// Class returns the class of inflection of a Penn Treebank tag, empty for
// words that are not inflected.
func Class(tag string) string {
	switch tag {
	case "NNS":
		return "s"
	case "NNPS":
		return "P"
	case "VBD", "VBN":
		return "d"
	case "VB", "VBP", "VBZ", "VBG", "MD":
		return tag
	case "JJR":
		return "r"
	case "JJS":
		return "t"
	case "RBR", "RBS", "PRP", "PRP$", "DT", "RB", "WP", "POS", "NN", "JJ", "IN", "EX":
		return tag
	}
	return ""
}

// Of returns the lemma of a word with this tag. It does not allocate when the
// lemma is the word itself or listed.
func (t *Table) Of(form, tag string) string {
	if strings.HasPrefix(tag, "NNP") {
		if tag == "NNPS" && len(form) > 3 && strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss") {
			return plural(form)
		}
		return form
	}
	low := strings.ToLower(form)
	class := Class(tag)
	if class == "d" {
		if e, ok := irregular()[low]; ok {
			return e
		}
	}
	if e, ok := t.exceptions[low+" "+class]; ok {
		return e
	}
	return t.rule(low, tag)
}

// rule applies the regular inflections.
func (t *Table) rule(low, tag string) string {
	switch tag {
	case "NNS", "VBZ":
		return plural(low)
	case "VBG":
		return t.verb(low, "ing")
	case "VBD", "VBN":
		return t.verb(low, "ed")
	case "JJR", "RBR":
		return degree(low, "er")
	case "JJS", "RBS":
		return degree(low, "est")
	}
	return low
}

// plural takes off the s of a noun's plural or a verb's third person.
func plural(s string) string {
	n := len(s)
	switch {
	case n < 3 || !strings.HasSuffix(s, "s") || strings.HasSuffix(s, "ss"):
		return s
	case s == "series", s == "species", s == "news":
		return s
	case strings.HasSuffix(s, "ies") && n > 4:
		return s[:n-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"), strings.HasSuffix(s, "zzes"), strings.HasSuffix(s, "oes") && n > 4:
		return s[:n-2]
	}
	return s[:n-1]
}

// verb takes off -ed or -ing, and undoes what the ending did to the stem.
func (t *Table) verb(s, ending string) string {
	stem, ok := strings.CutSuffix(s, ending)
	if !ok || !strings.ContainsAny(stem, "aeiouy") || len(stem) < 2 {
		return s
	}
	switch {
	case strings.HasSuffix(stem, "i") && ending == "ed":
		return stem[:len(stem)-1] + "y"
	case strings.HasSuffix(stem, "e") && ending == "ed":
		return stem + "e" // "freed", "agreed"
	case strings.HasSuffix(stem, "ee"), strings.HasSuffix(stem, "oo"):
		return stem // "freeing"
	}
	n := len(stem)
	double := n > 2 && stem[n-1] == stem[n-2]
	switch {
	case t.verbs[stem+"e"] && (!t.verbs[stem] || doubles(stem)):
		return stem + "e"
	case t.verbs[stem]:
		return stem
	case double && t.verbs[stem[:n-1]]:
		return stem[:n-1]
	case double && !strings.ContainsAny(stem[n-1:], "lsfz"):
		return stem[:n-1]
	case double && n > 5 && (strings.HasSuffix(stem, "ell") || strings.HasSuffix(stem, "oll")):
		return stem[:n-1] // "expelled", "controlled"
	case silent(stem):
		return stem + "e"
	}
	return stem
}

// doubles reports whether a stem ends as those do that double their last
// letter before an ending: "hop", "stop".
func doubles(s string) bool {
	n := len(s)
	return n > 2 && strings.ContainsRune("aeiou", rune(s[n-2])) && !strings.ContainsRune("aeiou", rune(s[n-3])) && !strings.ContainsRune("aeiouwxy", rune(s[n-1]))
}

// silent reports whether an unknown verb's stem has lost an e.
func silent(s string) bool {
	for _, e := range []string{"at", "iz", "is", "v", "c", "dg", "rg", "ng", "ut", "ur", "us", "uc", "ag", "bl", "tl", "dl", "gl", "pl", "kl", "fl"} {
		if strings.HasSuffix(s, e) {
			return e != "ng" || strings.HasSuffix(s, "ang") && len(s) > 4
		}
	}
	return false
}

func degree(s, ending string) string {
	stem, ok := strings.CutSuffix(s, ending)
	if !ok || len(stem) < 2 {
		return s
	}
	n := len(stem)
	switch {
	case stem[n-1] == 'i':
		return stem[:n-1] + "y"
	case n > 2 && stem[n-1] == stem[n-2] && !strings.ContainsAny(stem[n-1:], "ls"):
		return stem[:n-1]
	case strings.HasSuffix(stem, "rg") || strings.HasSuffix(stem, "v") || strings.HasSuffix(stem, "c") || strings.HasSuffix(stem, "pl") || strings.HasSuffix(stem, "at") && n > 3 && !strings.HasSuffix(stem, "eat"):
		return stem + "e"
	}
	return stem
}
