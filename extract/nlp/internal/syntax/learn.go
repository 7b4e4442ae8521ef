package syntax

import (
	"math"
	"math/rand/v2"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/nn"
)

// An example is a sentence to learn from: the rows of its words' features, its
// tags, heads (as words of the sentence, -1 for the root), relations, and labels
// of names where they are known.
type example struct {
	rows  [][]int32
	tags  []uint8
	heads []int
	rels  []uint8
	names []uint8
}

// A worker finds the gradients of its part of a batch.
type worker struct {
	net   *net
	emb   []float32 // the table of vectors
	known []float32 // by row: the chance that a word's form is taken for unknown
	o     *Options
	rng   *rand.Rand

	x       pass
	grads   [][]float32 // of the tensors
	dense   nn.Gradient
	demb    []float32
	touched []int32 // rows of demb that are not 0
	is      []bool

	rows  [][]int32 // of the words of the batch, after dropout
	heads []int
	masks []nn.Matrix // of the inputs of the layers
	loss  float64
}

// step adds the gradients of the examples, each token weighing scale.
func (k *worker) step(es []*example, t *transposed, scale float32) {
	var spans [][2]int
	k.rows, k.heads = k.rows[:0], k.heads[:0]
	for _, e := range es {
		lo := len(k.rows)
		spans = append(spans, [2]int{lo, lo + len(e.heads)})
		for i, rows := range e.rows {
			k.rows = append(k.rows, k.thin(rows))
			h := e.heads[i]
			if h >= 0 {
				h += lo
			}
			k.heads = append(k.heads, h)
		}
	}
	x := &k.x
	x.order.Set(spans)
	if len(x.in) == 0 {
		x.in = make([]nn.Matrix, 1)
	}
	x.in[0].Resize(len(k.rows), k.net.Word)
	for i, rows := range k.rows {
		v := x.in[0].Row(i)
		clear(v)
		for _, r := range rows {
			for c, w := range k.emb[int(r)*k.net.Word:][:k.net.Word] {
				v[c] += w
			}
		}
	}
	k.masks = k.masks[:0]
	x.learn = &dropout{layer: k.dropLayer, recurrent: k.dropRecurrent, hidden: func(m *nn.Matrix) { k.drop(m, k.o.Hidden) }}
	k.net.run(x, len(k.rows))
	k.back(es, spans, t, scale)
}

// thin leaves out some of the features of a word, and its form the more often
// the rarer it is.
func (k *worker) thin(rows []int32) []int32 {
	out := make([]int32, 0, len(rows))
	for i, r := range rows {
		if i == 0 {
			if k.rng.Float32() < k.known[r] {
				r = unknown
			}
		} else if k.rng.Float32() < float32(k.o.Feature) {
			continue
		}
		out = append(out, r)
	}
	return out
}

// drop sets a share of the numbers of m to 0 and scales the others up.
func (k *worker) drop(m *nn.Matrix, share float64) {
	limit, up := uint32(share*65536), float32(1/(1-share))
	var bits uint64
	for i := range m.Data[:m.Rows*m.Cols] {
		if i%4 == 0 {
			bits = k.rng.Uint64()
		}
		if uint32(bits&0xffff) < limit {
			m.Data[i] = 0
		} else {
			m.Data[i] *= up
		}
		bits >>= 16
	}
}

// dropLayer drops the same columns of all words of a sentence.
func (k *worker) dropLayer(l int, m *nn.Matrix) {
	share := k.o.Layer
	if l == 0 {
		share = k.o.Input
	}
	var mask nn.Matrix
	mask.Resize(len(k.x.order.Spans), m.Cols)
	for i := range mask.Data {
		mask.Data[i] = 1
	}
	k.drop(&mask, share)
	k.masks = append(k.masks, mask)
	k.mask(l, m)
}

// mask multiplies m with the mask of layer l.
func (k *worker) mask(l int, m *nn.Matrix) {
	for b, s := range k.x.order.Spans {
		row := k.masks[l].Row(b)
		for i := s[0]; i < s[1]; i++ {
			for c, w := range m.Row(i) {
				m.Row(i)[c] = w * row[c]
			}
		}
	}
}

