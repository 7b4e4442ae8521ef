package syntax

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A Sentence is words, with their gazetteer marks, their Penn Treebank tags,
// heads (indices of words, -1 for the root) and relations, and, where they are
// known, the labels of names.
type Sentence struct {
	Words []word.Word
	Tags  []string
	Heads []int
	Rels  []string
	Names []uint8
}

// Options of training.
type Options struct {
	Sizes
	Labels int // of names
	Epochs int
	Batch  int // sentences
	Seed   uint64
	Rate   float64 // of learning, at its highest
	// The shares left out at random: of features of words, of their vectors,
	// of what goes between layers, from step to step, and into the scores.
	Feature, Input, Layer, Recurrent, Hidden float64
	// Form is how readily the form of a word is taken for unknown: in
	// Form/(Form+n) of the cases, where n is how often it was seen.
	Form float64
	Log  io.Writer                    // told of progress, if not nil
	Each func(epoch int, data []byte) // called with the model file after an epoch, if not nil
}

// Workers is the number of parts of a batch: fixed, so that sums, and with
// them models, do not depend on the machine's processors.
const workers = 2

// A learner is a model in training.
type learner struct {
	o       Options
	tags    []string
	rels    []string
	classes map[uint64]uint16
	vocab   map[uint64]int32
	emb     []float32
	net     *net
	workers [workers]worker
	back    transposed
	dense   []adam
	sparse  adam
	steps   int
}

// Train learns a model and returns its file. Equal arguments give equal files.
func Train(ss []Sentence, o Options) []byte {
	l := newLearner(ss, o)
	es := l.examples(ss)
	rng := rand.New(rand.NewPCG(o.Seed, 2))
	total := o.Epochs * ((len(es) + o.Batch - 1) / o.Batch)
	for epoch := range o.Epochs {
		loss, tokens := 0.0, 0
		for _, batch := range batches(es, o.Batch, rng) {
			loss += l.learn(batch, rate(l.steps, total, o.Rate))
			for _, e := range batch {
				tokens += len(e.heads)
			}
		}
		if o.Log != nil {
			fmt.Fprintf(o.Log, "epoch %d: loss %.4f\n", epoch+1, loss/float64(tokens))
		}
		if o.Each != nil {
			o.Each(epoch+1, l.Bytes())
		}
	}
	return l.Bytes()
}

// rate rises over the first steps and then falls to nothing.
func rate(step, total int, top float64) float64 {
	const warm = 500
	if step < warm {
		return top * float64(step+1) / warm
	}
	return top * (1 - float64(step)/float64(total))
}

// batches cuts the examples, in random order, into batches.
func batches(es []*example, size int, rng *rand.Rand) [][]*example {
	es = slices.Clone(es)
	rng.Shuffle(len(es), func(i, j int) { es[i], es[j] = es[j], es[i] })
	var out [][]*example
	for b := range slices.Chunk(es, size) {
		out = append(out, b)
	}
	return out
}

func newLearner(ss []Sentence, o Options) *learner {
	l := &learner{o: o, vocab: map[uint64]int32{}}
	l.classes = classes(ss)
	l.tags, l.rels = names(ss, func(s *Sentence) []string { return s.Tags }), names(ss, func(s *Sentence) []string { return s.Rels })
	counts := l.count(ss)
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	rows := len(l.vocab) + 1
	l.emb = make([]float32, rows*o.Word)
	for i := range l.emb {
		l.emb[i] = float32(rng.NormFloat64()) * 0.1
	}
	out := outputs{len(l.tags), len(l.rels), o.Labels}
	ts := o.shapes(out)
	for i := range ts {
		t := &ts[i]
		t.w = make([]float32, t.rows*t.cols)
		if t.rows == 1 {
			if i == arcRoot || i == relRoot {
				for k := range t.w {
					t.w[k] = float32(rng.NormFloat64()) * 0.1
				}
			}
			continue
		}
		limit := math.Sqrt(6 / float64(t.rows+t.cols))
		for k := range t.w {
			t.w[k] = float32((2*rng.Float64() - 1) * limit)
		}
	}
	for layer := range o.Layers {
		for d := range 2 { // remember at first
			b := ts[lstm(layer, d, lstmB)].w
			for k := range o.Units {
				b[o.Units+k] = 1
			}
		}
	}
	l.net = newNet(o.Sizes, ts, out)
	l.back.pack(l.net)
	for k := range l.workers {
		w := &l.workers[k]
		*w = worker{net: l.net, emb: l.emb, o: &l.o, rng: rand.New(rand.NewPCG(o.Seed, uint64(10+k)))}
		w.known = make([]float32, rows)
		for r, c := range counts {
			w.known[r] = float32(o.Form / (o.Form + float64(c)))
		}
		for i := range ts {
			w.grads = append(w.grads, make([]float32, len(ts[i].w)))
		}
		w.demb = make([]float32, len(l.emb))
		w.is = make([]bool, rows)
	}
	for i := range ts {
		l.dense = append(l.dense, newAdam(len(ts[i].w)))
	}
	l.sparse = newAdam(len(l.emb))
	return l
}

