package perceptron

// A Trainer learns the weights of an averaged perceptron (Freund and Schapire
// 1999; averaging as in Daumé's "u" trick) over 64-bit feature hashes. It is
// for one goroutine.
type Trainer struct {
	Labels int

	keys  []uint64 // open addressing; 0 is empty
	index []int32
	rows  []row
	step  float64
}

type row struct {
	key   uint64
	n     int32 // updates
	cells []cell
}

// A cell is one weight: w now, and the sum of updates times their step.
type cell struct {
	u     float64
	w     float32
	label uint8
}

// NewTrainer returns a trainer of weights for the given number of labels, at
// most 255.
func NewTrainer(labels int) *Trainer {
	const size = 1 << 16
	return &Trainer{Labels: labels, keys: make([]uint64, size), index: make([]int32, size), step: 1}
}

// Score sets out to the labels' scores given the features.
func (t *Trainer) Score(features []uint64, out []float32) {
	clear(out)
	for _, f := range features {
		if r := t.find(f); r >= 0 {
			for _, c := range t.rows[r].cells {
				out[c.label] += c.w
			}
		}
	}
}

// Step counts one example seen. Call it once an example, before Add.
func (t *Trainer) Step() { t.step++ }

// Add adds v to the weight of label under every feature.
func (t *Trainer) Add(features []uint64, label int, v float32) {
	for _, f := range features {
		t.add(f, label, v)
	}
}

func (t *Trainer) add(f uint64, label int, v float32) {
	i := t.find(f)
	if i < 0 {
		i = t.insert(f)
	}
	r := &t.rows[i]
	r.n++
	for k := range r.cells {
		if c := &r.cells[k]; int(c.label) == label {
			c.w += v
			c.u += t.step * float64(v)
			return
		}
	}
	r.cells = append(r.cells, cell{label: uint8(label), w: v, u: t.step * float64(v)})
}

func (t *Trainer) find(f uint64) int32 {
	if f == 0 {
		f = 1
	}
	mask := uint64(len(t.keys) - 1)
	for i := f & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case f:
			return t.index[i]
		case 0:
			return -1
		}
	}
}

func (t *Trainer) insert(f uint64) int32 {
	if f == 0 {
		f = 1
	}
	if len(t.rows)*2 >= len(t.keys) {
		t.grow()
	}
	t.rows = append(t.rows, row{key: f})
	t.place(f, int32(len(t.rows)-1))
	return int32(len(t.rows) - 1)
}

func (t *Trainer) place(f uint64, r int32) {
	mask := uint64(len(t.keys) - 1)
	i := f & mask
	for t.keys[i] != 0 {
		i = (i + 1) & mask
	}
	t.keys[i], t.index[i] = f, r
}

func (t *Trainer) grow() {
	t.keys = make([]uint64, 2*len(t.keys))
	t.index = make([]int32, len(t.keys))
	for i := range t.rows {
		t.place(t.rows[i].key, int32(i))
	}
}

// weights calls f with every averaged weight of the rows updated at least
// minUpdates times.
func (t *Trainer) weights(minUpdates int, f func(key uint64, label uint8, w float64)) {
	for i := range t.rows {
		r := &t.rows[i]
		if int(r.n) < minUpdates {
			continue
		}
		for _, c := range r.cells {
			f(r.key, c.label, float64(c.w)-c.u/t.step)
		}
	}
}

// Average replaces the weights by their averages. Training ends with it.
func (t *Trainer) Average() {
	for i := range t.rows {
		for k := range t.rows[i].cells {
			c := &t.rows[i].cells[k]
			c.w -= float32(c.u / t.step)
			c.u = 0
		}
	}
}

// Merge adds the averaged weights of o to those of t. Both must have been
// averaged.
func (t *Trainer) Merge(o *Trainer) {
	for i := range o.rows {
		for _, c := range o.rows[i].cells {
			t.add(o.rows[i].key, int(c.label), c.w)
		}
		t.rows[t.find(o.rows[i].key)].n += o.rows[i].n - int32(len(o.rows[i].cells))
	}
	for i := range t.rows {
		for k := range t.rows[i].cells {
			t.rows[i].cells[k].u = 0
		}
	}
}
