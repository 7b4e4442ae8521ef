package event

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// mend returns doc with verbs that were taken for nouns put right: of "police
// shot and killed two" the analysis makes a compound, "police shot". A noun is
// such a verb when it is the form of one, people stand right before it as its
// modifier, and it is coordinated with a verb. doc itself is left as it is.
func mend(doc *nlp.Document) *nlp.Document {
	var t *tree
	for i := 1; i < len(doc.Tokens); i++ {
		x, people := doc.Tokens[i], doc.Tokens[i-1]
		verb := pasts[strings.ToLower(doc.Word(i))]
		if len(verb) == 0 || !isNoun(x.Tag) || people.Head != i || people.Rel != "compound" || !isNoun(people.Tag) {
			continue
		}
		if t == nil {
			c := *doc
			c.Tokens = slices.Clone(doc.Tokens)
			doc, t = &c, newTree(&c)
		}
		if !t.withVerb(i) {
			continue
		}
		doc.Tokens[i].Tag, doc.Tokens[i].Lemma = "VBD", verb[0]
		doc.Tokens[i-1].Rel = "nsubj"
		for _, k := range t.children[i] {
			switch t.rel(k) {
			case "det", "amod", "compound", "nummod":
				if k < i-1 {
					doc.Tokens[k].Head = i - 1
				}
			}
		}
	}
	return doc
}

// withVerb reports whether a finite verb or participle is coordinated with
// token i.
func (t *tree) withVerb(i int) bool {
	return slices.ContainsFunc(t.children[i], func(k int) bool {
		return t.rel(k) == "conj" && strings.HasPrefix(t.doc.Tokens[k].Tag, "VB") && t.doc.Tokens[k].Tag != "VBG"
	})
}
