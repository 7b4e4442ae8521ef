package dep

import (
	"math/rand"
	"slices"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// A Sentence is words with tags, heads (word indices, -1 for the root) and
// relations.
type Sentence struct {
	Words []word.Word
	Tags  []string
	Heads []int
	Rels  []string
}

// projective returns heads (1-based, root n+1) with the smallest arcs of
// crossing pairs lifted to the head's head until none cross (Nivre and
// Nilsson 2005).
func projective(heads []int) []int {
	h := slices.Clone(heads)
	n := len(h) - 1
	for {
		bad, size := 0, 1<<30
		for d := 1; d <= n; d++ {
			a, b := min(d, h[d]), max(d, h[d])
			for k := a + 1; k < b; k++ {
				if h[k] < a || h[k] > b {
					if b-a < size && h[d] <= n {
						bad, size = d, b-a
					}
					break
				}
			}
		}
		if bad == 0 {
			return h
		}
		h[bad] = h[h[bad]]
	}
}

// oracle returns the actions that build a projective tree, whose arcs have
// these relations, or nil if none do.
func oracle(h []int, rels []string) []uint8 {
	n := len(h) - 1
	waiting := make([]int, n+2) // dependents still to come
	for d := 1; d <= n; d++ {
		waiting[h[d]]++
	}
	var stack []int
	var out []uint8
	b := 1
	for b <= n || len(stack) > 0 {
		if k := len(stack); k > 0 {
			top := stack[k-1]
			under := k > 1 && h[top] == stack[k-2]
			if waiting[top] == 0 && (h[top] == b || under) {
				out = append(out, class(rels[top-1], h[top] == b))
				waiting[h[top]]--
				stack = stack[:k-1]
				continue
			}
		}
		if b > n {
			return nil
		}
		out = append(out, shift)
		stack = append(stack, b)
		b++
	}
	return out
}

// weights is a hashed table in training: w and the sums for averaging.
type weights struct {
	w, u [][actions]float32
	step float32
}

func (t *weights) row(h uint64) uint64 { return row(h, uint64(len(t.w))) }

func (t *weights) score(hs []uint64) (sc [actions]float32) {
	for _, h := range hs {
		for a, w := range &t.w[t.row(h)] {
			sc[a] += w
		}
	}
	return
}

func (t *weights) add(hs []uint64, a uint8, v float32) {
	for _, h := range hs {
		i := t.row(h)
		t.w[i][a] += v
		t.u[i][a] += t.step * v
	}
}

func (t *weights) averaged() *weights {
	c := &weights{w: make([][actions]float32, len(t.w))}
	for i := range t.w {
		for a := range actions {
			c.w[i][a] = t.w[i][a] - t.u[i][a]/t.step
		}
	}
	return c
}

// Draft is the first half of a parser in training: it finds heads.
type Draft struct{ t *weights }

// Merge adds o's weights to d's: the two then vote. Both must have as many
// rows.
func (d *Draft) Merge(o *Draft) {
	for i := range d.t.w {
		for a := range d.t.w[i] {
			d.t.w[i][a] += o.t.w[i][a]
		}
	}
}

// Train learns to find heads: so many epochs, with a search of size states, and
// weights in so many rows. Equal arguments give equal drafts.
func Train(ss []Sentence, epochs, size int, rows int, seed int64) *Draft {
	t := &weights{w: make([][actions]float32, rows), u: make([][actions]float32, rows), step: 1}
	sents := make([]sentence, len(ss))
	golds := make([][]uint8, len(ss))
	for i, s := range ss {
		sents[i].prepare(s.Words, s.Tags)
		golds[i] = oracle(projective(sents[i].plain(s.Heads)[:sents[i].n+1]), sents[i].rels(s.Rels))
		if golds[i] == nil {
			panic("no oracle")
		}
	}
	rng := rand.New(rand.NewSource(seed))
	var m, g beam
	var path []int32
	for range epochs {
		for _, i := range rng.Perm(len(ss)) {
			s, gold := &sents[i], golds[i]
			t.step++
			// the gold path and its scores
			g.reset()
			path = append(path[:0], 0)
			at := int32(0)
			for _, a := range gold {
				g.feats = extract(g.feats[:0], &g.arena, &g.states[at], s)
				sc := t.score(g.feats)
				at = g.apply(at, a, g.states[at].score+sc[a])
				path = append(path, at)
			}
			// the worst violation
			worst, bad, step := float32(0), int32(-1), 0
			m.search(t, s, size, func(k int, kept []int32) {
				top := &m.states[kept[0]]
				if v := top.score - g.states[path[k+1]].score; v >= worst && !m.same(kept[0], gold) {
					worst, bad, step = v, kept[0], k+1
				}
			})
			if bad < 0 {
				continue
			}
			// update from where the paths part
			acts := m.actions(bad)
			first := 0
			for first < step && acts[first] == gold[first] {
				first++
			}
			for k, at := step, bad; k > first; k-- {
				p := m.states[at].prev
				m.feats = extract(m.feats[:0], &m.arena, &m.states[p], s)
				t.add(m.feats, acts[k-1], -1)
				at = p
			}
			for k := first; k < step; k++ {
				g.feats = extract(g.feats[:0], &g.arena, &g.states[path[k]], s)
				t.add(g.feats, gold[k], 1)
			}
		}
	}
	return &Draft{t: t.averaged()}
}

// same reports whether the actions to state i are the first of gold.
func (x *arena) same(i int32, gold []uint8) bool {
	acts := x.actions(i)
	return slices.Equal(acts, gold[:len(acts)])
}

func (x *arena) actions(i int32) []uint8 {
	var out []uint8
	for ; x.states[i].prev >= 0; i = x.states[i].prev {
		out = append(out, x.states[i].act)
	}
	slices.Reverse(out)
	return out
}
