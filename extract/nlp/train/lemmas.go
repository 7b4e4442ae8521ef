package main

import (
	"fmt"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/lemma"
)

func trainLemmas(c config) error {
	ss, err := c.treebanks("ewt-train", "gum-train")
	if err != nil {
		return err
	}
	var ws []lemma.Word
	for _, s := range ss {
		for i := range s.words {
			ws = append(ws, lemma.Word{Form: s.words[i], Tag: s.tags[i], Lemma: s.lemmas[i]})
		}
	}
	head := "# Verbs, and words whose lemma does not follow the rules: form, class, lemma.\n" +
		"# From UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0).\n"
	return c.write("lemmas.txt", []byte(head+lemma.Train(ws)))
}

func evalLemmas(c config) error {
	data, err := c.read("lemmas.txt")
	if err != nil {
		return err
	}
	t, err := lemma.Open(data)
	if err != nil {
		return err
	}
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		ss, err := treebank(c.data, name)
		if err != nil {
			return err
		}
		ok, n := 0, 0
		wrong := map[string]int{}
		for _, s := range ss {
			for i := range s.words {
				n++
				if got := t.Of(s.words[i], s.tags[i]); got == s.lemmas[i] {
					ok++
				} else {
					wrong[s.words[i]+"/"+s.tags[i]+" "+got+" want "+s.lemmas[i]]++
				}
			}
		}
		fmt.Printf("%s: lemmas %.2f of %d\n", name, 100*float64(ok)/float64(n), n)
		for i, k := range byCount(wrong) {
			if i < 40 {
				fmt.Print(k, " ", wrong[k], " | ")
			}
		}
		fmt.Println()
	}
	return nil
}
