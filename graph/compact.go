package graph

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// Compact gives back the room of quads that were removed: Cayley only marks
// them so, in its log, and leaves them in its indexes. It makes the digests and
// postings of a store of another version anew. It works in place and may be
// stopped, or killed, and done again.
func (s *Store) Compact(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readOnly {
		return ErrReadOnly
	}
	p, ok := s.fast()
	if !ok {
		return nil
	}
	for from := uint64(0); ; {
		dead, next, err := p.db.dead(ctx, from)
		if err != nil {
			return fmt.Errorf("looking for removed quads: %w", err)
		}
		if len(dead) > 0 {
			if err := p.db.drop(ctx, dead); err != nil {
				return fmt.Errorf("dropping removed quads: %w", err)
			}
		}
		if next == 0 {
			break
		}
		from = next
	}
	if err := s.renewDigests(ctx); err != nil {
		return fmt.Errorf("making digests: %w", err)
	}
	return damage(p.db.disk.Compact(ctx, nil, []byte{0xff}, false))
}

// renewDigests makes the digests that are not there or of another version, and
// the postings if they are not complete.
func (s *Store) renewDigests(ctx context.Context) error {
	v, err := s.db.view()
	if err != nil {
		return err
	}
	defer v.close()
	posted, err := v.complete()
	if err != nil {
		return err
	}
	if !posted {
		if err := s.db.dropPostings(ctx, v); err != nil {
			return err
		}
	}
	ids, err := v.labels(ctx, false)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(ids, chunk) {
		vals, err := v.values(some)
		if err != nil {
			return err
		}
		var c change
		var kept []*Digest
		for _, id := range some {
			label, ok := vals[id].(quad.IRI)
			if data, err := disk.Get(v.snap, flatKey(digestKey(label))); !ok || err == nil && data[0] == digestVersion {
				if ok && !posted {
					dg, _, err := unpackDigest(label, data)
					if err != nil {
						return err
					}
					kept = append(kept, dg)
				}
				continue
			}
			quads, err := s.labelled(ctx, label, ckv.Int64Value(id))
			if err != nil {
				return err
			}
			c.digest(label, quads)
		}
		err = s.db.together(ctx, true, func() error {
			for _, dg := range kept {
				if err := s.db.writePostings(dg.Article, nil, dg); err != nil {
					return err
				}
			}
			return s.db.writeDigests(ctx, c.digests)
		})
		if err != nil {
			return err
		}
	}
	return s.db.together(ctx, true, func() error {
		return cmp.Or(s.db.group.Put(digestsKey, []byte{digestVersion}), s.db.group.Put(postingsKey, postingsVersion))
	})
}

// dead returns the removed quads from a number of the log on, a batch of them
// at most, and the number to go on from, 0 at the end.
func (d *database) dead(ctx context.Context, from uint64) ([]*proto.Primitive, uint64, error) {
	horizon, err := d.horizon(ctx)
	if err != nil {
		return nil, 0, err
	}
	v, err := d.view()
	if err != nil {
		return nil, 0, err
	}
	defer v.close()
	var out []*proto.Primitive
	for from <= horizon && len(out) < BatchSize {
		var ids []uint64
		for ; from <= horizon && len(ids) < lastChunk; from++ {
			ids = append(ids, from)
		}
		err := v.log(ids, func(_ uint64, p *proto.Primitive) {
			if p.Deleted && !p.IsNode() {
				out = append(out, p)
			}
		})
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, 0, err
		}
	}
	if from > horizon {
		from = 0
	}
	return out, from, nil
}

// horizon is the last number of Cayley's log.
func (d *database) horizon(ctx context.Context) (uint64, error) {
	var n uint64
	err := kv.View(d, func(tx kv.Tx) error {
		b, err := tx.Get(ctx, kv.SKey("meta", "horizon"))
		if err == kv.ErrNotFound {
			return nil // nothing was ever written
		}
		if err == nil && len(b) != 8 {
			err = ErrDamaged
		}
		if err == nil {
			n = binary.LittleEndian.Uint64(b)
		}
		return err
	})
	return n, err
}

// drop takes quads out of the indexes and the log, in one transaction.
func (d *database) drop(ctx context.Context, quads []*proto.Primitive) error {
	return kv.Update(ctx, d.KV, func(tx kv.Tx) error {
		gone := map[uint64]bool{}
		for _, p := range quads {
			gone[p.ID] = true
		}
		done := map[string]bool{}
		for _, p := range quads {
			for _, ind := range indexes {
				key := ind.KeyFor(p)
				name := string(flatKey(key))
				if done[name] {
					continue
				}
				done[name] = true
				list, err := tx.Get(ctx, key)
				if err == kv.ErrNotFound {
					continue
				} else if err != nil {
					return err
				}
				if list = without(list, gone); len(list) == 0 {
					err = tx.Del(key)
				} else {
					err = tx.Put(key, list)
				}
				if err != nil {
					return err
				}
			}
			if err := tx.Del(logKey(p.ID)); err != nil {
				return err
			}
		}
		return nil
	})
}

// without returns a list of an index without some of its numbers.
func without(list []byte, gone map[uint64]bool) []byte {
	var out []byte
	for len(list) > 0 {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			return append(out, list...) // for readers to find out
		}
		if !gone[id] {
			out = append(out, list[:n]...)
		}
		list = list[n:]
	}
	return out
}
