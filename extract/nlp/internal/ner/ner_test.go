package ner

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// document makes one of sentences whose names are written "[P:Jo Ode]".
func document(ss ...string) *Document {
	d := &Document{}
	for _, s := range ss {
		first := len(d.Words)
		typ := -1
		start := 0
		for _, w := range strings.Fields(s) {
			if w[0] == '[' {
				typ, start, w = strings.IndexByte("POLG", w[1]), len(d.Words), w[3:]
			}
			end := strings.HasSuffix(w, "]")
			d.Words = append(d.Words, word.Of(strings.TrimSuffix(w, "]")))
			d.Tags = append(d.Tags, 0)
			d.Gold = append(d.Gold, outside)
			if end {
				Label(d.Gold[start:], typ)
			}
		}
		d.Sentences = append(d.Sentences, [2]int{first, len(d.Words)})
	}
	return d
}

func TestLabels(t *testing.T) {
	d := document("[P:Jo Ann Ode] met [G:Odes] in [L:Old Ode]")
	got := names(nil, d.Gold, 0)
	want := []Name{{0, 3, Person}, {4, 5, Group}, {6, 8, Place}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestTrainAndFind(t *testing.T) {
	var docs []*Document
	for range 4 {
		docs = append(docs,
			document("[P:Jo Ode] lives in [L:Paris] .", "the firm [O:Ode Corp] said so ."),
			document("[P:Al Roe] works for [O:Roe Corp] in [L:Rome] .", "[G:Romans] like him ."))
	}
	draft := Train(docs, Options{Epochs: 6, Seed: 1})
	data := draft.Bytes(0, 1)
	r, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var x Scratch
	for _, d := range docs[:2] {
		var want []Name
		for _, s := range d.Sentences {
			want = names(want, d.Gold[s[0]:s[1]], s[0])
		}
		if got := r.Find(nil, d, &x); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	title := document("Mr. Jo Ode came .")
	ns := []Name{{0, 3, Person}}
	if trim(title, ns); ns[0].First != 1 {
		t.Error("the title is part of the name")
	}
	if got := r.Find(nil, &Document{}, &x); len(got) != 0 {
		t.Error(got)
	}
	for _, bad := range []string{"", string(data[:200]), string(data[:len(data)-1]) + "x"} {
		if _, err := Open(bad); !errors.Is(err, perceptron.ErrModel) {
			t.Error(err)
		}
	}
}
