package perceptron

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// A Dict maps hashes to numbers of up to 24 bits, not 0. Its bytes are read in
// place: slots of 32 bits of fingerprint and 24 of value. Collisions go to the
// next slot. A hash that is not in it is found all the same once in some four
// thousand million times.
type Dict struct {
	data  string
	slots uint64
}

const dictSlot = 7

// DictBytes returns the bytes of a [Dict] with these entries.
func DictBytes(entries map[uint64]uint32) []byte {
	keys := make([]uint64, 0, len(entries))
	for k := range entries {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	slots := uint64(len(keys)*4/3 + 4)
	out := make([]byte, dictSlot*slots+1) // a byte more, so that 8 can be read
	for _, k := range keys {
		i := slot(k, slots)
		for binary.LittleEndian.Uint64(out[dictSlot*i:])>>32&0xffffff != 0 {
			i = (i + 1) % slots
		}
		binary.LittleEndian.PutUint32(out[dictSlot*i:], uint32(k))
		v := entries[k]
		out[dictSlot*i+4], out[dictSlot*i+5], out[dictSlot*i+6] = byte(v), byte(v>>8), byte(v>>16)
	}
	return out
}

// OpenDict returns the dictionary in a section.
func OpenDict(data string) (*Dict, error) {
	if len(data) <= dictSlot || len(data)%dictSlot != 1 {
		return nil, fmt.Errorf("dictionary: %w: %d bytes", ErrModel, len(data))
	}
	return &Dict{data, uint64(len(data) / dictSlot)}, nil
}

// Get returns the value of h, 0 if it is not there.
func (d *Dict) Get(h uint64) uint32 {
	for i := slot(h, d.slots); ; {
		s := d.data[dictSlot*i : dictSlot*i+8]
		v := (Uint32(s, 4)) & 0xffffff
		if v == 0 || Uint32(s, 0) == uint32(h) {
			return v
		}
		if i++; i == d.slots {
			i = 0
		}
	}
}

// Max returns the largest value.
func (d *Dict) Max() uint32 {
	top := uint32(0)
	for i := range d.slots {
		top = max(top, Uint32(d.data[dictSlot*i:dictSlot*i+8], 4)&0xffffff)
	}
	return top
}
