//go:build !amd64 && !arm64

package nn

func gemm(k int, a *float32, lda int, b, c *float32, ldc int) { gemmGo(k, a, lda, b, c, ldc) }

func cell(gates, c, tanh, h *float32, n int) { cellGo(gates, c, tanh, h, n) }
