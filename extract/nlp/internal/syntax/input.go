package syntax

import (
	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// The kinds of features of a word, each a row of the table of vectors when it
// is known.
const (
	lowerKind = iota
	shapeKind
	shortKind
	classKind
	suffixKind // and four more
	prefixKind = suffixKind + 5
	markKind   = prefixKind + 4 // of lists of names, a kind a bit
)

// marks are the bits of the lists that the network reads: not the list of known
// organizations, which is for names alone.
const marks = 2 * gazetteer.KnownOrganization

// unknown is the row of a word whose form is not known.
const unknown = 0

// key is the key of a feature in the vocabulary.
func key(kind int, value uint64) uint64 {
	return perceptron.Mix(uint64(kind+1)*0x51ED2701, value)
}

// keys appends the keys of a word's features, its form first.
func keys(dst []uint64, w *word.Word) []uint64 {
	dst = append(dst, key(lowerKind, w.Lower), key(shapeKind, w.Shape), key(shortKind, w.Short))
	if w.Class != 0 {
		dst = append(dst, key(classKind, w.Class))
	}
	for k := 1; k <= 5; k++ {
		if w.Suffix[k] != 0 {
			dst = append(dst, key(suffixKind+k-1, w.Suffix[k]))
		}
	}
	for k := 1; k <= 4; k++ {
		if w.Prefix[k] != 0 {
			dst = append(dst, key(prefixKind+k-1, w.Prefix[k]))
		}
	}
	for b := range marks {
		if w.Lexicon>>b&1 == 1 {
			dst = append(dst, key(markKind+b, 1))
		}
	}
	return dst
}
