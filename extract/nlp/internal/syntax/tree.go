package syntax

// heads sets the heads of a sentence's words (0 for the root, 1 for the first
// word) to those of the best tree with one word at the root. at(d, h) is the
// score of head h for word d, 1-based.
//
// Where the best heads of all words by themselves make no tree, it is the
// algorithm of Chu, Liu and Edmonds; see [joined].
func (t *trees) heads(n int, at func(d, h int) float32) []int {
	t.n = n
	m := n + 1
	t.score = grow(t.score, m*m)
	t.head = grow(t.head, m)
	for d := 1; d <= n; d++ {
		for h := range m {
			t.score[d*m+h] = at(d, h)
		}
		t.score[d*m+d] = low
	}
	t.greedy()
	roots := t.roots()
	if len(roots) == 1 && t.cycle() == nil {
		return t.head[1:]
	}
	if len(roots) == 0 {
		best := 1
		for d := 2; d <= n; d++ {
			if t.score[d*m] > t.score[best*m] {
				best = d
			}
		}
		roots = append(roots, best)
	}
	// The root is one of the words that would be there, whichever gives the
	// best tree.
	var best []int
	sum := float32(0)
	kept := append([]float32(nil), t.score[:m*m]...)
	for _, r := range append([]int(nil), roots[:min(len(roots), maxRoots)]...) {
		copy(t.score, kept)
		for d := 1; d <= n; d++ {
			if d != r {
				t.score[d*m] = low
			}
		}
		found := t.join.best(t.score, m)
		s := float32(0)
		for d := 1; d <= n; d++ {
			s += kept[d*m+found[d]]
		}
		if best == nil || s > sum {
			best, sum = found, s
		}
	}
	return best[1:]
}

const (
	low      = -1e9
	maxRoots = 4 // of the candidates tried
)

type trees struct {
	n     int
	score []float32
	head  []int
	seen  []int
	join  joined
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// greedy gives every word its best head.
func (t *trees) greedy() {
	m := t.n + 1
	for d := 1; d <= t.n; d++ {
		t.head[d] = bestOf(t.score[d*m : d*m+m])
	}
}

func bestOf(v []float32) int {
	best := 0
	for i, s := range v {
		if s > v[best] {
			best = i
		}
	}
	return best
}

// roots returns the words whose head is the root.
func (t *trees) roots() []int {
	var rs []int
	for d := 1; d <= t.n; d++ {
		if t.head[d] == 0 {
			rs = append(rs, d)
		}
	}
	return rs
}

// cycle returns the words of a cycle, or nil.
func (t *trees) cycle() []int {
	t.seen = grow(t.seen, t.n+1)
	return cycle(t.head[:t.n+1], t.seen)
}

func cycle(head, seen []int) []int {
	clear(seen)
	for d := 1; d < len(head); d++ {
		for i := d; i != 0 && seen[i] == 0; i = head[i] {
			seen[i] = d
			if h := head[i]; h != 0 && seen[h] == d {
				var c []int
				for k := h; ; {
					c = append(c, k)
					if k = head[k]; k == h {
						return c
					}
				}
			}
		}
	}
	return nil
}
