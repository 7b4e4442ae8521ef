package nn

import (
	"math/rand/v2"
	"testing"
)

func TestKernels(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const k, lda, ldc = 37, 40, 64
	a, b, c := random(r, Block*lda), random(r, k*Panel), random(r, Block*ldc)
	got := append([]float32(nil), c...)
	gemmGo(k, &a[0], lda, &b[0], &c[0], ldc)
	gemmNEON(k, &a[0], lda, &b[0], &got[0], ldc)
	for i := range c {
		if !close(got[i], c[i]) {
			t.Fatalf("at %d: %v, want %v", i, got[i], c[i])
		}
	}
}
