package dep

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

func words(s string) []word.Word {
	var ws []word.Word
	for _, w := range strings.Fields(s) {
		ws = append(ws, word.Of(w))
	}
	return ws
}

// treebank is four small sentences, many times.
func treebank() []Sentence {
	var ss []Sentence
	for range 5 {
		ss = append(ss,
			Sentence{words("the dog barks"), []string{"DT", "NN", "VBZ"}, []int{1, 2, -1}, []string{"det", "nsubj", "root"}},
			Sentence{words("she saw the cat"), []string{"PRP", "VBD", "DT", "NN"}, []int{1, -1, 3, 1}, []string{"nsubj", "root", "det", "obj"}},
			Sentence{words("go !"), []string{"VB", "."}, []int{-1, 0}, []string{"root", "punct"}},
			Sentence{words("the cat saw a dog"), []string{"DT", "NN", "VBD", "DT", "NN"}, []int{1, 2, -1, 4, 2}, []string{"det", "nsubj", "root", "det", "obj"}})
	}
	return ss
}

func TestProjective(t *testing.T) {
	// 1 and 3 cross 2 and 4: the shorter arc is lifted
	h := []int{0, 3, 4, 5, 3}
	got := projective(h)
	for d := 1; d < len(got); d++ {
		for k := min(d, got[d]) + 1; k < max(d, got[d]); k++ {
			if got[k] < min(d, got[d]) || got[k] > max(d, got[d]) {
				t.Fatalf("%v still crosses", got)
			}
		}
	}
}

func TestOracle(t *testing.T) {
	for _, x := range treebank()[:4] {
		var s sentence
		s.prepare(x.Words, x.Tags)
		h := s.plain(x.Heads)
		var a arena
		a.reset()
		at := int32(0)
		acts := oracle(projective(h[:s.n+1]), s.rels(x.Rels))
		for _, act := range acts {
			if !a.states[at].legal(int(act), s.n) {
				t.Fatalf("action %d is not legal", act)
			}
			at = a.apply(at, act, 0)
		}
		got := make([]int, len(h))
		a.heads(at, got)
		if !slices.Equal(got, h) {
			t.Errorf("heads %v, want %v", got, h)
		}
		if len(acts) != 2*s.n {
			t.Errorf("%d actions for %d words", len(acts), s.n)
		}
	}
}

func TestMarks(t *testing.T) {
	// "Ode , who ( it is said ) fell , rose ."
	tags := strings.Fields("NNP , WP -LRB- PRP VBZ VBN -RRB- VBD , VBD .")
	heads := []int{10, 0, 8, 0, 6, 6, 8, 0, 0, 0, -1, 0}
	want := []int{10, 0, 8, 6, 6, 6, 8, 6, 0, 0, -1, 10}
	free := make([]bool, len(tags))
	ws := words(strings.Join(tags, " "))
	for i := range tags {
		free[i] = mark(tags[i], &ws[i])
	}
	new(Scratch).marks(heads, free, tags)
	if !slices.Equal(heads, want) {
		t.Errorf("%v, want %v", heads, want)
	}
}

func TestTrainAndParse(t *testing.T) {
	ss := treebank()
	data := Bytes(Train(ss, 6, 4, 5000, 1), TrainLabels(ss, 6, 1), 0, 1)
	p, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var x Scratch
	for _, s := range ss[:4] {
		heads, rels := p.Parse(nil, nil, s.Words, s.Tags, &x)
		if !slices.Equal(heads, s.Heads) {
			t.Errorf("heads %v, want %v", heads, s.Heads)
		}
		for i, r := range rels {
			if p.Rels[r] != s.Rels[i] {
				t.Errorf("relation %s, want %s", p.Rels[r], s.Rels[i])
			}
		}
	}
	if h, _ := p.Parse(nil, nil, nil, nil, &x); len(h) != 0 {
		t.Error(h)
	}
	for _, bad := range []string{"", string(data[:200]), string(data[:len(data)-1]) + "x"} {
		if _, err := Open(bad); !errors.Is(err, perceptron.ErrModel) {
			t.Error(err)
		}
	}
}
