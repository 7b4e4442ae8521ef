package nn

import "slices"

// An Order lays the tokens of a batch of sentences out step by step, so that
// the sentences are read side by side.
type Order struct {
	Spans [][2]int // the sentences, as half-open ranges of tokens; longest first
	first []int    // the first row of every step, and the end of the last
}

// Set orders the sentences of spans, none of them empty.
func (o *Order) Set(spans [][2]int) {
	o.Spans = append(o.Spans[:0], spans...)
	slices.SortStableFunc(o.Spans, func(a, b [2]int) int { return (b[1] - b[0]) - (a[1] - a[0]) })
	o.first = append(o.first[:0], 0)
	n := 0
	for active := len(o.Spans); active > 0; {
		n += active
		o.first = append(o.first, n)
		for active > 0 && o.Spans[active-1][1]-o.Spans[active-1][0] < len(o.first) {
			active--
		}
	}
}

// steps is the length of the longest sentence.
func (o *Order) steps() int { return len(o.first) - 1 }

// active is the number of sentences with a token at a step: they come first.
func (o *Order) active(step int) int { return o.first[step+1] - o.first[step] }

// token is the token of a sentence at a step.
func (o *Order) token(step, sentence int, backward bool) int {
	if s := o.Spans[sentence]; backward {
		return s[1] - 1 - step
	} else {
		return s[0] + step
	}
}

// An LSTM reads sentences in one direction (Hochreiter and Schmidhuber 1997;
// with a forget gate). Units is a multiple of 32.
type LSTM struct {
	Units    int
	Wh       Packed // Units x 4*Units: input, forget, output and cell gates
	Backward bool   // from the last token to the first
}

// A Trace is the working memory of an [LSTM] over a batch; after a pass it
// holds what learning needs. Rows are in the order of the steps.
type Trace struct{ gates, cell, tanh, out, prev Matrix }

// Read sets, for every token, the Units columns of out from col on to the
// output. in has the tokens' contributions to the gates: token i's in row
// rows[i], or i where rows is nil. mask, in training, has a row a sentence that
// the recurrent input is multiplied with.
func (l *LSTM) Read(out *Matrix, col int, in *Matrix, rows []int32, o *Order, mask *Matrix, t *Trace) {
	n, u := o.first[o.steps()]+Block, l.Units
	t.gates.Resize(n, 4*u)
	t.cell.Resize(n, u)
	t.tanh.Resize(n, u)
	t.out.Resize(n, u)
	if mask != nil {
		t.prev.Resize(n, u)
	}
	for step := range o.steps() {
		at, active := o.first[step], o.active(step)
		before := at
		if step > 0 {
			before = o.first[step-1]
		}
		for b := range active {
			row := o.token(step, b, l.Backward)
			if rows != nil {
				row = int(rows[row])
			}
			copy(t.gates.Row(at+b), in.Row(row))
			if step == 0 {
				clear(t.cell.Row(at + b))
			} else {
				copy(t.cell.Row(at+b), t.cell.Row(before+b))
			}
			if mask != nil {
				p := t.prev.Row(at + b)
				if step == 0 {
					clear(p)
					continue
				}
				m := mask.Row(b)
				for k, v := range t.out.Row(before + b) {
					p[k] = v * m[k]
				}
			}
		}
		if step > 0 {
			prev := t.out.Data[before*u:]
			if mask != nil {
				prev = t.prev.Data[at*u:]
			}
			l.Wh.mulAdd(t.gates.Data[at*4*u:], 4*u, prev, u, active)
		}
		for b := range active {
			r := at + b
			h := t.out.Row(r)
			cell(&t.gates.Row(r)[0], &t.cell.Row(r)[0], &t.tanh.Row(r)[0], &h[0], u)
			copy(out.Row(o.token(step, b, l.Backward))[col:], h)
		}
	}
}
