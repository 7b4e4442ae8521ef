package syntax

// heads sets the heads of a sentence's words (0 for the root, 1 for the first
// word) to those of the best tree with one word at the root. at(d, h) is the
// score of head h for word d, 1-based.
//
// Where the best heads of all words by themselves make no tree, it is the
// algorithm of Chu, Liu and Edmonds.
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
		found := arborescence(t.score, m)
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

// arborescence returns the heads of the best tree on m nodes with root 0 by
// the scores, m to a dependent.
func arborescence(score []float32, m int) []int {
	head := make([]int, m)
	for d := 1; d < m; d++ {
		head[d] = bestOf(score[d*m : d*m+m])
	}
	c := cycle(head, make([]int, m))
	if c == nil {
		return head
	}
	in := make([]bool, m)
	for _, d := range c {
		in[d] = true
	}
	// nodes outside the cycle keep their order; the cycle becomes the last
	var outer []int
	for i := range m {
		if !in[i] {
			outer = append(outer, i)
		}
	}
	k := len(outer) + 1
	small := make([]float32, k*k)
	enter := make([]int, k) // by outer head, the node of the cycle that it would take
	leave := make([]int, k) // by outer dependent, its head in the cycle
	for a, i := range outer {
		for b, j := range outer {
			small[a*k+b] = score[i*m+j]
		}
		best := c[0]
		for _, d := range c {
			if score[i*m+d] > score[i*m+best] {
				best = d
			}
		}
		leave[a], small[a*k+k-1] = best, score[i*m+best]
		gain := float32(0)
		for x, d := range c {
			if g := score[d*m+i] - score[d*m+head[d]]; x == 0 || g > gain {
				enter[a], gain = d, g
			}
		}
		small[(k-1)*k+a] = gain
	}
	small[k*k-1] = low
	for a := range outer {
		small[a*k+a] = low
	}
	found := arborescence(small, k)
	for a := 1; a < len(outer); a++ {
		if h := found[a]; h == k-1 {
			head[outer[a]] = leave[a]
		} else {
			head[outer[a]] = outer[h]
		}
	}
	d := enter[found[k-1]]
	head[d] = outer[found[k-1]]
	return head
}
