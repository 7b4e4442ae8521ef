package nn

// What follows is for learning: gradients by back-propagation.

// Transpose sets m to the transpose of a.
func (m *Matrix) Transpose(a *Matrix) {
	m.Resize(a.Cols, a.Rows)
	for i := range a.Rows {
		for j, v := range a.Row(i) {
			m.Data[j*a.Rows+i] = v
		}
	}
}

// A Gradient is the working memory of products with transposed matrices.
type Gradient struct {
	a Matrix
	b Packed
}

// Add adds the product of a transposed and b to d, which has a.Cols rows and
// b.Cols columns, both multiples of 32.
func (g *Gradient) Add(d []float32, a, b *Matrix) {
	g.a.Transpose(a)
	g.b.Pack(b.Data, b.Rows, b.Cols, b.Cols)
	g.b.mulAdd(d, b.Cols, g.a.Data, a.Rows, a.Cols)
}

// Unread is the backward pass of [LSTM.Read]. dout is the gradient of the
// output, wht Wh transposed; din is set to the gradient of in, and the
// gradient of Wh is added to dwh.
func (l *LSTM) Unread(din, dout *Matrix, col int, o *Order, mask *Matrix, t *Trace, wht *Packed, dwh []float32, g *Gradient) {
	u := l.Units
	n := o.first[o.steps()]
	var dgates, dh, dc Matrix
	dgates.Resize(n+Block, 4*u)
	dh.Resize(len(o.Spans)+Block, u)
	dc.Resize(len(o.Spans)+Block, u)
	clear(dh.Data)
	clear(dc.Data)
	for step := o.steps() - 1; step >= 0; step-- {
		at, active := o.first[step], o.active(step)
		for b := range active {
			r := at + b
			token := o.token(step, b, l.Backward)
			gs, dg, tc := t.gates.Row(r), dgates.Row(r), t.tanh.Row(r)
			up, h, c := dout.Row(token)[col:col+u], dh.Row(b), dc.Row(b)
			var before []float32
			if step > 0 {
				before = t.cell.Row(o.first[step-1] + b)
			}
			for k := range u {
				i, f, out, cand := gs[k], gs[u+k], gs[2*u+k], gs[3*u+k]
				y := up[k] + h[k]
				d := c[k] + y*out*(1-tc[k]*tc[k])
				dg[k] = d * cand * i * (1 - i)
				dg[2*u+k] = y * tc[k] * out * (1 - out)
				dg[3*u+k] = d * i * (1 - cand*cand)
				dg[u+k] = 0
				if before != nil {
					dg[u+k] = d * before[k] * f * (1 - f)
				}
				c[k] = d * f
				h[k] = 0
			}
			copy(din.Row(token), dg)
		}
		if step == 0 {
			break
		}
		wht.mulAdd(dh.Data, u, dgates.Data[at*4*u:], 4*u, active)
		for b := range active {
			m, h := mask.Row(b), dh.Row(b)
			for k := range h {
				h[k] *= m[k]
			}
		}
		// the rows beyond the active ones took what the kernel left there
		clear(dh.Data[active*u:])
	}
	prev := Matrix{n, u, t.prev.Data}
	d := Matrix{n, 4 * u, dgates.Data}
	g.Add(dwh, &prev, &d)
}
