package graph

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
)

// write writes all there is to write, in the order of the keys.
func (a *adder) write() error {
	a.out.Grow(3*len(a.links) + 3*len(a.nodes))
	for _, part := range []func() error{
		func() error { return a.writeIndex(byLabel) },
		a.writeLog,
		a.writeMeta,
		func() error { return a.writeNodes('n') },
		func() error { return a.writeIndex(byObject) },
		func() error { return a.writeIndex(bySubject) },
		func() error { return a.writeNodes('v') },
	} {
		if err := part(); err != nil {
			return err
		}
	}
	for i := range a.nodes {
		n := &a.nodes[i]
		a.known.put(n.hash, n.stored, !ofAnArticle(n.value))
	}
	return nil
}

// ofAnArticle reports whether a node is a part of an article, which only that
// article speaks of.
func ofAnArticle(v quad.Value) bool {
	iri, ok := v.(quad.IRI)
	return ok && strings.Contains(string(iri), "#")
}

// cutApart keeps the keys of new numbers, from the first to the last, in tables
// apart from those of batches before and after.
func (a *adder) cutApart(prefix []byte, first, last uint64) {
	for _, n := range append(outOfOrder(first), outOfOrder(last)...) {
		a.out.Cut(appendNumber(prefix, n))
	}
}

// put writes the scratch key and value.
func (a *adder) put() error { return a.out.Set(a.key, a.val) }

// writeLog writes the nodes that are new and the quads to Cayley's log.
func (a *adder) writeLog() error {
	order := make([]uint64, 0, a.next-a.horizon-1)
	for id := a.horizon + 1; id < a.next; id++ {
		order = append(order, asKey(id))
	}
	slices.Sort(order)
	a.cutApart([]byte("log/"), a.horizon+1, a.next-1)
	for _, o := range order {
		id := fromKey(o)
		p := &proto.Primitive{}
		if id >= a.first {
			p = &a.links[id-a.first]
		} else {
			node := &a.nodes[a.fresh[id-a.horizon-1]]
			data, err := pquads.MarshalValue(node.value)
			if err != nil {
				return err
			}
			*p = proto.Primitive{ID: id, Timestamp: a.now, Value: data}
			noteFirstUses(p, node.uses)
		}
		a.key = append(a.key[:0], "log/"...)
		a.key = appendNumber(a.key, id)
		n := p.ProtoSize()
		a.val = slices.Grow(a.val[:0], n)[:n]
		if _, err := p.MarshalTo(a.val); err != nil {
			return err
		}
		if err := a.put(); err != nil {
			return err
		}
	}
	return nil
}

// A hashed is the place of a node, and the start of its hash as it is in keys.
type hashed struct {
	start uint64
	node  int
}

// writeNodes writes where new nodes are found (v), or the uses of the others (n).
func (a *adder) writeNodes(bucket byte) error {
	var order []hashed
	for i := range a.nodes {
		if n := &a.nodes[i]; (n.id > a.horizon) == (bucket == 'v') {
			order = append(order, hashed{startAsKey(&n.hash), i})
		}
	}
	slices.SortFunc(order, func(x, y hashed) int {
		if c := cmp.Compare(x.start, y.start); c != 0 {
			return c
		}
		return compareAsKeys(&a.nodes[x.node].hash, &a.nodes[y.node].hash)
	})
	for _, o := range order {
		n := &a.nodes[o.node]
		written := n.uses
		if bucket == 'v' {
			written = n.id
		}
		a.hashKey(bucket, &n.hash)
		a.val = binary.AppendUvarint(a.val[:0], written)
		if err := a.put(); err != nil {
			return err
		}
	}
	return nil
}

// writeMeta writes the last number and how many quads there are.
func (a *adder) writeMeta() error {
	size, err := a.meta(sizeKey)
	if err != nil {
		return err
	}
	if err := a.out.Set(flatKey(horizonKey), binary.LittleEndian.AppendUint64(nil, a.next-1)); err != nil {
		return err
	}
	return a.out.Set(flatKey(sizeKey), binary.LittleEndian.AppendUint64(nil, size+uint64(len(a.links))))
}
