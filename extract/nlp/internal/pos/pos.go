// Package pos tags words with Penn Treebank tags: [Tagger.Tag] tags a
// sentence, [Train] learns a tagger.
//
// The tagger is an averaged perceptron that goes from left to right (Collins
// 2002, greedy). It knows the words to the right by the tags they took in
// training.
package pos

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A Tagger is read in place from its model file and safe for concurrent use.
type Tagger struct {
	Tags    []string
	weights *perceptron.Table
	classes *perceptron.Dict // of lower-case words: class and, above 16 bits, sure tag plus 1
}

// Open reads a model file written by [Draft.Bytes].
func Open(data string) (*Tagger, error) {
	s, err := perceptron.Open(data, "TAGS", 3)
	if err != nil {
		return nil, err
	}
	t := &Tagger{Tags: strings.Split(s[0], "\n")}
	if t.weights, err = perceptron.OpenTable(s[2], len(t.Tags)); err != nil {
		return nil, fmt.Errorf("tags: %w", err)
	}
	if t.classes, err = perceptron.OpenDict(s[1]); err != nil {
		return nil, fmt.Errorf("tags: %w", err)
	}
	return t, nil
}

// proper are the classes of words that are only ever names.
var proper = [...]uint32{classOf("NNP"), classOf("NNP NNPS"), classOf("NNPS")}

// Common reports whether a lower-case word is known, and not as a name only.
func (t *Tagger) Common(lower uint64) bool {
	c := t.classes.Get(lower) & 0xffff
	return c != 0 && c != proper[0] && c != proper[1] && c != proper[2]
}

// A Scratch is the memory of one tagging, for reuse by one goroutine.
type Scratch struct {
	features word.Features
	scores   []int32
	sure     []uint8
}

// Tag appends to dst the tags of a sentence, as indices into Tags. It sets the
// words' classes; their gazetteer marks must have been set.
func (t *Tagger) Tag(dst []uint8, ws []word.Word, x *Scratch) []uint8 {
	x.sure = x.sure[:0]
	for i := range ws {
		c := t.classes.Get(ws[i].Lower)
		ws[i].Class = uint64(c & 0xffff)
		if c >>= 16; ws[i].Upper {
			c = 0
		}
		x.sure = append(x.sure, uint8(c))
	}
	if x.scores == nil {
		x.scores = make([]int32, len(t.Tags))
	}
	t1, t2 := uint64(0), uint64(0)
	for i := range ws {
		best := int(x.sure[i]) - 1
		if best < 0 {
			extract(&x.features, ws, i, t1, t2)
			t.weights.Score(x.features.Hashes, x.scores)
			best = 0
			for k, v := range x.scores {
				if v > x.scores[best] {
					best = k
				}
			}
		}
		dst = append(dst, uint8(best))
		t2, t1 = t1, uint64(best+1)
	}
	return dst
}
