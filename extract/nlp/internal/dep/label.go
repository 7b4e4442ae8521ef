package dep

import "github.com/newsgraph/newsgraph/extract/nlp/internal/word"

// A tree is a sentence's heads, 1-based with the root n+1, and the dependents
// of every word in order.
type tree struct {
	heads       []int
	first, last []int32 // dependents; 0 for none
	next, prev  []int32 // siblings
	rels        []uint8 // 1 + relation once known
	queue       []int32
}

func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// link sets up the dependents. heads has n+2 entries.
func (t *tree) link(heads []int) {
	t.heads = heads
	n := len(heads)
	t.first, t.last = sized(t.first, n), sized(t.last, n)
	t.next, t.prev = sized(t.next, n), sized(t.prev, n)
	t.rels = sized(t.rels, n)
	for d := 1; d < n-1; d++ {
		h := heads[d]
		if l := t.last[h]; l != 0 {
			t.next[l], t.prev[d] = int32(d), l
		} else {
			t.first[h] = int32(d)
		}
		t.last[h] = int32(d)
	}
}

// visit calls f with every dependent, heads before their dependents and these
// from left to right.
func (t *tree) visit(f func(d int)) {
	t.queue = append(t.queue[:0], int32(len(t.heads)-1))
	for k := 0; k < len(t.queue); k++ {
		for d := t.first[t.queue[k]]; d != 0; d = t.next[d] {
			f(int(d))
			if t.first[d] != 0 {
				t.queue = append(t.queue, d)
			}
		}
	}
}

// relation sets f to the features of the arc to d: its ends and their
// neighbours, the dependents of both, and the relations given so far to the
// head and to the siblings on the left.
func relation(f *word.Features, s *sentence, t *tree, d int) {
	f.Reset()
	h := t.heads[d]
	g := 0
	if h <= s.n {
		g = t.heads[h]
	}
	W, P := s.form, s.tag
	dir := uint64(0)
	dist := uint64(0)
	if h > d {
		dir = 1
		dist = bucket(int32(h - d))
	} else {
		dist = bucket(int32(d - h))
	}
	if h > s.n {
		dir = 2
	}
	at := func(i int) uint64 {
		if i < 1 || i > s.n {
			return 5
		}
		return P[i]
	}
	wd, pd, wh, ph := W[d], P[d], W[h], P[h]
	f.Add1(dir)
	f.Add2(pd, dir)
	f.Add2(wd, dir)
	f.Add2(s.both[d], dir)
	f.Add2(ph, dir)
	f.Add2(wh, dir)
	f.Add3(pd, ph, dir)
	f.Add4(pd, ph, dir, dist)
	f.Add3(wd, ph, dir)
	f.Add3(pd, wh, dir)
	f.Add3(wd, wh, dir)
	f.Add3(s.suffix[d], ph, dir)
	f.Add3(s.suffix[d], s.suffix[h], dir)
	f.Add3(s.shape[d], pd, dir)
	f.Add3(at(d-1), pd, at(d+1))
	f.Add4(at(d-1), pd, ph, dir)
	f.Add4(pd, at(d+1), ph, dir)
	f.Add4(at(h-1), ph, pd, dir)
	f.Add4(ph, at(h+1), pd, dir)
	if d > 1 {
		f.Add3(W[d-1], pd, dir)
	}
	f.At(40)
	if d < s.n {
		f.Add3(W[d+1], pd, dir)
	}
	f.At(41)
	f.Add3(s.mark[d], pd, dir)
	f.Add3(s.mark[d+1], pd, dir)
	f.Add4(s.mark[d], pd, ph, dir)
	f.Add4(s.mark[d+1], pd, ph, dir)
	f.Add4(s.mark[d], s.mark[d+1], pd, dir)
	// the head's own relation, and its head
	rh := uint64(t.rels[h])
	f.Add3(rh, pd, dir)
	f.Add4(rh, pd, ph, dir)
	f.Add4(rh, wd, ph, dir)
	f.Add4(P[g], ph, pd, dir)
	f.Add3(rh, s.suffix[d], dir)
	// dependents of d
	first, last := t.first[d], t.last[d]
	fl := uint64(0)
	if first != 0 && int(first) < d {
		fl = 1
	}
	lr := uint64(0)
	if last != 0 && int(last) > d {
		lr = 1
	}
	f.Add4(W[first], pd, fl, dir)
	f.Add4(P[first], pd, fl, dir)
	f.Add4(P[last], pd, lr, dir)
	f.Add4(W[last], pd, lr, dir)
	f.Add4(W[first], pd, ph, dir)
	f.Add4(P[first], wd, ph, dir)
	f.Add4(W[first], pd, wh, dir)
	kids := uint64(0)
	n := 0
	for c := first; c != 0 && n < 4; c = t.next[c] {
		n++
		f.At(60)
		side := uint64(0)
		if int(c) < d {
			side = 1
		}
		f.Add4(W[c], pd, side, dir)
		f.Add4(P[c], pd, ph, side<<2|dir)
		if kids < 1<<40 {
			kids = kids<<8 | P[c]&0xff
		}
	}
	f.At(70)
	f.Add3(kids, pd, dir)
	f.Add4(kids, pd, ph, dir)
	// siblings
	l, r := t.prev[d], t.next[d]
	rl := uint64(t.rels[l])
	f.Add3(rl, pd, dir)
	f.Add4(rl, pd, ph, dir)
	f.Add4(P[l], pd, ph, dir)
	f.Add4(P[r], pd, ph, dir)
	f.Add4(W[l], pd, ph, dir)
	f.Add4(W[r], pd, ph, dir)
	f.Add4(W[l], wd, ph, dir)
	var given, near uint64
	left, right := 0, 0
	n = 0
	for c := t.first[h]; c != 0 && n < 60; c = t.next[c] {
		n++
		if int(c) < d {
			left++
			given |= 1 << (t.rels[c] & 63)
		} else if int(c) > d {
			right++
		}
		if int(c) < h && int(c) > d && dir == 1 || int(c) > h && int(c) < d && dir == 0 {
			near++
		}
	}
	f.At(100)
	f.Add3(given, pd, dir)
	f.Add4(given, pd, ph, dir)
	f.Add4(given, pd, wh, dir)
	f.Add3(min(near, 3), pd, dir)
	f.Add4(min(near, 3), pd, ph, dir)
	f.Add4(uint64(min(left, 3)), uint64(min(right, 3)), pd, ph)
}

// parts returns hashes of parts of the arc to d by which its relation may be
// sure: word and direction, word and head's tag, both tags.
func parts(s *sentence, t *tree, d int) [3]uint64 {
	h := t.heads[d]
	dir := uint64(0)
	switch {
	case h > s.n:
		dir = 2
	case h > d:
		dir = 1
	}
	return [3]uint64{
		finish(s.both[d]*k1 + dir),
		finish(s.form[d]*k2 + s.tag[h]*k3 + dir),
		finish(s.tag[d]*k3 + s.tag[h]*k4 + dir),
	}
}
