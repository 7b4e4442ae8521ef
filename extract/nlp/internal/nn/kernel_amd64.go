package nn

import "golang.org/x/sys/cpu"

var (
	avx2   = cpu.X86.HasAVX2 && cpu.X86.HasFMA
	avx512 = avx2 && cpu.X86.HasAVX512F
)

// gemm adds the product of 8 rows of a and a panel of k rows to 8 rows of c.
func gemm(k int, a *float32, lda int, b, c *float32, ldc int) {
	switch {
	case avx512:
		gemm512(k, a, lda, b, c, ldc)
	case avx2:
		gemm256(k, a, lda, b, c, ldc)
	default:
		gemmGo(k, a, lda, b, c, ldc)
	}
}

// cell is one step of an LSTM on n units, a multiple of 8.
func cell(gates, c, tanh, h *float32, n int) {
	if avx2 {
		cell256(gates, c, tanh, h, n)
	} else {
		cellGo(gates, c, tanh, h, n)
	}
}

//go:noescape
func gemm512(k int, a *float32, lda int, b, c *float32, ldc int)

//go:noescape
func gemm256(k int, a *float32, lda int, b, c *float32, ldc int)

//go:noescape
func cell256(gates, c, tanh, h *float32, n int)
