package graph

import (
	"cmp"
	"encoding/binary"

	"github.com/cayleygraph/cayley/graph"
)

// asKey maps numbers so that they compare as they do in keys, where the bytes /
// and \ stand behind a \. fromKey undoes it.
func asKey(n uint64) uint64   { return mapped(n, &keyOrder) }
func fromKey(n uint64) uint64 { return mapped(n, &ofKeyOrder) }

func mapped(n uint64, table *[256]byte) uint64 {
	var out uint64
	for shift := 56; shift >= 0; shift -= 8 {
		out = out<<8 | uint64(table[byte(n>>shift)])
	}
	return out
}

// startAsKey is the start of a hash, for comparing as it does in keys.
func startAsKey(h *graph.ValueHash) uint64 { return asKey(binary.BigEndian.Uint64(h[:])) }

// compareAsKeys compares hashes as they do in keys.
func compareAsKeys(x, y *graph.ValueHash) int {
	for i := range x {
		if c := cmp.Compare(keyOrder[x[i]], keyOrder[y[i]]); c != 0 {
			return c
		}
	}
	return 0
}

// keyOrder is the place of a byte among all in the order of their keys, and
// ofKeyOrder the byte at a place.
var keyOrder, ofKeyOrder = func() (order, of [256]byte) {
	for b := range 256 {
		place := b
		switch {
		case b == '/':
			place = '\\' - 1
		case '/' < b && b < '\\':
			place--
		}
		order[b], of[place] = byte(place), byte(b)
	}
	return order, of
}()

// outOfOrder returns numbers, in the neighbourhood of n, before which keys end
// that are not next to each other though the numbers are: those with a byte / lie
// behind those before a \, and so between the latter if n parts them.
func outOfOrder(n uint64) []uint64 {
	var out []uint64
	for shift := 0; shift < 64; shift += 8 {
		if b := byte(n >> shift); '/' <= b && b < '\\' {
			block := n >> (shift + 8) << (shift + 8)
			out = append(out, block|'/'<<shift, block|'\\'<<shift)
		}
	}
	return out
}

// appendNumber appends a number as it is in keys.
func appendNumber(key []byte, n uint64) []byte {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], n)
	return appendEscaped(key, b[:])
}