func (k *worker) dropRecurrent(m *nn.Matrix) {
	for i := range m.Data {
		m.Data[i] = 1
	}
	k.drop(m, k.o.Recurrent)
}

// transposed holds the tensors that gradients go back through.
type transposed struct {
	hidden, tag, arc, rel, name nn.Packed
	x, h                        [][2]nn.Packed
}

func (t *transposed) pack(n *net) {
	p := func(p *nn.Packed, i int) {
		m := &n.tensors[i]
		p.PackTransposed(m.w, m.cols, m.rows, m.cols)
	}
	p(&t.hidden, hiddenW)
	p(&t.tag, tagW)
	p(&t.arc, arcW)
	p(&t.rel, relW)
	p(&t.name, nameW)
	if t.x == nil {
		t.x, t.h = make([][2]nn.Packed, n.Layers), make([][2]nn.Packed, n.Layers)
	}
	for l := range n.Layers {
		for d := range 2 {
			p(&t.x[l][d], lstm(l, d, lstmX))
			p(&t.h[l][d], lstm(l, d, lstmH))
		}
	}
}

// softmax turns the first n scores into the gradient of the cross entropy, the
// others into 0, and returns the entropy.
func softmax(v []float32, n, gold int, scale float32) float64 {
	top := v[0]
	for _, s := range v[:n] {
		top = max(top, s)
	}
	sum := 0.0
	for i, s := range v[:n] {
		e := math.Exp(float64(s - top))
		v[i] = float32(e)
		sum += e
	}
	p := float64(v[gold]) / sum
	for i := range v[:n] {
		v[i] *= scale / float32(sum)
	}
	v[gold] -= scale
	clear(v[n:])
	return -math.Log(max(p, 1e-30))
}

func addRows(d []float32, m *nn.Matrix) {
	for i := range m.Rows {
		for c, v := range m.Row(i) {
			d[c] += v
		}
	}
}

func zeros(rows, cols int) *nn.Matrix {
	m := &nn.Matrix{}
	m.Resize(rows, cols)
	clear(m.Data)
	return m
}

