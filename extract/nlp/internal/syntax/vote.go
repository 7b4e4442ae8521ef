package syntax

import (
	"math"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/nn"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// Vote reads a sentence, of at most [MaxSentence] words, with several models
// that were trained on the same treebanks: the probabilities of tags, arcs and
// relations are averaged.
func Vote(models []*Model, ws []word.Word, xs []Scratch) Sentence {
	n := len(ws)
	arcs := make([]float32, n*(n+1))
	tags, rels := scoresOf(n, len(models[0].Tags)), scoresOf(n, len(models[0].Rels))
	for k, m := range models {
		p := m.scores(ws, &xs[k])
		m.net.score(p, 0, n)
		for i := range n {
			addShares(arcs[i*(n+1):(i+1)*(n+1)], p.sent.scores.Row(i))
			addShares(tags.Row(i), p.scores.Row(i))
		}
	}
	var t trees
	s := Sentence{Words: ws}
	for _, h := range t.heads(n, func(d, h int) float32 { return float32(math.Log(float64(arcs[(d-1)*(n+1)+h]) + 1e-9)) }) {
		s.Heads = append(s.Heads, h-1)
	}
	for k, m := range models {
		p := &xs[k].pass
		m.net.label(p, s.Heads)
		for i := range n {
			addShares(rels.Row(i), p.rels.Row(i))
		}
	}
	for i := range n {
		s.Tags = append(s.Tags, models[0].Tags[bestOf(tags.Row(i))])
		s.Rels = append(s.Rels, models[0].Rels[bestOf(rels.Row(i))])
	}
	return s
}

func scoresOf(rows, cols int) *nn.Matrix {
	return &nn.Matrix{Rows: rows, Cols: cols, Data: make([]float32, rows*cols)}
}

// addShares adds the probabilities that scores stand for to d.
func addShares(d, scores []float32) {
	top := scores[0]
	for _, s := range scores[:len(d)] {
		top = max(top, s)
	}
	sum := 0.0
	for _, s := range scores[:len(d)] {
		sum += math.Exp(float64(s - top))
	}
	for i := range d {
		d[i] += float32(math.Exp(float64(scores[i]-top)) / sum)
	}
}
