package nn

import (
	"math"
	"unsafe"
)

// gemmGo is gemm in Go.
func gemmGo(k int, a *float32, lda int, b, c *float32, ldc int) {
	as := unsafe.Slice(a, (Block-1)*lda+k)
	bs := unsafe.Slice(b, k*Panel)
	cs := unsafe.Slice(c, (Block-1)*ldc+Panel)
	for r := range Block {
		row := cs[r*ldc:][:Panel]
		for i, x := range as[r*lda:][:k] {
			for j, y := range bs[i*Panel:][:Panel] {
				row[j] += x * y
			}
		}
	}
}

// cellGo is cell in Go: gates holds the n inputs of the input, forget, output
// and cell gates after one another and is set to their values; c is the cell's
// state, tanh is set to its tanh, and h to the output.
func cellGo(gates, c, tanh, h *float32, n int) {
	gs := unsafe.Slice(gates, 4*n)
	cs, ts, hs := unsafe.Slice(c, n), unsafe.Slice(tanh, n), unsafe.Slice(h, n)
	for k := range n {
		i, f, o := sigmoid(gs[k]), sigmoid(gs[n+k]), sigmoid(gs[2*n+k])
		g := 2*sigmoid(2*gs[3*n+k]) - 1
		gs[k], gs[n+k], gs[2*n+k], gs[3*n+k] = i, f, o, g
		cs[k] = f*cs[k] + i*g
		ts[k] = 2*sigmoid(2*cs[k]) - 1
		hs[k] = o * ts[k]
	}
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }
