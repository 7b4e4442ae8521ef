package syntax

import (
	"math"
	"sync"
)

// adam is the state of Adam (Kingma and Ba 2015) for a tensor.
type adam struct{ m, v []float32 }

func newAdam(n int) adam { return adam{make([]float32, n), make([]float32, n)} }

const (
	beta1   = 0.9
	beta2   = 0.95
	epsilon = 1e-8
	clip    = 5 // the longest gradient
)

// step changes w by the gradient g times scale, and clears g.
func (a *adam) step(w, g []float32, scale, rate float32) {
	for i, x := range g {
		x *= scale
		g[i] = 0
		a.m[i] += (1 - beta1) * (x - a.m[i])
		a.v[i] += (1 - beta2) * (x*x - a.v[i])
		w[i] -= rate * a.m[i] / (float32(math.Sqrt(float64(a.v[i]))) + epsilon)
	}
}

// update makes a step with the sum of the workers' gradients. Of the vectors,
// only those in the batch move.
func (l *learner) update(rate float64) {
	l.steps++
	first := &l.workers[0]
	for k := 1; k < workers; k++ {
		w := &l.workers[k]
		for i, g := range w.grads {
			add(first.grads[i], g)
			clear(g)
		}
		for _, r := range w.touched {
			g := w.demb[int(r)*l.o.Word:][:l.o.Word]
			add(first.demb[int(r)*l.o.Word:], g)
			clear(g)
			w.is[r] = false
			if !first.is[r] {
				first.is[r] = true
				first.touched = append(first.touched, r)
			}
		}
		w.touched = w.touched[:0]
	}
	sum := 0.0
	for _, g := range first.grads {
		sum += squares(g)
	}
	for _, r := range first.touched {
		sum += squares(first.demb[int(r)*l.o.Word:][:l.o.Word])
	}
	scale := float32(1)
	if n := math.Sqrt(sum); n > clip {
		scale = float32(clip / n)
	}
	correct := math.Sqrt(1-math.Pow(beta2, float64(l.steps))) / (1 - math.Pow(beta1, float64(l.steps)))
	step := float32(rate * correct)
	var wg sync.WaitGroup
	wg.Go(func() {
		for i, g := range first.grads {
			l.dense[i].step(l.net.tensors[i].w, g, scale, step)
		}
	})
	wg.Go(func() {
		for _, r := range first.touched {
			lo, hi := int(r)*l.o.Word, int(r+1)*l.o.Word
			a := adam{l.sparse.m[lo:hi], l.sparse.v[lo:hi]}
			a.step(l.emb[lo:hi], first.demb[lo:hi], scale, step)
			first.is[r] = false
		}
	})
	wg.Wait()
	first.touched = first.touched[:0]
}

func squares(v []float32) float64 {
	s := float32(0)
	for _, x := range v {
		s += x * x
	}
	return float64(s)
}
