package syntax

import (
	"math/rand/v2"
	"testing"
)

// best returns the score of the best tree with one of the given words at the
// root, by trying all.
func best(n int, root map[int]bool, at func(d, h int) float32) float32 {
	heads := make([]int, n+1)
	top := float32(low)
	var try func(d int, sum float32)
	try = func(d int, sum float32) {
		if d <= n {
			for h := range n + 1 {
				if heads[d] = h; h != d && (h > 0 || root[d]) {
					try(d+1, sum+at(d, h))
				}
			}
			return
		}
		if isTree(heads[1:]) && sum > top {
			top = sum
		}
	}
	try(1, 0)
	return top
}

// isTree reports whether heads (0 the root) make a tree with one word at the
// root.
func isTree(heads []int) bool {
	roots := 0
	for d := range heads {
		if heads[d] == 0 {
			roots++
		}
		h, n := d+1, 0
		for ; h != 0 && n <= len(heads); n++ {
			h = heads[h-1]
		}
		if h != 0 {
			return false
		}
	}
	return roots == 1
}

func TestHeads(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var x trees
	for range 2000 {
		n := 1 + r.IntN(5)
		scores := make([]float32, (n+1)*(n+1))
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
		}
		at := func(d, h int) float32 { return scores[d*(n+1)+h] }
		heads := x.heads(n, at)
		if !isTree(heads) {
			t.Fatalf("%d words: no tree: %v", n, heads)
		}
		// at the root is one of the words that by themselves would be there, or
		// the likeliest
		sum, root, likeliest := float32(0), map[int]bool{}, 1
		for d := 1; d <= n; d++ {
			sum += at(d, heads[d-1])
			row := append([]float32(nil), scores[d*(n+1):(d+1)*(n+1)]...)
			row[d] = low
			root[d] = bestOf(row) == 0
			if at(d, 0) > at(likeliest, 0) {
				likeliest = d
			}
		}
		want := best(n, root, at)
		if want == low {
			want = best(n, map[int]bool{likeliest: true}, at)
		}
		if sum < want-1e-4 {
			t.Fatalf("%d words: %v scores %v, the best %v", n, heads, sum, want)
		}
	}
}

func TestHeadsManyWords(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var x trees
	n := MaxSentence
	scores := make([]float32, (n+1)*(n+1))
	for i := range scores {
		scores[i] = float32(r.NormFloat64())
	}
	if heads := x.heads(n, func(d, h int) float32 { return scores[d*(n+1)+h] }); !isTree(heads) {
		t.Error("no tree")
	}
}
