package graph

import (
	"encoding/binary"
	"fmt"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// An adder adds quads to Cayley's tables on disk, in one transaction, as
// Cayley's key-value store of version 2 would. Cayley looks for every value,
// and for every key of its indexes, most of which are new: nodes are numbered
// upwards, so that an entry with a node of this transaction cannot be there.
type adder struct {
	out      output
	known    *known
	horizon  uint64 // the last number before this transaction
	next     uint64 // the first that is free
	now      int64
	nodes    []addedNode
	fresh    []int                   // the places of those that are new
	sorted   []hashed                // all of them, in the order of keys
	values   map[quad.Value]int      // the place in nodes
	hashes   map[graph.ValueHash]int // the same: Cayley tells values apart by these
	links    []proto.Primitive
	first    uint64 // the number of the first
	key, val []byte // scratch
}

type addedNode struct {
	value quad.Value
	hash  graph.ValueHash
	stored
}

// add writes quads that are not in the store.
func (d *database) add(quads []graph.Delta) error {
	nodes := len(quads) / 2 // about as many there are
	a := adder{
		out: d.out, known: &d.known, now: time.Now().UnixNano(),
		nodes: make([]addedNode, 0, nodes), values: make(map[quad.Value]int, nodes), hashes: make(map[graph.ValueHash]int, nodes),
	}
	var err error
	if a.horizon, err = a.meta(horizonKey); err != nil {
		return err
	}
	a.next = a.horizon + 1
	if err := a.known.prepare(d.disk, a.horizon); err != nil {
		return err
	}
	if err := a.resolve(quads); err != nil {
		return err
	}
	if err := a.refuse(); err != nil {
		return err
	}
	if err := a.write(); err != nil {
		return err
	}
	a.known.loaded += uint64(len(a.links))
	return nil
}

// resolve numbers the nodes, in the order of the quads, and then the quads.
func (a *adder) resolve(quads []graph.Delta) error {
	seen := make(map[[4]int32]bool, len(quads))
	ends := make([][4]int32, 0, len(quads))
	var last [4]quad.Value // and where they are: quads come by their subjects
	var at [4]int32
	for _, q := range quads {
		for i, d := range quad.Directions {
			v := q.Quad.Get(d)
			if v == last[i] && v != nil {
				continue
			}
			last[i], at[i] = v, -1
			if v != nil {
				n, err := a.node(v)
				if err != nil {
					return err
				}
				at[i] = int32(n)
			}
		}
		if seen[at] {
			continue
		}
		seen[at] = true
		ends = append(ends, at)
	}
	a.links, a.first = make([]proto.Primitive, len(ends)), a.next
	for i, at := range ends {
		l := &a.links[i]
		l.ID, l.Timestamp = a.next+uint64(i), a.now
		for i, d := range quad.Directions {
			if at[i] >= 0 {
				n := &a.nodes[at[i]]
				n.uses++
				l.SetDirection(d, n.id)
			}
		}
	}
	a.next += uint64(len(ends))
	return nil
}

// node returns the place of a value's node.
func (a *adder) node(v quad.Value) (int, error) {
	if i, ok := a.values[v]; ok {
		return i, nil
	}
	h := graph.HashOf(v)
	i, ok := a.hashes[h]
	if !ok {
		n, err := a.find(h)
		if err != nil {
			return 0, err
		}
		if n.id == 0 {
			n.id = a.next
			a.next++
			a.fresh = append(a.fresh, len(a.nodes))
		}
		i = len(a.nodes)
		a.nodes = append(a.nodes, addedNode{v, h, n})
		a.hashes[h] = i
	}
	a.values[v] = i
	return i, nil
}

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
