package perceptron

import (
	"encoding/binary"
	"math"
	"sort"
)

// A Table maps feature hashes to 8-bit weights of labels. Its bytes are read
// in place: a slot of four bytes is 8 bits of fingerprint and 24 bits of
// offset, in units of two bytes, of a row; a row is 8 more bits of fingerprint,
// a count n, and n pairs of label and weight. Collisions go to the next slot.
type Table struct {
	labels int
	slots  uint64
	index  string
	rows   string
}

// maxFeatures is how many features Score looks up together.
const maxFeatures = 256

// Score sets out to the labels' scores. Scores are comparable with each other
// only.
func (t *Table) Score(features []uint64, out []int32) {
	clear(out)
	for len(features) > maxFeatures {
		t.add(features[:maxFeatures], out)
		features = features[maxFeatures:]
	}
	t.add(features, out)
}

// add looks up all slots first and then all rows, so that the processor can
// wait for many at once.
func (t *Table) add(features []uint64, out []int32) {
	var found [maxFeatures]uint32 // offset of the row and its place in features
	n := 0
	for k, f := range features {
		if s := t.next(f, slot(f, t.slots)); s.row != 0 {
			found[n&(maxFeatures-1)] = s.row<<8 | uint32(k)
			n++
		}
	}
	for _, s := range found[:n] {
		f := features[s&0xff]
		at := 2 * int(s>>8)
		if t.rows[at] != byte(f) {
			if at = t.probe(f); at == 0 {
				continue
			}
		}
		row := t.rows[at+2 : at+2+2*int(t.rows[at+1])]
		for len(row) >= 2 {
			out[row[0]] += int32(int8(row[1]))
			row = row[2:]
		}
	}
}

type found struct {
	row  uint32 // 0 if there is none
	slot uint64
}

// next returns the first slot from i on whose fingerprint agrees with f.
func (t *Table) next(f, i uint64) found {
	for {
		s := Uint32(t.index, 4*int(i))
		if s == 0 || s>>24 == uint32(f>>8)&0xff {
			return found{s & 0xffffff, i}
		}
		if i++; i == t.slots {
			i = 0
		}
	}
}

// probe returns the offset of f's row when the first fingerprint alone does
// not tell, or 0.
func (t *Table) probe(f uint64) int {
	for i := slot(f, t.slots); ; {
		s := t.next(f, i)
		if at := 2 * int(s.row); at == 0 || t.rows[at] == byte(f) {
			return at
		}
		if i = s.slot + 1; i == t.slots {
			i = 0
		}
	}
}

// slot picks a slot from the high half of f; the low half is the fingerprint.
func slot(f, slots uint64) uint64 { return (f >> 32) * slots >> 32 }

// Uint32 returns the little-endian number at byte i of a model file.
func Uint32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// Freeze averages the weights, drops those below min and the rows updated
// fewer than minUpdates times, and returns the bytes of a [Table] with the
// value of one unit of its weights. Equal trainers give equal bytes.
func (t *Trainer) Freeze(min float64, minUpdates int) (data []byte, unit float64) {
	type entry struct {
		key   uint64
		pairs []byte
	}
	// The largest weights are few and matter most: nothing is clipped.
	t.weights(minUpdates, func(_ uint64, _ uint8, w float64) { unit = math.Max(unit, math.Abs(w)/127) })
	rows := map[uint64][]byte{}
	t.weights(minUpdates, func(key uint64, label uint8, w float64) {
		q := math.Round(w / unit)
		if math.Abs(w) < min || q == 0 {
			return
		}
		rows[key] = append(rows[key], label, byte(int8(q)))
	})
	entries := make([]entry, 0, len(rows))
	for k, p := range rows {
		entries = append(entries, entry{k, p})
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].key < entries[j].key })

	slots := uint64(len(entries)*3/2 + 8)
	index := make([]byte, 4*slots)
	body := []byte{0, 0} // offset 0 is an empty slot
	for _, e := range entries {
		i := slot(e.key, slots)
		for binary.LittleEndian.Uint32(index[4*i:]) != 0 {
			i = (i + 1) % slots
		}
		s := uint32(e.key>>8)&0xff<<24 | uint32(len(body)/2)
		if len(body)/2 >= 1<<24 {
			panic("perceptron: table too large for its offsets")
		}
		binary.LittleEndian.PutUint32(index[4*i:], s)
		body = append(body, byte(e.key), byte(len(e.pairs)/2))
		body = append(body, e.pairs...)
	}
	data = binary.LittleEndian.AppendUint32(nil, uint32(t.Labels))
	data = binary.LittleEndian.AppendUint32(data, uint32(slots))
	data = append(data, index...)
	return append(data, body...), unit
}
