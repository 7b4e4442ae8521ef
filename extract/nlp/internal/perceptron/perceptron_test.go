package perceptron

import (
	"errors"
	"math/rand"
	"strings"
	"testing"
)

// learned returns a trainer of random updates and the features it knows.
func learned() (*Trainer, []uint64) {
	t := NewTrainer(5)
	rng := rand.New(rand.NewSource(1))
	var known []uint64
	for i := range 3000 {
		f := rng.Uint64()
		known = append(known, f)
		t.Step()
		t.Add([]uint64{f, known[rng.Intn(i+1)]}, rng.Intn(5), float32(rng.Intn(5)-2))
	}
	t.Average()
	return t, known
}

func TestTableScoresAsTrainer(t *testing.T) {
	tr, known := learned()
	data, unit := tr.Freeze(0, 1)
	table, err := OpenTable(string(data), 5)
	if err != nil {
		t.Fatal(err)
	}
	want, got := make([]float32, 5), make([]int32, 5)
	for i := 10; i < len(known); i++ {
		fs := known[i-10 : i]
		tr.Score(fs, want)
		table.Score(fs, got)
		for l := range want {
			if d := float64(want[l]) - unit*float64(got[l]); d > 6*unit || d < -6*unit {
				t.Fatalf("features %d, label %d: %v, want %v", i, l, unit*float64(got[l]), want[l])
			}
		}
	}
	again, _ := tr.Freeze(0, 1)
	if string(again) != string(data) {
		t.Error("two freezes differ")
	}
}

func TestMerge(t *testing.T) {
	a, known := learned()
	b, _ := learned()
	one, two := make([]float32, 5), make([]float32, 5)
	a.Score(known[:20], one)
	a.Merge(b)
	a.Score(known[:20], two)
	for l := range one {
		if d := two[l] - 2*one[l]; d > 1e-3 || d < -1e-3 {
			t.Errorf("label %d: %v, want twice %v", l, two[l], one[l])
		}
	}
}

func TestOpen(t *testing.T) {
	f := File{Kind: "AB", Sections: []string{"one", "", "three"}}
	data := string(f.Bytes())
	s, err := Open(data, "AB", 3)
	if err != nil || s[0] != "one" || s[1] != "" || s[2] != "three" {
		t.Fatalf("%q, %v", s, err)
	}
	for name, x := range map[string]struct {
		data string
		n    int
	}{
		"empty":      {"", 3},
		"cut short":  {data[:len(data)-1], 3},
		"header":     {data[:10], 3},
		"other kind": {strings.Replace(data, "AB", "XY", 1), 3},
		"version":    {data[:8] + "\x09" + data[9:], 3},
		"damaged":    {data[:len(data)-1] + "X", 3},
		"sections":   {data, 2},
	} {
		if _, err := Open(x.data, "AB", x.n); !errors.Is(err, ErrModel) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDict(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	want := map[uint64]uint32{}
	for range 1000 {
		want[rng.Uint64()] = uint32(rng.Intn(1<<24-1) + 1)
	}
	d, err := OpenDict(string(DictBytes(want)))
	if err != nil {
		t.Fatal(err)
	}
	for h, v := range want {
		if d.Get(h) != v {
			t.Fatalf("%d, want %d", d.Get(h), v)
		}
		if got := d.Get(h + 1); got != 0 {
			t.Fatalf("%d, want none", got)
		}
	}
	if _, err := OpenDict("1234567"); !errors.Is(err, ErrModel) {
		t.Error(err)
	}
}
