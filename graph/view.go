package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/cockroachdb/pebble/v2"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// A view is one state of Cayley's tables in Pebble. It reads what Cayley's
// iterators read, but many entries in one pass: what was written together
// lies together, and going on to the next entry costs a tenth of a search.
type view struct {
	names   *names
	digests *digestCache
	begun   uint64
	snap    *pebble.Snapshot
	gate    *gate
}

// view returns a view of a store that has one, nil if s is of another kind.
func (s *Store) view() (*view, error) {
	p, ok := s.fast()
	if !ok {
		return nil, nil
	}
	return p.db.view()
}

func (d *database) view() (*view, error) {
	if err := d.gate.enter(); err != nil {
		return nil, err
	}
	begun := d.names.begin()
	return &view{d.names, d.digests, begun, d.disk.NewSnapshot(), &d.gate}, nil
}

func (v *view) close() {
	v.snap.Close()
	v.gate.leave()
}

// near is how many numbers further an entry is gone on to and not searched.
const near = 12

// log calls f with what Cayley's log has under each of the numbers, in
// ascending order, each once; not for those under which there is nothing.
func (v *view) log(ids []uint64, f func(uint64, *proto.Primitive)) error {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	var it *disk.Cursor
	defer func() {
		if it != nil {
			it.Release()
		}
	}()
	dense := func(i int) bool { return i+1 < len(ids) && ids[i+1]-ids[i] <= near }
	for i, id := range ids {
		key := flatKey(logKey(id))
		var data []byte
		if !dense(i) && (i == 0 || !dense(i-1)) {
			var err error
			if data, err = disk.Get(v.snap, key); err == disk.ErrNotFound {
				continue
			} else if err != nil {
				return damage(err)
			}
		} else {
			if it == nil {
				it = disk.Under(v.snap, flatKey(kv.SKey("log", "")))
			}
			if !advance(it, key, i > 0 && dense(i-1)) {
				if err := it.Error(); err != nil {
					return damage(err)
				}
				continue
			}
			data = it.Value()
		}
		var p proto.Primitive
		if err := p.Unmarshal(data); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		f(id, &p)
	}
	return nil
}

// advance moves it to key if it is there, by small steps if it is near. The
// order of the keys is not quite that of the numbers: some bytes are escaped.
func advance(it *disk.Cursor, key []byte, step bool) bool {
	for n := 0; step && n < near && it.Valid(); n++ {
		c := bytes.Compare(it.Key(), key)
		if c == 0 || c > 0 && n > 0 {
			return c == 0
		}
		if c > 0 {
			break
		}
		it.Next()
	}
	return it.Seek(key) && bytes.Equal(it.Key(), key)
}

// logKey is the key of an entry of Cayley's log.
func logKey(id uint64) kv.Key {
	return kv.Key{[]byte("log"), binary.BigEndian.AppendUint64(nil, id)}
}

// values returns the values of nodes.
func (v *view) values(nodes []uint64) (map[uint64]quad.Value, error) {
	out := make(map[uint64]quad.Value, len(nodes))
	var unknown []uint64
	for _, n := range nodes {
		if n == 0 {
			continue
		}
		if val, ok := v.names.value(ckv.Int64Value(n)); ok {
			out[n] = val
		} else if _, asked := out[n]; !asked {
			out[n] = nil
			unknown = append(unknown, n)
		}
	}
	var bad error
	err := v.log(unknown, func(n uint64, p *proto.Primitive) {
		val, err := pquads.UnmarshalValue(p.Value)
		if err != nil {
			bad = cmp.Or(bad, fmt.Errorf("%w: %w", ErrDamaged, err))
		}
		out[n] = val
		v.names.put(v.begun, ckv.Int64Value(n), val)
	})
	return out, cmp.Or(err, bad)
}

// quads returns the quads with the numbers ids, in that order, without those
// that were removed.
func (v *view) quads(ids []uint64) ([]quad.Quad, error) {
	found := make(map[uint64]*proto.Primitive, len(ids))
	var nodes []uint64
	err := v.log(slices.Clone(ids), func(id uint64, p *proto.Primitive) {
		if !p.Deleted {
			found[id] = p
			nodes = append(nodes, p.Subject, p.Predicate, p.Object, p.Label)
		}
	})
	if err != nil {
		return nil, err
	}
	vals, err := v.values(nodes)
	if err != nil {
		return nil, err
	}
	var out []quad.Quad
	for _, id := range ids {
		if p := found[id]; p != nil {
			out = append(out, quad.Quad{Subject: vals[p.Subject], Predicate: vals[p.Predicate], Object: vals[p.Object], Label: vals[p.Label]})
		}
	}
	return out, nil
}
