package graph

import (
	"encoding/binary"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// find returns the node of a hash, of number 0 if there is none.
func (a *adder) find(h graph.ValueHash) (stored, error) {
	if n, ok := a.known.get(h); ok || a.known.isNew(h) {
		return n, nil
	}
	id, err := a.number(a.hashKey('v', &h))
	if err != nil || id == 0 {
		return stored{}, err
	}
	uses, err := a.number(a.hashKey('n', &h))
	if uses == 0 && err == nil {
		uses, err = a.firstUses(id)
	}
	return stored{id, uses}, err
}

// firstUses returns in how many places of quads a node was used at first.
func (a *adder) firstUses(id uint64) (uint64, error) {
	data, err := a.out.Lookup(flatKey(logKey(id)))
	if err != nil {
		return 0, damage(err)
	}
	return firstUses(data)
}

// hashKey is the key of the number of a node (v) or of its uses (n).
func (a *adder) hashKey(bucket byte, h *graph.ValueHash) []byte {
	a.key = append(a.key[:0], bucket)
	a.key = appendEscaped(a.key, h[:2])
	a.key = append(a.key, '/')
	a.key = appendEscaped(a.key, h[:])
	return a.key
}

// number reads a number, 0 if there is none.
func (a *adder) number(key []byte) (uint64, error) {
	data, err := a.out.Lookup(key)
	if err == disk.ErrNotFound {
		return 0, nil
	}
	if err != nil {
		return 0, damage(err)
	}
	n, used := binary.Uvarint(data)
	if used <= 0 {
		return 0, fmt.Errorf("%w: a number", ErrDamaged)
	}
	return n, nil
}

// meta reads one of Cayley's counters.
func (a *adder) meta(key kv.Key) (uint64, error) {
	data, err := a.out.Lookup(flatKey(key))
	switch {
	case err == disk.ErrNotFound:
		return 0, nil // nothing was ever written
	case err != nil:
		return 0, damage(err)
	case len(data) != 8:
		return 0, fmt.Errorf("%w: a counter", ErrDamaged)
	}
	return binary.LittleEndian.Uint64(data), nil
}
