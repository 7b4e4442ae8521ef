package syntax

import "github.com/newsgraph/newsgraph/extract/nlp/internal/nn"

// Sizes are the widths of the network. All are multiples of 32.
type Sizes struct {
	Word   int // of the vector of a word
	Units  int // of an LSTM
	Layers int // of pairs of LSTMs
	Tag    int // of the hidden layer for tags
	Arc    int // of the two for arcs
	Rel    int // of the two for relations
	Name   int // of the one for names; 0 for a network that knows none
}

func (z *Sizes) hidden() int { return z.Tag + 2*z.Arc + 2*z.Rel + z.Name }

// inputs is the width of what layer l reads.
func (z *Sizes) inputs(l int) int {
	if l == 0 {
		return z.Word
	}
	return 2 * z.Units
}

// The tensors of a network, in the order of its file.
const (
	hiddenW   = iota // 2 Units x hidden: tags, dependents, heads, the two for relations, names
	hiddenB          // hidden
	tagW             // Tag x tags
	tagB             // tags
	arcW             // Arc x Arc
	arcB             // Arc: how likely a word is a head
	arcRoot          // Arc: the root as a head
	relW             // 3 Rel x relations: of the product, the dependent and the head
	relB             // relations
	relRoot          // Rel: the root as a head
	nameW            // Name x labels of names
	nameB            // labels of names
	firstLSTM        // then for every layer and direction lstmX, lstmH and lstmB
)

const (
	lstmX = iota // inputs x 4 Units
	lstmH        // Units x 4 Units
	lstmB        // 4 Units
	lstmTensors
)

// lstm is the index of a tensor of a layer and direction.
func lstm(layer, direction, which int) int {
	return firstLSTM + (2*layer+direction)*lstmTensors + which
}

// A tensor is a matrix or, of one row, a vector.
type tensor struct {
	rows, cols int
	w          []float32
}

// Outputs are the numbers of things to tell apart.
type outputs struct{ tags, rels, names int }

// shapes returns the network's tensors, without content.
func (z *Sizes) shapes(o outputs) []tensor {
	tags, rels, names := nn.Padded(o.tags), nn.Padded(o.rels), nn.Padded(o.names)
	ts := make([]tensor, lstm(z.Layers, 0, 0))
	set := func(i, rows, cols int) { ts[i].rows, ts[i].cols = rows, cols }
	set(hiddenW, 2*z.Units, z.hidden())
	set(hiddenB, 1, z.hidden())
	set(tagW, z.Tag, tags)
	set(tagB, 1, tags)
	set(arcW, z.Arc, z.Arc)
	set(arcB, 1, z.Arc)
	set(arcRoot, 1, z.Arc)
	set(relW, 3*z.Rel, rels)
	set(relB, 1, rels)
	set(relRoot, 1, z.Rel)
	set(nameW, z.Name, names)
	set(nameB, 1, names)
	for l := range z.Layers {
		for d := range 2 {
			set(lstm(l, d, lstmX), z.inputs(l), 4*z.Units)
			set(lstm(l, d, lstmH), z.Units, 4*z.Units)
			set(lstm(l, d, lstmB), 1, 4*z.Units)
		}
	}
	return ts
}

// A net is the dense part of the network, ready for use.
type net struct {
	Sizes
	tensors   []tensor
	hidden    nn.Packed
	tag, arc  nn.Packed
	rel, name nn.Packed
	x         [][2]nn.Packed
	lstms     [][2]nn.LSTM
	out       outputs
}

func newNet(z Sizes, ts []tensor, o outputs) *net {
	n := &net{Sizes: z, tensors: ts, out: o}
	n.x = make([][2]nn.Packed, z.Layers)
	n.lstms = make([][2]nn.LSTM, z.Layers)
	n.pack()
	return n
}

// pack makes the packed weights from the tensors.
func (n *net) pack() {
	p := func(p *nn.Packed, i int) {
		t := &n.tensors[i]
		p.Pack(t.w, t.rows, t.cols, t.cols)
	}
	p(&n.hidden, hiddenW)
	p(&n.tag, tagW)
	p(&n.arc, arcW)
	p(&n.rel, relW)
	p(&n.name, nameW)
	for l := range n.Layers {
		for d := range 2 {
			p(&n.x[l][d], lstm(l, d, lstmX))
			m := &n.lstms[l][d]
			m.Units, m.Backward = n.Units, d == 1
			p(&m.Wh, lstm(l, d, lstmH))
		}
	}
}

// A pass is the working memory of the network over a batch of sentences. After
// [net.run] it holds the scores.
type pass struct {
	order  nn.Order
	known  *[2]nn.Matrix     // gates of the first layer by words, set by the caller outside learning
	rows   []int32           // of each token in known
	in     []nn.Matrix       // what each layer reads, by token; in[0] is set by the caller in learning
	gates  [2]nn.Matrix      // by token
	traces [][2]nn.Trace     // of each layer; without learning only the first is used
	hidden nn.Matrix         // by token
	tagIn  nn.Matrix         // the part of hidden for tags
	dep    nn.Matrix         // the part for dependents
	scores nn.Matrix         // of tags, by token
	arcs   nn.Matrix         // dep times arcW plus arcB
	part   [namePart + 1]int // where the parts of hidden begin
	learn  *dropout          // nil outside learning
	z      nn.Matrix         // the input of relW
	rels   nn.Matrix         // scores of relations
	nameIn nn.Matrix         // the part of hidden for names
	names  nn.Matrix         // scores of the labels of names, by token
	sent   sentence          // the arcs of one sentence
	masks  [][2]nn.Matrix    // of the recurrent inputs
}

