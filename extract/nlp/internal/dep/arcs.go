package dep

import (
	"fmt"
	"math"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
)

// arcs are the weights of the actions: eight bytes a row, each a weight plus
// 128, in a table without keys. Features that fall on the same row share it,
// in training too (hash kernel, Bohnet 2010).
type arcs struct {
	data string
	rows uint64
}

const arcRow = actions

func openArcs(data string) (*arcs, error) {
	if len(data) == 0 || len(data)%arcRow != 0 {
		return nil, fmt.Errorf("arcs: %w: %d bytes", perceptron.ErrModel, len(data))
	}
	return &arcs{data: data, rows: uint64(len(data) / arcRow)}, nil
}

// row is the row of a feature among so many.
func row(h, rows uint64) uint64 { return (h >> 32) * rows >> 32 }

// score adds up the eight weights of every feature side by side in 16-bit
// fields, which 257 features cannot overflow.
func (a *arcs) score(hs []uint64) (sc [actions]float32) {
	const fields = 0x00ff00ff00ff00ff
	var even, odd uint64
	data, rows := a.data, a.rows
	for _, h := range hs {
		i := row(h, rows) * arcRow
		x := le64(data[i : i+arcRow])
		even += x & fields
		odd += x >> 8 & fields
	}
	bias := int32(128 * len(hs))
	for k := range actions / 2 {
		sc[2*k] = float32(int32(even>>(16*k)&0xffff) - bias)
		sc[2*k+1] = float32(int32(odd>>(16*k)&0xffff) - bias)
	}
	return sc
}

func le64(b string) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// freeze returns the bytes of averaged weights. The largest are few and matter
// most: nothing is clipped.
func (t *weights) freeze() []byte {
	unit := 1e-9
	for i := range t.w {
		for _, w := range t.w[i] {
			unit = max(unit, math.Abs(float64(w))/127)
		}
	}
	out := make([]byte, 0, len(t.w)*arcRow)
	for i := range t.w {
		for _, w := range t.w[i] {
			out = append(out, byte(128+math.Round(float64(w)/unit)))
		}
	}
	return out
}
