// Package nn holds the numerical parts of the neural models: [Matrix] and its
// product with packed weights [Packed.MulAdd], and a batch of bidirectional
// LSTMs, [LSTM].
//
// The kernels are in assembly for amd64 with AVX-512 or AVX2 and FMA and for
// arm64, and in Go elsewhere. In assembly every sum goes over the inner
// dimension in order and by fused multiply-add, so that AVX-512 and AVX2 give
// equal results, bit for bit.
package nn

// Block is the number of rows that the kernels go through together. The memory
// of a matrix has room for whole blocks.
const Block = 8

// Panel is the number of columns of packed weights that the kernels go through
// together.
const Panel = 32

// A Matrix is stored by rows.
type Matrix struct {
	Rows, Cols int
	Data       []float32 // with room for whole blocks of rows
}

// Row returns row i.
func (m *Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols] }

// Resize makes m a matrix of rows x cols with any content, reusing its memory.
func (m *Matrix) Resize(rows, cols int) {
	n := (rows + Block - 1) / Block * Block * cols
	if cap(m.Data) < n {
		m.Data = make([]float32, n+n/4)
	}
	m.Rows, m.Cols, m.Data = rows, cols, m.Data[:n]
}

// Fill sets every row to v.
func (m *Matrix) Fill(v []float32) {
	for i := range m.Rows {
		copy(m.Row(i), v)
	}
}

// Padded rounds columns up to whole panels.
func Padded(cols int) int { return (cols + Panel - 1) / Panel * Panel }

// Packed is a matrix of K rows, with its columns in panels of 32, each stored
// by rows; the columns missing in the last are 0.
type Packed struct {
	K, Cols int // Cols counts whole panels
	Data    []float32
}

// Pack packs w, which has k rows of stride numbers, the first cols of which
// count.
func (p *Packed) Pack(w []float32, k, cols, stride int) {
	p.resize(k, cols)
	for c := 0; c < p.Cols; c += Panel {
		n := min(Panel, cols-c)
		for r := range k {
			row := p.Data[c*k+r*Panel:][:Panel]
			copy(row[:n], w[r*stride+c:])
			clear(row[n:])
		}
	}
}

// PackTransposed packs the transpose of w, which has cols rows of stride
// numbers, the first k of which count.
func (p *Packed) PackTransposed(w []float32, k, cols, stride int) {
	p.resize(k, cols)
	for c := range p.Cols {
		panel := p.Data[c/Panel*Panel*k:][:Panel*k]
		at := c % Panel
		if c >= cols {
			for r := range k {
				panel[r*Panel+at] = 0
			}
			continue
		}
		for r, v := range w[c*stride:][:k] {
			panel[r*Panel+at] = v
		}
	}
}

func (p *Packed) resize(k, cols int) {
	p.K, p.Cols = k, Padded(cols)
	if n := k * p.Cols; cap(p.Data) < n {
		p.Data = make([]float32, n)
	} else {
		p.Data = p.Data[:n]
	}
}

// MulAdd adds a times p to c, of p.Cols columns, for the rows of a. Both have
// room for whole blocks of rows.
func (p *Packed) MulAdd(c, a *Matrix) {
	p.mulAdd(c.Data, c.Cols, a.Data, a.Cols, a.Rows)
}

// mulAdd is MulAdd on rows of ldc and lda numbers.
func (p *Packed) mulAdd(c []float32, ldc int, a []float32, lda, rows int) {
	if p.K == 0 || rows == 0 {
		return
	}
	blocks := (rows + Block - 1) / Block
	_ = a[(blocks*Block-1)*lda+p.K-1]
	_ = c[(blocks*Block-1)*ldc+p.Cols-1]
	for n := 0; n < p.Cols; n += Panel {
		b := &p.Data[n*p.K]
		for r := 0; r < blocks*Block; r += Block {
			gemm(p.K, &a[r*lda], lda, b, &c[r*ldc+n], ldc)
		}
	}
}