// names returns the sorted names that occur.
func names(ss []Sentence, of func(*Sentence) []string) []string {
	seen := map[string]bool{}
	var out []string
	for i := range ss {
		for _, n := range of(&ss[i]) {
			if !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return out
}

// count sets the classes of the words, and makes the vocabulary of the
// features seen often enough. It returns the counts of its rows.
func (l *learner) count(ss []Sentence) []int {
	counts := map[uint64]int{}
	forms := map[uint64]bool{}
	var order, ks []uint64
	for i := range ss {
		for j := range ss[i].Words {
			w := &ss[i].Words[j]
			w.Class = uint64(l.classes[w.Lower])
			ks = keys(ks[:0], w)
			forms[ks[0]] = true
			for _, k := range ks {
				if counts[k]++; counts[k] == 1 {
					order = append(order, k)
				}
			}
		}
	}
	rows := []int{0}
	for _, k := range order {
		least := 5
		if forms[k] {
			least = 2
		}
		if counts[k] >= least {
			l.vocab[k] = int32(len(rows))
			rows = append(rows, counts[k])
		}
	}
	return rows
}

func (l *learner) examples(ss []Sentence) []*example {
	out := make([]*example, 0, len(ss))
	var ks []uint64
	for i := range ss {
		s := &ss[i]
		e := &example{heads: s.Heads, names: s.Names}
		for j := range s.Words {
			ks = keys(ks[:0], &s.Words[j])
			rows := []int32{l.vocab[ks[0]]}
			for _, k := range ks[1:] {
				if r := l.vocab[k]; r != 0 {
					rows = append(rows, r)
				}
			}
			e.rows = append(e.rows, rows)
			t, _ := slices.BinarySearch(l.tags, s.Tags[j])
			r, _ := slices.BinarySearch(l.rels, s.Rels[j])
			e.tags, e.rels = append(e.tags, uint8(t)), append(e.rels, uint8(r))
		}
		out = append(out, e)
	}
	return out
}

// learn makes one step on a batch and returns its loss.
func (l *learner) learn(batch []*example, rate float64) float64 {
	tokens := 0
	for _, e := range batch {
		tokens += len(e.heads)
	}
	var wg sync.WaitGroup
	half := len(batch) / 2
	for k, part := range [workers][]*example{batch[:half], batch[half:]} {
		if len(part) > 0 {
			wg.Go(func() { l.workers[k].step(part, &l.back, 1/float32(tokens)) })
		}
	}
	wg.Wait()
	l.update(rate)
	l.net.pack()
	l.back.pack(l.net)
	loss := 0.0
	for k := range l.workers {
		loss += l.workers[k].loss
		l.workers[k].loss = 0
	}
	return loss
}

// classes numbers, for every lower-case word seen often enough, the set of
// tags it takes.
func classes(ss []Sentence) map[uint64]uint16 {
	counts := map[uint64]map[string]int{}
	for _, s := range ss {
		for i := range s.Words {
			h := s.Words[i].Lower
			if counts[h] == nil {
				counts[h] = map[string]int{}
			}
			counts[h][s.Tags[i]]++
		}
	}
	out := map[uint64]uint16{}
	for h, c := range counts {
		n := 0
		for _, k := range c {
			n += k
		}
		if n < 4 {
			continue
		}
		var tags []string
		for t, k := range c {
			if k*50 >= n {
				tags = append(tags, t)
			}
		}
		slices.Sort(tags)
		out[h] = uint16(classOf(strings.Join(tags, " ")))
	}
	return out
}

// classOf returns the number of a set of tags, sorted and joined by spaces.
func classOf(tags string) uint32 { return uint32(perceptron.String(tags))&0xffff | 1 }
