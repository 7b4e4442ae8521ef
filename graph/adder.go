package graph

import (
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
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
