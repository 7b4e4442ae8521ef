package nn

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The kernels agree: those in assembly to the bit.
func TestKernels(t *testing.T) {
	if !avx2 {
		t.Log("no AVX2 here: nothing to compare")
		return
	}
	r := rand.New(rand.NewPCG(1, 2))
	const k, lda, ldc = 37, 40, 64
	a, b, c := random(r, Block*lda), random(r, k*Panel), random(r, Block*ldc)
	c0, c1, c2 := slices.Clone(c), slices.Clone(c), slices.Clone(c)
	gemmGo(k, &a[0], lda, &b[0], &c0[0], ldc)
	gemm256(k, &a[0], lda, &b[0], &c1[0], ldc)
	for i := range c0 {
		if !close(c0[i], c1[i]) {
			t.Fatalf("AVX2 at %d: %v, want %v", i, c1[i], c0[i])
		}
	}
	if avx512 {
		gemm512(k, &a[0], lda, &b[0], &c2[0], ldc)
		if !slices.Equal(c1, c2) {
			t.Error("AVX-512 differs from AVX2")
		}
	}
	const n = 24
	gates, state := random(r, 4*n), random(r, n)
	gates[0], gates[n], state[5] = 300, -300, 50
	g0, g1, s0, s1 := slices.Clone(gates), slices.Clone(gates), slices.Clone(state), slices.Clone(state)
	t0, t1, h0, h1 := make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)
	cellGo(&g0[0], &s0[0], &t0[0], &h0[0], n)
	cell256(&g1[0], &s1[0], &t1[0], &h1[0], n)
	for _, x := range [][2][]float32{{g0, g1}, {s0, s1}, {t0, t1}, {h0, h1}} {
		for i := range x[0] {
			if !close(x[0][i], x[1][i]) {
				t.Fatalf("at %d: %v, want %v", i, x[1][i], x[0][i])
			}
		}
	}
}

func BenchmarkMulAdd(b *testing.B) {
	const m, k, n = 256, 256, 512
	var a, c Matrix
	a.Resize(m, k)
	c.Resize(m, n)
	var p Packed
	p.Pack(random(rand.New(rand.NewPCG(1, 2)), k*n), k, n, n)
	for b.Loop() {
		p.MulAdd(&c, &a)
	}
	b.ReportMetric(2*m*k*n*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
}

func BenchmarkCell(b *testing.B) {
	const n = 128
	g, v := make([]float32, 4*n), make([]float32, 3*n)
	for b.Loop() {
		cell(&g[0], &v[0], &v[n], &v[2*n], n)
	}
}
