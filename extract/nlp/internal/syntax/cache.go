package syntax

import (
	"github.com/newsgraph/newsgraph/extract/nlp/internal/nn"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A cache keeps what words contribute to the gates of the first layer, which
// does not depend on their sentences. It is of one model.
type cache struct {
	row   map[uint64]int32 // of words in gates
	gates [2]nn.Matrix     // with room for cacheWords
	rows  []int32          // of the words of the batch
	fresh nn.Matrix        // vectors of the words not in gates yet
	out   nn.Matrix
	keys  []uint64
}

// begin starts a batch of n words.
func (c *cache) begin(n int) {
	if c.row == nil || len(c.row)+n > cacheWords {
		c.row = make(map[uint64]int32, cacheWords)
	}
	c.rows = c.rows[:0]
	c.fresh.Rows, c.fresh.Data = 0, c.fresh.Data[:0]
}

// add adds a word to the batch.
func (c *cache) add(m *Model, w *word.Word) {
	k := perceptron.Mix(w.Form, uint64(w.Lexicon&(1<<marks-1)))
	r, ok := c.row[k]
	if !ok {
		r = int32(len(c.row))
		c.row[k] = r
		n := m.net.Word
		c.fresh.Cols = n
		c.fresh.Data = append(c.fresh.Data, make([]float32, n)...)
		v := c.fresh.Row(c.fresh.Rows)
		c.fresh.Rows++
		c.keys = keys(c.keys[:0], w)
		for i, f := range c.keys {
			if r := m.vocab.Get(f); r != 0 || i == 0 {
				m.vectors.add(v, int(r))
			}
		}
	}
	c.rows = append(c.rows, r)
}

// project sets the gates of the words added that were not there.
func (c *cache) project(n *net) {
	if c.fresh.Rows == 0 {
		return
	}
	at := len(c.row) - c.fresh.Rows
	for (len(c.fresh.Data)/n.Word)%nn.Block != 0 { // whole blocks
		c.fresh.Data = append(c.fresh.Data, make([]float32, n.Word)...)
	}
	for d := range c.gates {
		n.project(&c.out, &c.fresh, 0, d)
		g := &c.gates[d]
		if g.Data == nil {
			g.Resize(max(cacheWords, len(c.row)), 4*n.Units)
		}
		copy(g.Data[at*4*n.Units:], c.out.Data[:c.fresh.Rows*4*n.Units])
	}
}
