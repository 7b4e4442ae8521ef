package nn

// gemm adds the product of 8 rows of a and a panel of k rows to 8 rows of c.
func gemm(k int, a *float32, lda int, b, c *float32, ldc int) { gemmNEON(k, a, lda, b, c, ldc) }

// cell is one step of an LSTM on n units.
func cell(gates, c, tanh, h *float32, n int) { cellGo(gates, c, tanh, h, n) }

//go:noescape
func gemmNEON(k int, a *float32, lda int, b, c *float32, ldc int)
