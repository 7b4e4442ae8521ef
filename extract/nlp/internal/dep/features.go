package dep

import (
	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// Template constants: odd multipliers for the first to fourth value.
const (
	k1 = 0x9E3779B97F4A7C15
	k2 = 0xD6E8FEB86659FD93
	k3 = 0xA0761D6478BD642F
	k4 = 0xE7037ED1A0B428DB
)

// A sentence holds the hashed words of a sentence, 1-based: index 0 stands for
// none, n+1 for the root.
type sentence struct {
	n      int
	words  []int32  // indices of the words among the tokens
	mark   []uint64 // the marks before the word, 0 if none
	form   []uint64 // lower-case form
	tag    []uint64
	both   []uint64 // form and tag
	suffix []uint64
	shape  []uint64
	verbs  []uint8 // finite verbs up to and with the word
	commas []uint8
	conjs  []uint8
}

// prepare fills s with the hashes of the words of a sentence that are no marks.
func (s *sentence) prepare(ws []word.Word, tags []string) {
	s.keep(ws, tags)
	n := len(s.words)
	s.n = n
	s.form, s.tag, s.both = sized(s.form, n+2), sized(s.tag, n+2), sized(s.both, n+2)
	s.suffix, s.shape, s.mark = sized(s.suffix, n+2), sized(s.shape, n+2), sized(s.mark, n+2)
	s.verbs, s.commas, s.conjs = sized(s.verbs, n+2), sized(s.commas, n+2), sized(s.conjs, n+2)
	s.form[0], s.tag[0], s.suffix[0], s.shape[0] = 11, 12, 13, 14
	s.form[n+1], s.tag[n+1], s.suffix[n+1], s.shape[n+1] = 21, 22, 23, 24
	var v, c, cc uint8
	i := 0
	for k := 1; k <= n+1; k++ {
		end := len(ws)
		if k <= n {
			end = int(s.words[k-1])
		}
		// the marks before word k: the first and the last
		for first := true; i < end; i++ {
			if first {
				s.mark[k] = ws[i].Lower
			} else {
				s.mark[k] = s.mark[k]&0xffff<<32 | ws[i].Lower&0xffffffff
			}
			first = false
			if tags[i] == "," || tags[i] == ":" {
				c++
			}
		}
		s.commas[k] = c
		if k > n {
			break
		}
		w := &ws[i]
		s.form[k], s.suffix[k], s.shape[k] = w.Lower, w.Suffix[3], w.Shape
		s.tag[k] = perceptron.String(tags[i])
		switch tags[i] {
		case "VBD", "VBZ", "VBP", "MD":
			v++
		case "CC":
			cc++
		}
		s.verbs[k], s.conjs[k] = v, cc
		i++
	}
	s.verbs[n+1], s.conjs[n+1] = v, cc
	for i := range s.form {
		s.both[i] = perceptron.Mix(s.form[i], s.tag[i])
	}
}

func finish(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>29
}

func bucket(d int32) uint64 {
	switch {
	case d <= 0:
		return 0
	case d < 5:
		return uint64(d)
	case d < 8:
		return 5
	case d < 14:
		return 6
	}
	return 7
}

func capped(n, max int32) uint64 { return uint64(min(n, max)) }

// extract appends to out the features of a state: words, tags, dependents,
// distances and valencies of the stack's top and the buffer's front, after
// Zhang and Nivre (2011), without relations.
func extract(out []uint64, x *arena, st *state, s *sentence) []uint64 {
	id := uint64(0)
	f1 := func(a uint64) { id += 0x51ED270B7A3C1D55; out = append(out, finish(id+a*k1)) }
	f2 := func(a, b uint64) { id += 0x51ED270B7A3C1D55; out = append(out, finish(id+a*k1+(b+1)*k2)) }
	f3 := func(a, b, c uint64) {
		id += 0x51ED270B7A3C1D55
		out = append(out, finish(id+a*k1+(b+1)*k2+(c+1)*k3))
	}
	f4 := func(a, b, c, d uint64) {
		id += 0x51ED270B7A3C1D55
		out = append(out, finish(id+a*k1+(b+1)*k2+(c+1)*k3+(d+1)*k4))
	}
	N := x.nodes
	n0 := &N[st.top]
	n1 := &N[n0.under]
	n2 := &N[n1.under]
	s0, s1, s2 := n0.word, n1.word, n2.word
	b0 := st.b.word
	b1, b2 := b0+1, b0+2
	if int(b1) > s.n+1 {
		b1 = 0
	}
	if int(b2) > s.n+1 {
		b2 = 0
	}
	W, P, WP := s.form, s.tag, s.both
	ws0, ps0, wb0, pb0, ws1, ps1 := W[s0], P[s0], W[b0], P[b0], W[s1], P[s1]
	pb1, pb2, ps2 := P[b1], P[b2], P[s2]
	s0l, s0r := &N[n0.l1], &N[n0.r1]
	s1l, s1r := &N[n1.l1], &N[n1.r1]
	b0l := &N[st.b.l1]
	ps0l, ps0r, ps1l, ps1r, pb0l := P[s0l.word], P[s0r.word], P[s1l.word], P[s1r.word], P[b0l.word]
	ps0l2, ps0r2, ps1l2, ps1r2, pb0l2 := P[N[n0.l2].word], P[N[n0.r2].word], P[N[n1.l2].word], P[N[n1.r2].word], P[N[st.b.l2].word]
	f1(0)
	for _, i := range [6]int32{s0, s1, s2, b0, b1, b2} {
		f1(WP[i])
		f1(W[i])
		f1(P[i])
	}
	for _, i := range [4]int32{s0, s1, b0, b1} {
		f2(s.suffix[i], P[i])
		f1(s.shape[i])
	}
	// pairs
	f2(WP[s0], WP[b0])
	f2(WP[s0], wb0)
	f2(ws0, WP[b0])
	f2(WP[s0], pb0)
	f2(ps0, WP[b0])
	f2(ws0, wb0)
	f2(ps0, pb0)
	f2(WP[s1], WP[s0])
	f2(WP[s0], ps1)
	f2(ps0, WP[s1])
	f2(ws0, ws1)
	f2(ps0, ps1)
	f2(pb0, pb1)
	f2(WP[s1], pb0)
	f2(WP[s1], WP[b0])
	// three and four
	f3(ps1, ps0, pb0)
	f3(ps0, pb0, pb1)
	f4(ps0, pb0, pb1, pb2)
	f3(ps0, ps1, ps2)
	f4(ps0, ps1, pb0, pb1)
	f4(ps0, ps1, ps2, pb0)
	f3(ws0, ps1, pb0)
	f3(ps0, ws1, pb0)
	f3(ps0, ps1, wb0)
	f3(ws0, ws1, pb0)
	f3(ws0, pb0, pb1)
	f3(ps0, wb0, pb1)
	f3(ps0, pb0, W[b1])
	f3(ws1, ps0, wb0)
	f3(ps0, ps0l, pb0)
	f3(ps0, ps0r, pb0)
	f3(ps0, pb0l, pb0)
	f3(ps0, ps0l, ps1)
	f3(ps0, ps0r, ps1)
	f3(ps0, ps1l, ps1)
	f3(ps0, ps1r, ps1)
	f3(ps0, ps1r2, ps1)
	f3(ws0, W[s0r.word], pb0)
	f3(ws0, W[s0l.word], ps1)
	f3(ws1, W[s1r.word], ps0)
	f3(wb0, W[b0l.word], ps0)
	f3(WP[s1], ps1r, ps0)
	f4(ps1, ps1r, ps0, ps0r)
	f4(ps0, ps0r, pb0, pb0l)
	// distance, and what lies between
	d := bucket(b0 - s0)
	if s0 == 0 {
		d = 0
	}
	f2(ws0, d)
	f2(ps0, d)
	f2(wb0, d)
	f2(pb0, d)
	f3(ws0, wb0, d)
	f3(ps0, pb0, d)
	d1 := bucket(s0 - s1)
	if s1 == 0 {
		d1 = 0
	}
	f3(ps0, ps1, d1)
	f2(ws0, d1)
	f2(ws1, d1)
	f3(ws0, ws1, d1)
	btw := capped(int32(s.verbs[b0-1]-s.verbs[s0]), 2)<<4 | capped(int32(s.commas[b0]-s.commas[s0]), 2)<<2 | capped(int32(s.conjs[b0-1]-s.conjs[s0]), 2)
	f3(ps0, pb0, btw)
	f3(ws0, pb0, btw)
	if s0 > 0 && s1 > 0 {
		bt1 := capped(int32(s.verbs[s0-1]-s.verbs[s1]), 2)<<4 | capped(int32(s.commas[s0]-s.commas[s1]), 2)<<2 | capped(int32(s.conjs[s0-1]-s.conjs[s1]), 2)
		f3(ps1, ps0, bt1)
		f3(ps1, ws0, bt1)
	} else {
		id += 2 * 0x51ED270B7A3C1D55
	}
	// marks beside the words
	ms0, mb0, mb1 := s.mark[s0], s.mark[b0], s.mark[b1]
	m0 := s.mark[s0+1] // after the top of the stack
	f3(ps0, pb0, mb0)
	f3(ws0, pb0, mb0)
	f3(ps0, wb0, mb0)
	f4(ps0, ps1, pb0, mb0)
	f3(ps0, pb0, m0)
	f4(ps0, pb0, m0, mb0)
	f3(ps1, ps0, ms0)
	f3(ws1, ps0, ms0)
	f4(ps1, ps0, ms0, mb0)
	f4(ps0, pb0, pb1, mb1)
	f4(ps1, ps0, s.mark[s1+1], ms0)
	f2(ps0, mb0)
	f2(pb0, mb1)
	f2(mb0, mb1)
	f4(ps0, uint64(n0.set), pb0, mb0)
	f4(ps0, ps1, m0, mb0)
	// valency
	v0 := capped(int32(n0.ln), 3)*5 + capped(int32(n0.rn), 4)
	v1 := capped(int32(n1.ln), 3)*5 + capped(int32(n1.rn), 4)
	vb := capped(int32(st.b.ln), 4)
	f2(ws0, v0)
	f2(ps0, v0)
	f2(ws1, v1)
	f2(ps1, v1)
	f2(wb0, vb)
	f2(pb0, vb)
	f3(ps0, v0, pb0)
	f3(ps1, v1, ps0)
	// dependents
	for _, i := range [5]int32{s0l.word, s0r.word, s1l.word, s1r.word, b0l.word} {
		f1(W[i])
		f1(P[i])
	}
	f3(ps0, ps0l, ps0l2)
	f3(ps0, ps0r, ps0r2)
	f3(ps1, ps1r, ps1r2)
	f3(ps1, ps1l, ps1l2)
	f3(pb0, pb0l, pb0l2)
	f3(ws0, ps0l, ps0r)
	f3(ws1, ps1l, ps1r)
	f4(ws1, ps1r, ps1r2, ps0)
	f4(ps0, ps0l, ps0l2, pb0)
	f4(ps1, ps1l, ps1l2, ps0)
	f2(wb0, pb0l)
	// classes of dependents
	c0l, c0r, c1l, c1r, cbl := uint64(s0l.class), uint64(s0r.class), uint64(s1l.class), uint64(s1r.class), uint64(b0l.class)
	f3(ps0, c0l, c0r)
	f3(ws0, c0l, c0r)
	f3(ps1, c1l, c1r)
	f3(ws1, c1l, c1r)
	f2(wb0, cbl)
	f3(pb0, cbl, ps0)
	f4(ps1, ps0, c1r, c0r)
	f4(ps0, pb0, c0r, cbl)
	f4(ps0, ps0r, c0r, pb0)
	f4(ps1, ps1r, c1r, ps0)
	set0, set1, setb := uint64(n0.set), uint64(n1.set), uint64(st.b.set)
	f2(ps0, set0)
	f2(ws0, set0)
	f2(ps1, set1)
	f2(ws1, set1)
	f2(wb0, setb)
	f3(ps0, set0, pb0)
	f3(ps1, set1, ps0)
	f3(pb0, setb, ps0)
	f4(ps0, set0, ps1, set1)
	f4(ps0, set0, pb0, setb)
	// dependents of dependents
	f3(ps0, ps0r, P[N[s0r.r1].word])
	f3(ps1, ps1r, P[N[s1r.r1].word])
	f3(ps0, ps0r, W[N[s0r.l1].word])
	f4(ps1, ps1r, W[N[s1r.l1].word], ps0)
	f3(ps0, W[s0l.word], pb0)
	return out
}
