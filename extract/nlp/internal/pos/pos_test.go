package pos

import (
	"errors"
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

func TestTrain(t *testing.T) {
	var ss []Sentence
	for range 6 {
		for _, x := range [][2]string{
			{"the dog barks .", "DT NN VBZ ."}, {"a cat sleeps .", "DT NN VBZ ."},
			{"dogs bark loudly .", "NNS VBP RB ."}, {"the cats sleep .", "DT NNS VBP ."},
		} {
			ss = append(ss, Sentence{words(x[0]), strings.Fields(x[1])})
		}
	}
	data := Train(ss, Options{Epochs: 8, Seed: 1}).Bytes(0, 1)
	if string(data) != string(Train(ss, Options{Epochs: 8, Seed: 1}).Bytes(0, 1)) {
		t.Error("two trainings differ")
	}
	tagger, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, id := range tagger.Tag(nil, words("the cat barks loudly ."), &Scratch{}) {
		got = append(got, tagger.Tags[id])
	}
	if g := strings.Join(got, " "); g != "DT NN VBZ RB ." {
		t.Error(g)
	}
	if cat, ode := word.Of("cat"), word.Of("ode"); !tagger.Common(cat.Lower) || tagger.Common(ode.Lower) {
		t.Error("cat is common, ode is not")
	}
	if got := tagger.Tag(nil, nil, &Scratch{}); len(got) != 0 {
		t.Error(got)
	}
	for _, bad := range []string{"", string(data[:100]), string(data[:len(data)-1]) + "x"} {
		if _, err := Open(bad); !errors.Is(err, perceptron.ErrModel) {
			t.Error(err)
		}
	}
}