// The parts of the hidden layer.
const (
	tagPart = iota
	arcDep
	arcHead
	relDep
	relHead
	namePart
)

// A dropout is called on the layers of a network that learns.
type dropout struct {
	layer     func(l int, m *nn.Matrix)
	recurrent func(m *nn.Matrix)
	hidden    func(m *nn.Matrix)
}

// project sets g to what the inputs of a layer contribute to the gates of one
// direction.
func (n *net) project(g, in *nn.Matrix, layer, direction int) {
	g.Resize(in.Rows, 4*n.Units)
	g.Fill(n.tensors[lstm(layer, direction, lstmB)].w)
	n.x[layer][direction].MulAdd(g, in)
}

// run reads the sentences of x.order, with so many tokens, and sets the scores
// of tags and what arcs and relations need.
func (n *net) run(x *pass, tokens int) {
	for len(x.in) <= n.Layers {
		x.in = append(x.in, nn.Matrix{})
	}
	for l := range n.Layers {
		in, out := &x.in[l], &x.in[l+1]
		out.Resize(tokens, 2*n.Units)
		at := 0
		if x.learn != nil {
			x.learn.layer(l, in)
			at = l
		}
		for len(x.traces) <= at {
			x.traces = append(x.traces, [2]nn.Trace{})
			x.masks = append(x.masks, [2]nn.Matrix{})
		}
		for d := range 2 {
			g, rows := &x.gates[d], x.rows
			if l == 0 && x.learn == nil {
				g = &x.known[d]
			} else {
				n.project(g, in, l, d)
				rows = nil
			}
			var mask *nn.Matrix
			if x.learn != nil {
				mask = &x.masks[at][d]
				mask.Resize(len(x.order.Spans), n.Units)
				x.learn.recurrent(mask)
			}
			n.lstms[l][d].Read(out, d*n.Units, g, rows, &x.order, mask, &x.traces[at][d])
		}
	}
	top := &x.in[n.Layers]
	if x.learn != nil {
		x.learn.layer(n.Layers, top)
	}
	x.part = [...]int{0, n.Tag, n.Tag + n.Arc, n.Tag + 2*n.Arc, n.Tag + 2*n.Arc + n.Rel, n.Tag + 2*n.Arc + 2*n.Rel}
	x.hidden.Resize(tokens, n.Sizes.hidden())
	x.hidden.Fill(n.tensors[hiddenB].w)
	n.hidden.MulAdd(&x.hidden, top)
	for i, v := range x.hidden.Data[:tokens*x.hidden.Cols] {
		x.hidden.Data[i] = max(v, 0)
	}
	if x.learn != nil {
		x.learn.hidden(&x.hidden)
	}
	x.columns(&x.tagIn, tagPart, n.Tag)
	x.scores.Resize(tokens, n.tag.Cols)
	x.scores.Fill(n.tensors[tagB].w)
	n.tag.MulAdd(&x.scores, &x.tagIn)
	x.columns(&x.nameIn, namePart, n.Name)
	x.names.Resize(tokens, n.name.Cols)
	x.names.Fill(n.tensors[nameB].w)
	n.name.MulAdd(&x.names, &x.nameIn)
	x.columns(&x.dep, arcDep, n.Arc)
	x.arcs.Resize(tokens+nn.Block, n.Arc) // sentences are read from it by whole blocks
	x.arcs.Rows = tokens
	x.arcs.Fill(n.tensors[arcB].w)
	n.arc.MulAdd(&x.arcs, &x.dep)
}

// columns copies a part of the hidden layer.
func (x *pass) columns(m *nn.Matrix, part, width int) {
	m.Resize(x.hidden.Rows, width)
	for i := range m.Rows {
		copy(m.Row(i), x.hidden.Row(i)[x.part[part]:])
	}
}

// A sentence is the scores of the arcs of one.
type sentence struct {
	heads  nn.Matrix // the root and the words as heads
	packed nn.Packed
	scores nn.Matrix // a row a dependent, a column a head: the root, then the words
}

// score sets x.sent to the arcs of the tokens from lo to hi.
func (n *net) score(x *pass, lo, hi int) {
	s := &x.sent
	k := hi - lo
	s.heads.Resize(k+1, n.Arc)
	copy(s.heads.Row(0), n.tensors[arcRoot].w)
	for i := range k {
		copy(s.heads.Row(i+1), x.hidden.Row(lo + i)[x.part[arcHead]:][:n.Arc])
	}
	s.packed.PackTransposed(s.heads.Data, n.Arc, k+1, n.Arc)
	s.scores.Resize(k, s.packed.Cols)
	clear(s.scores.Data)
	deps := nn.Matrix{Rows: k, Cols: n.Arc, Data: x.arcs.Data[lo*n.Arc:]}
	s.packed.MulAdd(&s.scores, &deps)
}

// label sets x.rels to the scores of the relations of all tokens to their
// heads, which are given as tokens, -1 for the root.
func (n *net) label(x *pass, heads []int) {
	x.z.Resize(len(heads), 3*n.Rel)
	for i, h := range heads {
		d, e := x.hidden.Row(i)[x.part[relDep]:][:n.Rel], n.tensors[relRoot].w
		if h >= 0 {
			e = x.hidden.Row(h)[x.part[relHead]:][:n.Rel]
		}
		z := x.z.Row(i)
		for k, v := range d {
			z[k] = v * e[k]
		}
		copy(z[n.Rel:], d)
		copy(z[2*n.Rel:], e)
	}
	x.rels.Resize(len(heads), n.rel.Cols)
	x.rels.Fill(n.tensors[relB].w)
	n.rel.MulAdd(&x.rels, &x.z)
}
