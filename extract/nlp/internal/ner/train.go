package ner

import (
	"encoding/binary"
	"math"
	"math/rand"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A pass is one structured perceptron in training.
type pass struct {
	t           *perceptron.Trainer
	transitions []float32
	sums        []float64
	step        float64
	second      bool

	f      word.Features
	em     []float32
	feats  []uint64
	offs   []int
	search search[float32]
	out    []uint8
}

func newPass(second bool) *pass {
	return &pass{t: perceptron.NewTrainer(Labels), transitions: make([]float32, Labels*Labels), sums: make([]float64, Labels*Labels), step: 1, second: second}
}

// scores computes the features and scores of a sentence.
func (p *pass) scores(d *Document, c *context, ls []uint8, s [2]int, drop func([]uint64) []uint64) {
	p.em, p.feats, p.offs = p.em[:0], p.feats[:0], append(p.offs[:0], 0)
	c.caps = capitals(d.Words[s[0]:s[1]])
	for i := s[0]; i < s[1]; i++ {
		if !c.candidate(i) {
			p.offs = append(p.offs, len(p.feats))
			p.em = append(p.em, none32[:]...)
			continue
		}
		extract(&p.f, d, c, ls, s[0], s[1], i, p.second)
		hs := p.f.Hashes
		if drop != nil {
			hs = drop(hs)
		}
		p.feats = append(p.feats, hs...)
		p.offs = append(p.offs, len(p.feats))
		n := len(p.em)
		p.em = append(p.em, make([]float32, Labels)...)
		p.t.Score(hs, p.em[n:])
	}
}

// possible reports whether all names of a sentence that begins at token at are
// of candidates.
func (c *context) possible(gold []uint8, at int) bool {
	for i, l := range gold {
		if l != outside && !c.candidate(at+i) {
			return false
		}
	}
	return true
}

// A Draft is a recogniser in training.
type Draft struct{ first, second *pass }

// Options of training.
type Options struct {
	Epochs int
	Seed   int64
	Drop   float64
}

// Train learns a recogniser from documents with gold labels. The second pass
// learns from what first passes that have not seen the document find in it.
func Train(docs []*Document, o Options) *Draft {
	d := &Draft{first: train(docs, nil, o, false)}
	const folds = 4
	guess := make([][]uint8, len(docs))
	for k := range folds {
		var rest []*Document
		for i, x := range docs {
			if i%folds != k {
				rest = append(rest, x)
			}
		}
		p := train(rest, nil, Options{Epochs: (o.Epochs + 1) / 2, Seed: o.Seed + int64(k) + 1, Drop: o.Drop}, false)
		for i, x := range docs {
			if i%folds == k {
				c := &context{}
				c.reset(x)
				guess[i] = p.tag(x, c, nil)
			}
		}
	}
	o.Seed += 100
	d.second = train(docs, guess, o, true)
	return d
}

func train(docs []*Document, guess [][]uint8, o Options, second bool) *pass {
	p := newPass(second)
	type item struct{ doc, sentence int }
	var items []item
	contexts := make([]*context, len(docs))
	for i, d := range docs {
		contexts[i] = &context{}
		contexts[i].reset(d)
		if second {
			contexts[i].learn(d, guess[i])
		}
		for k := range d.Sentences {
			items = append(items, item{i, k})
		}
	}
	rng := rand.New(rand.NewSource(o.Seed))
	var drop func([]uint64) []uint64
	if o.Drop > 0 {
		drop = func(hs []uint64) []uint64 {
			k := 0
			for _, h := range hs {
				if rng.Float64() >= o.Drop {
					hs[k] = h
					k++
				}
			}
			return hs[:k]
		}
	}
	for range o.Epochs {
		rng.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		for _, it := range items {
			d, c := docs[it.doc], contexts[it.doc]
			s := d.Sentences[it.sentence]
			var ls []uint8
			if second {
				ls = guess[it.doc]
			}
			p.scores(d, c, ls, s, drop)
			p.out = p.search.best(p.out[:0], p.em, p.transitions)
			p.t.Step()
			p.step++
			gold := d.Gold[s[0]:s[1]]
			if !c.possible(gold, s[0]) {
				continue
			}
			for i, y := range p.out {
				if y != gold[i] {
					hs := p.feats[p.offs[i]:p.offs[i+1]]
					p.t.Add(hs, int(gold[i]), 1)
					p.t.Add(hs, int(y), -1)
				}
				if i > 0 && (y != gold[i] || p.out[i-1] != gold[i-1]) {
					p.add(gold[i-1], gold[i], 1)
					p.add(p.out[i-1], y, -1)
				}
			}
		}
	}
	p.t.Average()
	for i := range p.transitions {
		p.transitions[i] -= float32(p.sums[i] / p.step)
	}
	return p
}

func (p *pass) add(a, b uint8, v float32) {
	i := int(a)*Labels + int(b)
	p.transitions[i] += v
	p.sums[i] += p.step * float64(v)
}

func (p *pass) tag(d *Document, c *context, ls []uint8) []uint8 {
	var out []uint8
	for _, s := range d.Sentences {
		p.scores(d, c, ls, s, nil)
		out = p.search.best(out, p.em, p.transitions)
	}
	return out
}

// Merge adds o's weights to d's: the two then vote.
func (d *Draft) Merge(o *Draft) {
	for k, p := range []*pass{d.first, d.second} {
		q := []*pass{o.first, o.second}[k]
		p.t.Merge(q.t)
		for i := range p.transitions {
			p.transitions[i] += q.transitions[i]
		}
	}
}

// Bytes returns the recogniser's model file.
func (d *Draft) Bytes(min float64, updates int) []byte {
	f := perceptron.File{Kind: "NAME"}
	for _, p := range []*pass{d.first, d.second} {
		weights, unit := p.t.Freeze(min, updates)
		var tr []byte
		for _, v := range p.transitions {
			tr = binary.LittleEndian.AppendUint32(tr, uint32(int32(math.Round(float64(v)/unit))))
		}
		f.Sections = append(f.Sections, string(tr), string(weights))
	}
	return f.Bytes()
}
