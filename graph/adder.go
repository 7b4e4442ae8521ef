package graph

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/syndtr/goleveldb/leveldb"
)

// An adder adds quads to Cayley's tables in LevelDB, in one transaction, as
// Cayley's key-value store of version 2 would. Cayley looks for every value,
// and for every key of its indexes, most of which are new: nodes are numbered
// upwards, so that an entry with a node of this transaction cannot be there.
type adder struct {
	tx       *leveldb.Transaction
	known    *known
	horizon  uint64 // the last number before this transaction
	next     uint64 // the first that is free
	now      int64
	nodes    []addedNode
	values   map[quad.Value]int      // the place in nodes
	hashes   map[graph.ValueHash]int // the same: Cayley tells values apart by these
	links    []proto.Primitive
	key, val []byte // scratch
	all      int    // bytes written
	anew     int    // of them those of lists that were there
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
		tx: d.tx, known: &d.known, now: time.Now().UnixNano(),
		nodes: make([]addedNode, 0, nodes), values: make(map[quad.Value]int, nodes), hashes: make(map[graph.ValueHash]int, nodes),
	}
	var err error
	if a.horizon, err = a.meta(horizonKey); err != nil {
		return err
	}
	a.next = a.horizon + 1
	if err := a.known.prepare(a.tx, a.horizon); err != nil {
		return err
	}
	if err := a.resolve(quads); err != nil {
		return err
	}
	if err := a.refuse(); err != nil {
		return err
	}
	for _, write := range []func() error{a.writeLinks, a.writeIndexes, a.writeNodes, a.writeMeta} {
		if err := write(); err != nil {
			return err
		}
	}
	a.known.loaded += uint64(len(a.links))
	d.batch.learn(a.all, a.anew)
	return nil
}

// resolve numbers the nodes, in the order of the quads, and then the quads.
func (a *adder) resolve(quads []graph.Delta) error {
	seen := make(map[[4]int]bool, len(quads))
	ends := make([][4]int, 0, len(quads))
	var last [4]quad.Value // and where they are: quads come by their subjects
	var at [4]int
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
				at[i] = n
			}
		}
		if seen[at] {
			continue
		}
		seen[at] = true
		ends = append(ends, at)
	}
	a.links = make([]proto.Primitive, len(ends))
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
	return stored{id, uses}, err
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
	data, err := a.tx.Get(key, nil)
	if err == leveldb.ErrNotFound {
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

// put writes the scratch key and value.
func (a *adder) put() error {
	a.all += len(a.key) + len(a.val)
	return a.tx.Put(a.key, a.val, nil)
}

// writeLog writes an entry of Cayley's log.
func (a *adder) writeLog(p *proto.Primitive) error {
	a.key = append(a.key[:0], "log/"...)
	a.key = appendNumber(a.key, p.ID)
	a.val = slices.Grow(a.val[:0], p.ProtoSize())
	a.val = a.val[:p.ProtoSize()]
	if _, err := p.MarshalTo(a.val); err != nil {
		return err
	}
	return a.put()
}

// writeLinks writes the quads, after the nodes they need.
func (a *adder) writeLinks() error {
	for i := range a.nodes {
		n := &a.nodes[i]
		if n.id <= a.horizon {
			continue
		}
		data, err := pquads.MarshalValue(n.value)
		if err != nil {
			return err
		}
		if err := a.writeLog(&proto.Primitive{ID: n.id, Timestamp: a.now, Value: data}); err != nil {
			return err
		}
	}
	for i := range a.links {
		if err := a.writeLog(&a.links[i]); err != nil {
			return err
		}
	}
	return nil
}

// writeNodes writes where nodes are found, and their uses.
func (a *adder) writeNodes() error {
	slices.SortFunc(a.nodes, func(x, y addedNode) int { return bytes.Compare(x.hash[:], y.hash[:]) })
	for _, bucket := range []byte{'n', 'v'} {
		for i := range a.nodes {
			n := &a.nodes[i]
			written := n.uses
			if bucket == 'v' {
				if written = n.id; written <= a.horizon {
					continue
				}
			}
			a.hashKey(bucket, &n.hash)
			a.val = binary.AppendUvarint(a.val[:0], written)
			if err := a.put(); err != nil {
				return err
			}
		}
	}
	for i := range a.nodes {
		a.known.put(a.nodes[i].hash, a.nodes[i].stored)
	}
	return nil
}

// writeMeta writes the last number and how many quads there are.
func (a *adder) writeMeta() error {
	size, err := a.meta(sizeKey)
	if err != nil {
		return err
	}
	for _, m := range []struct {
		key kv.Key
		n   uint64
	}{{horizonKey, a.next - 1}, {sizeKey, size + uint64(len(a.links))}} {
		if err := a.tx.Put(flatKey(m.key), binary.LittleEndian.AppendUint64(nil, m.n), nil); err != nil {
			return err
		}
	}
	return nil
}

// meta reads one of Cayley's counters.
func (a *adder) meta(key kv.Key) (uint64, error) {
	data, err := a.tx.Get(flatKey(key), nil)
	switch {
	case err == leveldb.ErrNotFound:
		return 0, nil // nothing was ever written
	case err != nil:
		return 0, damage(err)
	case len(data) != 8:
		return 0, fmt.Errorf("%w: a counter", ErrDamaged)
	}
	return binary.LittleEndian.Uint64(data), nil
}

// appendNumber appends a number as it is in keys.
func appendNumber(key []byte, n uint64) []byte {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], n)
	return appendEscaped(key, b[:])
}
