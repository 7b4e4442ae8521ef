// Package syntax tags sentences with Penn Treebank tags and parses them into
// trees of Universal Dependencies: [Model.Read]; [Train] learns a model.
//
// One network does both: layers of LSTMs in both directions over sums of
// vectors of the words' features; from them tags, the scores of all arcs by a
// biaffine product, and the relations of the best tree (Kiperwasser and
// Goldberg 2016; Dozat and Manning 2017).
package syntax

import (
	"math"
	"slices"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A Model is safe for concurrent use.
type Model struct {
	Tags, Rels []string
	Labels     int              // of names
	classes    *perceptron.Dict // of lower-case words
	vocab      *perceptron.Dict // rows of features
	vectors    vectors
	net        *net
	loose      uint8 // the relation of a piece of a long sentence to the first
}

// MaxSentence is the number of words that are read as one sentence. Longer
// ones are read in pieces, the roots of which depend on the first's.
const MaxSentence = 200

const (
	batchWords = 400  // about so many words are read at a time
	cacheWords = 2048 // so many words' gates are kept
)

// A Scratch is the memory of a reading, for reuse by one goroutine.
type Scratch struct {
	pass   pass
	trees  trees
	pieces [][2]int
	batch  [][2]int // pieces as ranges of the batch's own tokens
	heads  []int
	cache  cache
}

// A Result is what a model reads off words.
type Result struct {
	Tags  []uint8   // indices into Model.Tags
	Heads []int     // indices of words, -1 for the root
	Rels  []uint8   // indices into Model.Rels
	Names []float32 // of every word the logarithms of the probabilities of Model.Labels labels
}

func (r *Result) resize(n, labels int) {
	r.Tags, r.Heads, r.Rels, r.Names = grow(r.Tags, n), grow(r.Heads, n), grow(r.Rels, n), grow(r.Names, n*labels)
}

// proper are the classes of words that are only ever names.
var proper = [...]uint32{classOf("NNP"), classOf("NNP NNPS"), classOf("NNPS")}

// Common reports whether a lower-case word is known, and not as a name only.
func (m *Model) Common(lower uint64) bool {
	c := m.classes.Get(lower)
	return c != 0 && c != proper[0] && c != proper[1] && c != proper[2]
}

// Read sets r to what it reads off the words of sentences, which are ranges of
// ws that follow each other. The words' gazetteer marks must have been set;
// their classes are set.
func (m *Model) Read(ws []word.Word, sentences [][2]int, r *Result, x *Scratch) {
	r.resize(len(ws), m.Labels)
	x.pieces = x.pieces[:0]
	for _, s := range sentences {
		for i := s[0]; i < s[1]; i += MaxSentence {
			x.pieces = append(x.pieces, [2]int{i, min(i+MaxSentence, s[1])})
		}
		for i := s[0]; i < s[1]; i++ {
			ws[i].Class = uint64(m.classes.Get(ws[i].Lower))
		}
	}
	// sentences of like lengths go well side by side
	slices.SortStableFunc(x.pieces, func(a, b [2]int) int { return (b[1] - b[0]) - (a[1] - a[0]) })
	for rest := x.pieces; len(rest) > 0; {
		k, n := 0, 0
		for k < len(rest) && (k == 0 || n+rest[k][1]-rest[k][0] <= batchWords) {
			n += rest[k][1] - rest[k][0]
			k++
		}
		m.read(ws, rest[:k], n, r, x)
		rest = rest[k:]
	}
	for _, s := range sentences {
		if s[1]-s[0] > MaxSentence {
			m.join(r.Heads[s[0]:s[1]], r.Rels[s[0]:s[1]], s[0])
		}
	}
}

// read reads pieces of n words together.
func (m *Model) read(ws []word.Word, pieces [][2]int, n int, r *Result, x *Scratch) {
	p := &x.pass
	x.batch = x.batch[:0]
	x.cache.begin(n)
	at := 0
	for _, s := range pieces {
		x.batch = append(x.batch, [2]int{at, at + s[1] - s[0]})
		for i := s[0]; i < s[1]; i++ {
			x.cache.add(m, &ws[i])
		}
		at += s[1] - s[0]
	}
	p.order.Set(x.batch)
	m.run(p, &x.cache)
	x.heads = grow(x.heads, n)
	for k, s := range x.batch {
		m.net.score(p, s[0], s[1])
		found := x.trees.heads(s[1]-s[0], func(d, h int) float32 { return p.sent.scores.Row(d - 1)[h] })
		for i, h := range found {
			x.heads[s[0]+i] = s[0] + h - 1
			r.Heads[pieces[k][0]+i] = pieces[k][0] + h - 1
			if h == 0 {
				x.heads[s[0]+i], r.Heads[pieces[k][0]+i] = -1, -1
			}
		}
	}
	m.net.label(p, x.heads)
	for k, s := range x.batch {
		for i := range s[1] - s[0] {
			at := pieces[k][0] + i
			r.Tags[at] = uint8(bestOf(p.scores.Row(s[0] + i)[:len(m.Tags)]))
			r.Rels[at] = uint8(bestOf(p.rels.Row(s[0] + i)[:len(m.Rels)]))
			logShares(r.Names[at*m.Labels:(at+1)*m.Labels], p.names.Row(s[0]+i))
		}
	}
}

// scores runs the network on one sentence.
func (m *Model) scores(ws []word.Word, x *Scratch) *pass {
	x.cache.begin(len(ws))
	for i := range ws {
		ws[i].Class = uint64(m.classes.Get(ws[i].Lower))
		x.cache.add(m, &ws[i])
	}
	x.pass.order.Set([][2]int{{0, len(ws)}})
	m.run(&x.pass, &x.cache)
	return &x.pass
}

// run runs the network on the words added to c.
func (m *Model) run(p *pass, c *cache) {
	c.project(m.net)
	p.known, p.rows = &c.gates, c.rows
	m.net.run(p, len(c.rows))
}

// logShares sets d to the logarithms of the probabilities that scores stand for.
func logShares(d, scores []float32) {
	if len(d) == 0 {
		return
	}
	top := scores[bestOf(scores[:len(d)])]
	sum := float32(0)
	for i := range d {
		d[i] = scores[i] - top
		if d[i] > -20 {
			sum += float32(math.Exp(float64(d[i])))
		}
	}
	log := float32(math.Log(float64(sum)))
	for i := range d {
		d[i] -= log
	}
}

// join hangs the roots of the later pieces of a sentence below the first's.
// The sentence begins with word lo.
func (m *Model) join(heads []int, rels []uint8, lo int) {
	root := slices.Index(heads[:MaxSentence], -1)
	for i := MaxSentence; i < len(heads); i++ {
		if heads[i] < 0 {
			heads[i], rels[i] = lo+root, m.loose
		}
	}
}
