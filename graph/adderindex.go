package graph

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// A listed is a quad and the nodes that its list is of, as they are in keys.
type listed struct {
	at   [3]uint64
	quad uint64
}

// writeIndex adds the quads to the lists of one of Cayley's indexes.
func (a *adder) writeIndex(ind ckv.QuadIndex) error {
	order := make([]listed, len(a.links))
	for i := range a.links {
		l := &a.links[i]
		order[i].quad = l.ID
		for j, d := range ind.Dirs {
			order[i].at[j] = asKey(l.GetDirection(d))
		}
	}
	slices.SortFunc(order, func(x, y listed) int {
		for i := range x.at {
			if c := cmp.Compare(x.at[i], y.at[i]); c != 0 {
				return c
			}
		}
		return cmp.Compare(x.quad, y.quad) // lists are in the order of the numbers
	})
	prefix := indexPrefix(nil, ind)
	a.out.Cut(appendNumber(prefix, a.horizon+1)) // lists of older nodes are before it
	a.cutApart(prefix, a.horizon+1, a.first-1)
	for len(order) > 0 {
		n := 1
		for n < len(order) && order[n].at == order[0].at {
			n++
		}
		if err := a.extend(ind, order[:n]); err != nil {
			return err
		}
		order = order[n:]
	}
	return nil
}

// indexPrefix appends what the keys of an index begin with.
func indexPrefix(key []byte, ind ckv.QuadIndex) []byte {
	for _, d := range ind.Dirs {
		key = append(key, d.Prefix())
	}
	return append(key, '/')
}

// extend adds quads to the list they have in common.
func (a *adder) extend(ind ckv.QuadIndex, quads []listed) error {
	a.key = indexPrefix(a.key[:0], ind)
	there := true
	for _, o := range quads[0].at[:len(ind.Dirs)] {
		n := fromKey(o)
		a.key = appendNumber(a.key, n)
		there = there && n <= a.horizon
	}
	a.val = a.val[:0]
	for _, q := range quads {
		a.val = binary.AppendUvarint(a.val, q.quad)
	}
	if there {
		return a.out.Append(a.key, a.val)
	}
	return a.put()
}

// refuse returns an error for a quad that is there, as Cayley does: its nodes
// would be counted twice and never dropped.
func (a *adder) refuse() error {
	graphs := map[uint64][]uint64{}
	for i := range a.links {
		l := &a.links[i]
		if max(l.Subject, l.Predicate, l.Object, l.Label) > a.horizon {
			continue
		}
		same, err := a.list(byObject, l)
		if err != nil {
			return err
		}
		if len(same) == 0 {
			continue
		}
		labelled, ok := graphs[l.Label]
		if !ok {
			if labelled, err = a.list(byLabel, l); err != nil {
				return err
			}
			graphs[l.Label] = labelled
		}
		for _, id := range same {
			if _, ok := slices.BinarySearch(labelled, id); !ok {
				continue
			}
			data, err := a.out.Lookup(flatKey(logKey(id)))
			if err != nil {
				return damage(err)
			}
			var p proto.Primitive
			if err := p.Unmarshal(data); err != nil {
				return fmt.Errorf("%w: %w", ErrDamaged, err)
			}
			if !p.Deleted {
				return graph.ErrQuadExists
			}
		}
	}
	return nil
}

// list returns the numbers of the quads in the same list of an index.
func (a *adder) list(ind ckv.QuadIndex, l *proto.Primitive) ([]uint64, error) {
	data, err := a.out.Lookup(flatKey(ind.KeyFor(l)))
	if err == disk.ErrNotFound {
		return nil, nil
	} else if err != nil {
		return nil, damage(err)
	}
	return numbers(nil, data, math.MaxInt)
}
