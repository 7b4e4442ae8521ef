package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64())
	}
	return v
}

func close(a, b float32) bool {
	return math.Abs(float64(a-b)) < 1e-4*(1+math.Abs(float64(a)))
}

func TestMulAdd(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {8, 4, 32}, {13, 33, 70}, {20, 128, 96}} {
		m, k, n := size[0], size[1], size[2]
		w := random(r, k*n)
		var a, c Matrix
		a.Resize(m, k)
		copy(a.Data, random(r, m*k))
		for _, transposed := range []bool{false, true} {
			var p Packed
			if transposed {
				u := make([]float32, n*k)
				for i := range k {
					for j := range n {
						u[j*k+i] = w[i*n+j]
					}
				}
				p.PackTransposed(u, k, n, k)
			} else {
				p.Pack(w, k, n, n)
			}
			c.Resize(m, p.Cols)
			for i := range c.Data {
				c.Data[i] = 1
			}
			p.MulAdd(&c, &a)
			for i := range m {
				for j := range n {
					want := float32(1)
					for x := range k {
						want += a.Row(i)[x] * w[x*n+j]
					}
					if got := c.Row(i)[j]; !close(got, want) {
						t.Fatalf("%v transposed %v: c[%d,%d] = %v, want %v", size, transposed, i, j, got, want)
					}
				}
			}
		}
	}
}

// TestLSTM compares sentences read side by side with each read alone, step by
// step.
func TestLSTM(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const u = 32
	w := random(r, u*4*u)
	for i := range w {
		w[i] *= 0.2
	}
	spans := [][2]int{{0, 3}, {3, 12}, {12, 13}, {13, 22}, {22, 24}, {24, 30}, {30, 31}, {31, 33}, {33, 37}, {37, 40}}
	var in, out Matrix
	in.Resize(40, 4*u)
	copy(in.Data, random(r, 40*4*u))
	out.Resize(40, u+1)
	for _, backward := range []bool{false, true} {
		l := LSTM{Units: u, Backward: backward}
		l.Wh.Pack(w, u, 4*u, 4*u)
		var o Order
		o.Set(spans)
		l.Read(&out, 1, &in, nil, &o, nil, &Trace{})
		for _, s := range spans {
			c, h := make([]float32, u), make([]float32, u)
			for k := range s[1] - s[0] {
				i := s[0] + k
				if backward {
					i = s[1] - 1 - k
				}
				g := append([]float32(nil), in.Row(i)...)
				for a := range u {
					for b := range 4 * u {
						g[b] += h[a] * w[a*4*u+b]
					}
				}
				cellGo(&g[0], &c[0], &make([]float32, u)[0], &h[0], u)
				for a := range u {
					if !close(out.Row(i)[1+a], h[a]) {
						t.Fatalf("backward %v token %d unit %d: %v, want %v", backward, i, a, out.Row(i)[1+a], h[a])
					}
				}
			}
		}
	}
}
