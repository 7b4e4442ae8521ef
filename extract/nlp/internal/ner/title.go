package ner

import (
	_ "embed"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

//go:embed data/titles.txt
var titleData string

// titles stand before persons' names.
var titles = hashes(titleData)

// hashes returns the hashes of the lower-case words of a list, one a line.
func hashes(data string) map[uint64]bool {
	m := map[uint64]bool{}
	for l := range lexicon.Entries(data) {
		m[word.Of(l).Lower] = true
	}
	return m
}

// Title reports whether w is a title, no part of a person's name: "Mr.",
// "President".
func Title(w *word.Word) bool { return titles[w.Lower] }

// trim takes titles off the beginnings of persons' names.
func trim(d *Document, ns []Name) {
	for i := range ns {
		n := &ns[i]
		for n.Type == Person && n.Last-n.First > 1 && Title(&d.Words[n.First]) {
			n.First++
		}
	}
}
