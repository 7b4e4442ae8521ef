package nn

import (
	"math"
	"unsafe"
)

// gemmGo is gemm in Go: two rows and four columns at a time, as many as there
// are registers for.
func gemmGo(k int, a *float32, lda int, b, c *float32, ldc int) {
	as := unsafe.Slice(a, (Block-1)*lda+k)
	bs := unsafe.Slice(b, k*Panel)
	cs := unsafe.Slice(c, (Block-1)*ldc+Panel)
	for r := 0; r < Block; r += 2 {
		a0, a1 := as[r*lda:][:k], as[(r+1)*lda:][:k]
		for j := 0; j < Panel; j += 4 {
			c0, c1 := (*[4]float32)(cs[r*ldc+j:]), (*[4]float32)(cs[(r+1)*ldc+j:])
			s0, s1, s2, s3 := c0[0], c0[1], c0[2], c0[3]
			t0, t1, t2, t3 := c1[0], c1[1], c1[2], c1[3]
			for i, x := range a0 {
				z := a1[i]
				y := (*[4]float32)(bs[i*Panel+j:])
				s0 += x * y[0]
				s1 += x * y[1]
				s2 += x * y[2]
				s3 += x * y[3]
				t0 += z * y[0]
				t1 += z * y[1]
				t2 += z * y[2]
				t3 += z * y[3]
			}
			c0[0], c0[1], c0[2], c0[3] = s0, s1, s2, s3
			c1[0], c1[1], c1[2], c1[3] = t0, t1, t2, t3
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

// sigmoid is 1/(1+exp(-x)), by the Taylor series of 2^x around the next whole
// number, as the assembly has it.
func sigmoid(x float32) float32 {
	const magic = 3 << 22 // adding it rounds
	y := max(-80, min(80, x*-math.Log2E))
	n := float32(y+magic) - magic
	y -= n
	p := float32(ln2p6)
	p = p*y + ln2p5
	p = p*y + ln2p4
	p = p*y + ln2p3
	p = p*y + ln2p2
	p = p*y + ln2p1
	p = p*y + 1
	return 1 / (1 + math.Float32frombits(math.Float32bits(p)+uint32(int32(n))<<23))
}

// The coefficients ln(2)^n/n!.
const (
	ln2p1 = math.Ln2
	ln2p2 = ln2p1 * math.Ln2 / 2
	ln2p3 = ln2p2 * math.Ln2 / 3
	ln2p4 = ln2p3 * math.Ln2 / 4
	ln2p5 = ln2p4 * math.Ln2 / 5
	ln2p6 = ln2p5 * math.Ln2 / 6
)
