// Package ner finds names of persons, organisations, places and groups:
// [Recognizer.Find]; [Train] learns a recogniser.
//
// It is a structured perceptron over BILOU labels with Viterbi search (Collins
// 2002; Ratinov and Roth 2009), in two passes over the document: the second
// knows what the first found elsewhere in it.
package ner

import (
	"fmt"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A Recognizer is read in place from its model file and safe for concurrent
// use.
type Recognizer struct {
	weights     [2]*perceptron.Table
	transitions [2][]int32
}

// Open reads a model file written by [Draft.Bytes].
func Open(data string) (*Recognizer, error) {
	s, err := perceptron.Open(data, "NAME", 4)
	if err != nil {
		return nil, err
	}
	r := &Recognizer{}
	for k := range 2 {
		tr := s[2*k]
		if len(tr) != 4*Labels*Labels {
			return nil, fmt.Errorf("names: %w: %d bytes of transitions", perceptron.ErrModel, len(tr))
		}
		for i := 0; i < len(tr); i += 4 {
			r.transitions[k] = append(r.transitions[k], int32(perceptron.Uint32(tr, i)))
		}
		if r.weights[k], err = perceptron.OpenTable(s[2*k+1], Labels); err != nil {
			return nil, fmt.Errorf("names: %w", err)
		}
	}
	return r, nil
}

// A Scratch is the memory of one search, for reuse by one goroutine.
type Scratch struct {
	c        context
	f        word.Features
	em       []int32
	search   search[int32]
	one, two []uint8
}

// Find appends the names of a document to dst.
func (r *Recognizer) Find(dst []Name, d *Document, x *Scratch) []Name {
	x.c.reset(d)
	x.one = r.pass(x.one[:0], 0, d, nil, x)
	x.c.learn(d, x.one)
	x.two = r.pass(x.two[:0], 1, d, x.one, x)
	at := len(dst)
	for _, s := range d.Sentences {
		x.c.correct(d, s, x.two[s[0]:s[1]])
		dst = names(dst, x.two[s[0]:s[1]], s[0])
	}
	trim(d, dst[at:])
	return dst
}

// otherWeight is what the other recogniser's scores weigh in each pass, in
// units of the weights.
var otherWeight = [2]float32{20, 20}

func (r *Recognizer) pass(dst []uint8, k int, d *Document, ls []uint8, x *Scratch) []uint8 {
	for _, s := range d.Sentences {
		x.c.caps = capitals(d.Words[s[0]:s[1]])
		n := Labels * (s[1] - s[0])
		if cap(x.em) < n {
			x.em = make([]int32, n)
		}
		em := x.em[:n]
		for i := s[0]; i < s[1]; i++ {
			if !x.c.candidate(i) {
				copy(em, none[:])
				em = em[Labels:]
				continue
			}
			extract(&x.f, d, &x.c, ls, s[0], s[1], i, k == 1)
			r.weights[k].Score(x.f.Hashes, em[:Labels])
			if d.Scores != nil {
				for l, v := range d.Scores[i*Labels : (i+1)*Labels] {
					em[l] += int32(otherWeight[k] * v)
				}
			}
			em = em[Labels:]
		}
		dst = x.search.best(dst, x.em[:n], r.transitions[k])
	}
	return dst
}
