// Package dep parses sentences into trees of Universal Dependencies:
// [Parser.Parse]; [Train] and [TrainLabels] learn the two halves of a parser.
//
// Heads are found by an arc-hybrid transition parser with beam search, a
// structured perceptron trained with updates at the worst violation (Zhang and
// Nivre 2011; Huang, Fayong and Guo 2012). Relations are then named from the
// whole tree, top down.
package dep

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A Parser is read in place from its model file and safe for concurrent use.
type Parser struct {
	Rels  []string
	arcs  *arcs
	label *perceptron.Table
	sure  *perceptron.Dict // of parts of arcs: the relation they always have, plus 1
	punct uint8            // index of the relation of marks
}

// Open reads a model file written by [Bytes].
func Open(data string) (*Parser, error) {
	s, err := perceptron.Open(data, "PARS", 4)
	if err != nil {
		return nil, err
	}
	p := &Parser{Rels: strings.Split(s[0], "\n")}
	i := slices.Index(p.Rels, "punct")
	if i < 0 {
		return nil, fmt.Errorf("parser: %w: no relation of marks", perceptron.ErrModel)
	}
	p.punct = uint8(i)
	if p.arcs, err = openArcs(s[1]); err != nil {
		return nil, fmt.Errorf("parser: %w", err)
	}
	if p.label, err = perceptron.OpenTable(s[2], len(p.Rels)); err != nil {
		return nil, fmt.Errorf("parser: %w", err)
	}
	if p.sure, err = perceptron.OpenDict(s[3]); err != nil {
		return nil, fmt.Errorf("parser: %w", err)
	}
	return p, nil
}

// Bytes returns the model file of a parser's two halves, without the labeler's
// weights below min or features updated fewer than updates times.
func Bytes(d *Draft, l *Labeler, min float64, updates int) []byte {
	weights, _ := l.trainer.Freeze(min, updates)
	f := perceptron.File{Kind: "PARS", Sections: []string{strings.Join(l.rels, "\n"), string(d.t.freeze()), string(weights), string(perceptron.DictBytes(l.sure))}}
	return f.Bytes()
}

// The width of the search: at most this many states, none further behind the
// best than the margin, in units of the weights. Wider gains nothing; the
// margin doubles the speed.
const (
	beamSize   = 8
	beamMargin = 200
)

// A Scratch is the memory of one parse, for reuse by one goroutine.
type Scratch struct {
	beam   beam
	s      sentence
	t      tree
	f      word.Features
	scores []int32
	heads  []int
	free   []bool
	pairs  []int
	stack  []int
}

// Parse appends the heads of a sentence's words to heads (indices into ws, -1
// for the root) and their relations, as indices into Rels, to rels. The words'
// tags are Penn Treebank tags.
func (p *Parser) Parse(heads []int, rels []uint8, ws []word.Word, tags []string, x *Scratch) ([]int, []uint8) {
	n := len(ws)
	if n == 0 {
		return heads, rels
	}
	x.s.prepare(ws, tags)
	x.beam.margin = beamMargin
	end := x.beam.search(p.arcs, &x.s, beamSize, nil)
	x.heads = sized(x.heads, x.s.n+2)
	x.beam.heads(end, x.heads)
	x.t.link(x.heads)
	p.name(x)
	// back to all tokens
	at := len(heads)
	x.free = sized(x.free, n)
	for i := range n {
		heads, rels = append(heads, -1), append(rels, p.punct)
		x.free[i] = true
	}
	for k, i := range x.s.words {
		x.free[i] = false
		if h := x.heads[k+1]; h <= x.s.n {
			heads[at+int(i)] = int(x.s.words[h-1])
		}
		rels[at+int(i)] = x.t.rels[k+1] - 1
	}
	x.marks(heads[at:], x.free, tags)
	return heads, rels
}

// name sets the relations of x's tree.
func (p *Parser) name(x *Scratch) {
	x.scores = sized(x.scores, len(p.Rels))
	x.t.visit(func(d int) {
		for _, k := range parts(&x.s, &x.t, d) {
			if r := p.sure.Get(k); r != 0 {
				x.t.rels[d] = uint8(r)
				return
			}
		}
		relation(&x.f, &x.s, &x.t, d)
		p.label.Score(x.f.Hashes, x.scores)
		best := 0
		for k, v := range x.scores {
			if v > x.scores[best] {
				best = k
			}
		}
		x.t.rels[d] = uint8(best + 1)
	})
}