// back propagates from the losses to the gradients.
func (k *worker) back(es []*example, spans [][2]int, t *transposed, scale float32) {
	n, x := k.net, &k.x
	tokens := len(k.rows)
	dhidden := zeros(tokens, n.Sizes.hidden())
	// tags
	for s, e := range es {
		for i, g := range e.tags {
			k.loss += softmax(x.scores.Row(spans[s][0]+i), n.out.tags, int(g), scale)
		}
	}
	k.dense.Add(k.grads[tagW], &x.tagIn, &x.scores)
	addRows(k.grads[tagB], &x.scores)
	d := zeros(tokens, n.Tag)
	t.tag.MulAdd(d, &x.scores)
	addColumns(dhidden, d, x.part[tagPart])
	// arcs
	darcs := zeros(tokens+nn.Block, n.Arc)
	var heads nn.Packed
	var turned nn.Matrix
	for s, e := range es {
		lo, hi := spans[s][0], spans[s][1]
		n.score(x, lo, hi)
		sc := &x.sent.scores
		for i, h := range e.heads {
			k.loss += softmax(sc.Row(i), hi-lo+1, h+1, scale)
		}
		// padded to whole panels: the rows missing in heads are 0
		all := zeros(sc.Cols, n.Arc)
		copy(all.Data, x.sent.heads.Data[:(hi-lo+1)*n.Arc])
		heads.Pack(all.Data, sc.Cols, n.Arc, n.Arc)
		out := nn.Matrix{Rows: hi - lo, Cols: n.Arc, Data: zeros(hi-lo, n.Arc).Data}
		heads.MulAdd(&out, sc)
		copy(darcs.Data[lo*n.Arc:hi*n.Arc], out.Data)
		turned.Transpose(sc)
		deps := nn.Matrix{Rows: hi - lo, Cols: n.Arc, Data: x.arcs.Data[lo*n.Arc : hi*n.Arc]}
		heads.Pack(deps.Data, hi-lo, n.Arc, n.Arc)
		dheads := zeros(sc.Cols, n.Arc)
		heads.MulAdd(dheads, &turned)
		for c, v := range dheads.Row(0) {
			k.grads[arcRoot][c] += v
		}
		for i := range hi - lo {
			add(dhidden.Row(lo + i)[x.part[arcHead]:], dheads.Row(i+1))
		}
	}
	darcs.Rows = tokens
	k.dense.Add(k.grads[arcW], &x.dep, darcs)
	addRows(k.grads[arcB], darcs)
	d = zeros(tokens, n.Arc)
	t.arc.MulAdd(d, darcs)
	addColumns(dhidden, d, x.part[arcDep])
	// relations
	n.label(x, k.heads)
	for s, e := range es {
		for i, g := range e.rels {
			k.loss += softmax(x.rels.Row(spans[s][0]+i), n.out.rels, int(g), scale)
		}
	}
	k.dense.Add(k.grads[relW], &x.z, &x.rels)
	addRows(k.grads[relB], &x.rels)
	dz := zeros(tokens, 3*n.Rel)
	t.rel.MulAdd(dz, &x.rels)
	for i, h := range k.heads {
		z, g := x.z.Row(i), dz.Row(i)
		dep, head := z[n.Rel:2*n.Rel], z[2*n.Rel:]
		ddep := dhidden.Row(i)[x.part[relDep]:]
		dhead := k.grads[relRoot]
		if h >= 0 {
			dhead = dhidden.Row(h)[x.part[relHead]:]
		}
		for c := range n.Rel {
			ddep[c] += g[c]*head[c] + g[n.Rel+c]
			dhead[c] += g[c]*dep[c] + g[2*n.Rel+c]
		}
	}
	// names
	if n.Name > 0 {
		for s, e := range es {
			for i := spans[s][0]; i < spans[s][1]; i++ {
				if e.names == nil {
					clear(x.names.Row(i))
				} else {
					k.loss += softmax(x.names.Row(i), n.out.names, int(e.names[i-spans[s][0]]), scale)
				}
			}
		}
		k.dense.Add(k.grads[nameW], &x.nameIn, &x.names)
		addRows(k.grads[nameB], &x.names)
		d = zeros(tokens, n.Name)
		t.name.MulAdd(d, &x.names)
		addColumns(dhidden, d, x.part[namePart])
	}
	// the hidden layer
	up := float32(1 / (1 - k.o.Hidden))
	for i, v := range x.hidden.Data[:tokens*x.hidden.Cols] {
		if v > 0 {
			dhidden.Data[i] *= up
		} else {
			dhidden.Data[i] = 0
		}
	}
	k.dense.Add(k.grads[hiddenW], &x.in[n.Layers], dhidden)
	addRows(k.grads[hiddenB], dhidden)
	dout := zeros(tokens, 2*n.Units)
	t.hidden.MulAdd(dout, dhidden)
	// the layers
	var dg nn.Matrix
	for l := n.Layers - 1; l >= 0; l-- {
		k.mask(l+1, dout)
		din := zeros(tokens, n.inputs(l))
		for d := range 2 {
			dg.Resize(tokens, 4*n.Units)
			n.lstms[l][d].Unread(&dg, dout, d*n.Units, &x.order, &x.masks[l][d], &x.traces[l][d], &t.h[l][d], k.grads[lstm(l, d, lstmH)], &k.dense)
			k.dense.Add(k.grads[lstm(l, d, lstmX)], &x.in[l], &dg)
			addRows(k.grads[lstm(l, d, lstmB)], &dg)
			t.x[l][d].MulAdd(din, &dg)
		}
		dout = din
	}
	k.mask(0, dout)
	// the vectors
	for i, rows := range k.rows {
		for _, r := range rows {
			if !k.is[r] {
				k.is[r] = true
				k.touched = append(k.touched, r)
			}
			add(k.demb[int(r)*n.Word:], dout.Row(i))
		}
	}
}

func add(d, v []float32) {
	for i, x := range v {
		d[i] += x
	}
}

// addColumns adds m to the columns of d from at on.
func addColumns(d, m *nn.Matrix, at int) {
	for i := range m.Rows {
		add(d.Row(i)[at:], m.Row(i))
	}
}
