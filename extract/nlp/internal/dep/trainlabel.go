package dep

import (
	"math/rand"
	"slices"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// Labeler is the second half of a parser in training: it names the relations
// of a tree's arcs.
type Labeler struct {
	rels    []string
	trainer *perceptron.Trainer
	sure    map[uint64]uint32
}

// TrainLabels learns to label arcs from the gold trees.
func TrainLabels(ss []Sentence, epochs int, seed int64) *Labeler {
	l := &Labeler{}
	for _, s := range ss {
		for _, r := range s.Rels {
			if !slices.Contains(l.rels, r) {
				l.rels = append(l.rels, r)
			}
		}
	}
	slices.Sort(l.rels)
	l.trainer = perceptron.NewTrainer(len(l.rels))
	rng := rand.New(rand.NewSource(seed))
	sents := make([]sentence, len(ss))
	for i, s := range ss {
		sents[i].prepare(s.Words, s.Tags)
	}
	l.count(ss, sents)
	var t tree
	var f word.Features
	scores := make([]float32, len(l.rels))
	for range epochs {
		for _, i := range rng.Perm(len(ss)) {
			s := &sents[i]
			t.link(s.plain(ss[i].Heads))
			t.visit(func(d int) {
				relation(&f, s, &t, d)
				l.trainer.Score(f.Hashes, scores)
				best := 0
				for k, v := range scores {
					if v > scores[best] {
						best = k
					}
				}
				gold := slices.Index(l.rels, ss[i].Rels[s.words[d-1]])
				l.trainer.Step()
				if gold != best {
					l.trainer.Add(f.Hashes, gold, 1)
					l.trainer.Add(f.Hashes, best, -1)
				}
				t.rels[d] = uint8(best + 1)
			})
		}
	}
	l.trainer.Average()
	return l
}

// A part of an arc tells its relation if it was seen so often and had another
// at most once in so many times.
const (
	sureCount = 20
	sureShare = 250
)

// count finds the parts of arcs that tell their relations.
func (l *Labeler) count(ss []Sentence, sents []sentence) {
	counts := map[uint64][]int{}
	var t tree
	for i := range sents {
		s := &sents[i]
		t.link(s.plain(ss[i].Heads))
		for d := 1; d <= s.n; d++ {
			r := slices.Index(l.rels, ss[i].Rels[s.words[d-1]])
			for _, k := range parts(s, &t, d) {
				if counts[k] == nil {
					counts[k] = make([]int, len(l.rels))
				}
				counts[k][r]++
			}
		}
	}
	l.sure = map[uint64]uint32{}
	for k, c := range counts {
		n, best := 0, 0
		for r, m := range c {
			if n += m; m > c[best] {
				best = r
			}
		}
		if n >= sureCount && (n-c[best])*sureShare <= n {
			l.sure[k] = uint32(best + 1)
		}
	}
}
