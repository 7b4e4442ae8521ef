package syntax

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// small sizes for tests.
var small = Sizes{Word: 32, Units: 32, Layers: 2, Tag: 32, Arc: 32, Rel: 32, Name: 32}

func sentenceOf(words, tags, rels string, heads ...int) Sentence {
	s := Sentence{Tags: strings.Fields(tags), Rels: strings.Fields(rels), Heads: heads}
	for _, w := range strings.Fields(words) {
		s.Words = append(s.Words, word.Of(w))
	}
	return s
}

var sentences = []Sentence{
	sentenceOf("The army denied it .", "DT NN VBD PRP .", "det nsubj root obj punct", 1, 2, -1, 2, 2),
	sentenceOf("It rained", "PRP VBD", "nsubj root", 1, -1),
	sentenceOf("Ministers said the river rose", "NNS VBD DT NN VBD", "nsubj root det nsubj ccomp", 1, -1, 3, 4, 1),
	sentenceOf("Go", "VB", "root", -1),
	sentenceOf("He left ; they stayed", "PRP VBD : PRP VBD", "nsubj root punct nsubj parataxis", 1, -1, 4, 4, 1),
}

func many(n int) []Sentence {
	var out []Sentence
	for range n {
		out = append(out, sentences...)
	}
	return out
}

func TestTrain(t *testing.T) {
	o := Options{Sizes: small, Epochs: 30, Batch: 5, Seed: 1, Rate: 0.005, Form: 0.1, Labels: 3}
	data := Train(many(8), o)
	if !bytes.Equal(data, Train(many(8), o)) {
		t.Error("two trainings differ")
	}
	m, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var ws []word.Word
	var spans [][2]int
	for _, s := range sentences {
		spans = append(spans, [2]int{len(ws), len(ws) + len(s.Words)})
		ws = append(ws, s.Words...)
	}
	var r Result
	m.Read(ws, spans, &r, &Scratch{})
	for k, s := range sentences {
		for i := range s.Words {
			at := spans[k][0] + i
			h := s.Heads[i]
			if h >= 0 {
				h += spans[k][0]
			}
			if r.Heads[at] != h || m.Tags[r.Tags[at]] != s.Tags[i] || m.Rels[r.Rels[at]] != s.Rels[i] {
				t.Errorf("sentence %d word %d: %s %d %s, want %s %d %s", k, i, m.Tags[r.Tags[at]], r.Heads[at], m.Rels[r.Rels[at]], s.Tags[i], h, s.Rels[i])
			}
		}
	}
}

// TestGradients compares the gradients with differences of the loss.
func TestGradients(t *testing.T) {
	l := newLearner(many(2), Options{Sizes: small, Epochs: 1, Batch: 5, Seed: 1, Rate: 0.001, Labels: 3})
	for i := range l.emb {
		l.emb[i] *= 20 // away from where the hidden layer bends
	}
	es := l.examples(sentences)
	es[1].names = []uint8{2, 0}
	w := &l.workers[0]
	loss := func() float64 {
		l.net.pack()
		w.loss = 0
		for _, g := range w.grads {
			clear(g)
		}
		clear(w.demb)
		w.step(es, &l.back, 1)
		return w.loss
	}
	loss()
	rng := rand.New(rand.NewPCG(1, 1))
	check := func(what string, i int, x *float32, got float32) {
		const d = 2e-3
		old := *x
		*x = old + d
		up := loss()
		*x = old - d
		down := loss()
		*x = old
		want := (up - down) / (2 * d)
		if math.Abs(want-float64(got)) > 2e-2*(1+math.Abs(want)) {
			t.Errorf("%s %d: gradient %.4f, want %.4f", what, i, got, want)
		}
	}
	var grads [][]float32
	for _, g := range w.grads {
		grads = append(grads, append([]float32(nil), g...))
	}
	demb := append([]float32(nil), w.demb...)
	for i := range l.net.tensors {
		for range 4 {
			k := rng.IntN(len(grads[i]))
			check("tensor", i, &l.net.tensors[i].w[k], grads[i][k])
		}
	}
	for range 10 {
		k := rng.IntN(len(demb))
		check("vector", k, &l.emb[k], demb[k])
	}
}

// A long sentence is read in pieces that make one tree, and takes others along.
func TestReadLong(t *testing.T) {
	m, err := Open(string(Train(many(2), Options{Sizes: small, Epochs: 1, Batch: 5, Seed: 1, Rate: 0.005, Labels: 3})))
	if err != nil {
		t.Fatal(err)
	}
	n := 2*MaxSentence + 7
	ws := make([]word.Word, n+3)
	for i := range ws {
		ws[i] = sentences[i%4].Words[0]
	}
	var r Result
	m.Read(ws, [][2]int{{0, 2}, {2, 2 + n}, {2 + n, 3 + n}}, &r, &Scratch{})
	var heads []int
	for _, h := range r.Heads[2 : 2+n] {
		if h >= 0 {
			h -= 2
		}
		heads = append(heads, h+1)
	}
	if !isTree(heads) {
		t.Errorf("no tree: %v", heads)
	}
	if len(r.Names) != 3*(n+3) {
		t.Errorf("%d scores of names", len(r.Names))
	}
}

func TestOpenDamaged(t *testing.T) {
	data := string(Train(many(1), Options{Sizes: small, Epochs: 1, Batch: 5, Seed: 1, Rate: 0.005, Labels: 3}))
	s, err := perceptron.Open(data, "SYNT", sections)
	if err != nil {
		t.Fatal(err)
	}
	for i := range s {
		for name, bad := range map[string]string{"empty": "", "half": s[i][:len(s[i])/2], "more": s[i] + "\x00\x01\x02"} {
			if i == tagSection && name != "empty" || i == relSection && name == "more" {
				continue // other names, which only the file's checksum tells
			}
			f := perceptron.File{Kind: "SYNT", Sections: append([]string(nil), s...)}
			f.Sections[i] = bad
			if _, err := Open(string(f.Bytes())); !errors.Is(err, perceptron.ErrModel) {
				t.Errorf("section %d %s: %v", i, name, err)
			}
		}
	}
}
