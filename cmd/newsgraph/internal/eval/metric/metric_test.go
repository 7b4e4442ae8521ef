package metric

import (
	"math"
	"math/rand/v2"
	"testing"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 2e-6 {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestPRF(t *testing.T) {
	m := Count(1, 2, 4)
	m.Add(Count(1, 2, 1))
	near(t, "precision", m.Precision(), 50)
	near(t, "recall", m.Recall(), 40)
	near(t, "F1", m.F1(), 2*50*40/90.0)
	var none PRF
	near(t, "F1 of nothing", none.F1(), 0)
}

func TestRatio(t *testing.T) {
	var r Ratio
	r.Add(true)
	r.Add(false)
	r.Plus(Ratio{1, 2})
	near(t, "share", r.Percent(), 50)
	near(t, "share of nothing", Ratio{}.Percent(), 0)
}

func TestAssign(t *testing.T) {
	for _, c := range []struct {
		weights [][]float64
		want    []int
	}{
		{[][]float64{{7, 5, 1}, {6, 3, 0}, {1, 0, 0}}, []int{1, 0, -1}},
		{[][]float64{{1, 2}, {3, 9}, {4, 5}}, []int{-1, 1, 0}},
		{[][]float64{{0, 0, 3}, {0, 4, 5}}, []int{2, 1}},
		{[][]float64{{0}}, []int{-1}},
		{[][]float64{{}, {}}, []int{-1, -1}},
		{nil, []int{}},
	} {
		got := Assign(c.weights)
		sum := func(a []int) (s float64) {
			for i, j := range a {
				if j >= 0 {
					s += c.weights[i][j]
				}
			}
			return s
		}
		if len(got) != len(c.want) || sum(got) != sum(c.want) {
			t.Errorf("%v: got %v, want %v", c.weights, got, c.want)
		}
	}
}

// TestAssignAgainstAllPermutations compares with every way there is.
func TestAssignAgainstAllPermutations(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		n, m := 1+rnd.IntN(5), 1+rnd.IntN(5)
		w := make([][]float64, n)
		for i := range w {
			w[i] = make([]float64, m)
			for j := range w[i] {
				w[i][j] = float64(rnd.IntN(10))
			}
		}
		got, used := 0.0, map[int]bool{}
		for i, j := range Assign(w) {
			if j >= 0 {
				if used[j] {
					t.Fatalf("column %d given twice", j)
				}
				used[j] = true
				got += w[i][j]
			}
		}
		near(t, "greatest sum", got, greatest(w, 0, map[int]bool{}))
	}
}

func greatest(w [][]float64, i int, used map[int]bool) float64 {
	if i == len(w) {
		return 0
	}
	best := greatest(w, i+1, used)
	for j := range w[i] {
		if !used[j] {
			used[j] = true
			best = max(best, w[i][j]+greatest(w, i+1, used))
			delete(used, j)
		}
	}
	return best
}

// TestChains has the example that Luo 2005 discusses: gold {1-5}{6,7}{8-C},
// system (a) joins the second and third.
func TestChains(t *testing.T) {
	gold := Chains[int]{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}
	joined := Chains[int]{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}}
	far := Chains[int]{{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}}
	one := Chains[int]{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}
	for _, c := range []struct {
		name        string
		found       Chains[int]
		muc, b, cef float64 // F1
	}{
		{"second and third joined", joined, 94.7368421, 86.4864865, 73.3333333},
		{"first and third joined", far, 94.7368421, 73.6842105, 66.6666667},
		{"all in one", one, 90.0, 54.5454545, 29.4117647},
		{"the same", gold, 100, 100, 100},
		{"nothing", nil, 0, 0, 0},
	} {
		near(t, c.name+" MUC", round6(MUC(gold, c.found).F1()), round6(c.muc))
		near(t, c.name+" B³", round6(BCubed(gold, c.found).F1()), round6(c.b))
		near(t, c.name+" CEAFe", round6(CEAFe(gold, c.found).F1()), round6(c.cef))
	}
}

// TestChainsOfOwnMentions has the example of the scorer's documentation of
// Pradhan et al. 2014: gold {a b c}{d e f g}, system {a b}{c d}{f g h i}.
func TestChainsOfOwnMentions(t *testing.T) {
	gold := Chains[string]{{"a", "b", "c"}, {"d", "e", "f", "g"}}
	found := Chains[string]{{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}}
	muc, b, c := MUC(gold, found), BCubed(gold, found), CEAFe(gold, found)
	near(t, "MUC recall", round6(muc.Recall()), 40)
	near(t, "MUC precision", round6(muc.Precision()), 40)
	near(t, "B³ recall", round6(b.Recall()), round6(100.0/7*(4.0/3+1.0/3+1.0/4+4.0/4)))
	near(t, "B³ precision", round6(b.Precision()), 50)
	near(t, "CEAFe recall", round6(c.Recall()), 65)
	near(t, "CEAFe precision", round6(c.Precision()), round6(130.0/3))
}

func TestDistance(t *testing.T) {
	if d := Distance(51.5074, -0.1278, 48.8566, 2.3522); math.Abs(d-343.5) > 1 {
		t.Errorf("London to Paris: %v km", d)
	}
	near(t, "no way", Distance(10, 20, 10, 20), 0)
	if d := Distance(0, 179.5, 0, -179.5); math.Abs(d-111.2) > 0.1 {
		t.Errorf("over the date line: %v km", d)
	}
}

func round6(v float64) float64 { return math.Round(v*1e6) / 1e6 }
