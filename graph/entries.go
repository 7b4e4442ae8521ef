package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// An entry is one quad of an index, live or removed, by its number, and its
// subject where the scan tells it.
type entry struct{ quad, subject uint64 }

// index calls f with the key, without what all have in common, and the list of
// quads of every entry under the scans, which are of one index.
func (v *view) index(ctx context.Context, scans []scan, f func(s scan, key, list []byte) error) error {
	if len(scans) == 0 {
		return nil
	}
	it := disk.Under(v.snap, flatKey(scans[0].index.Key(nil)))
	defer it.Release()
	for i, s := range scans {
		if err := ctx.Err(); err != nil {
			return err
		}
		prefix := flatKey(s.index.Key(s.values))
		ok := i > 0 && it.Valid() && bytes.HasPrefix(it.Key(), prefix) || it.Seek(prefix)
		for ; ok && bytes.HasPrefix(it.Key(), prefix); ok = it.Next() {
			if err := f(s, it.Key()[len(prefix):], it.Value()); err != nil {
				return err
			}
		}
		if err := it.Error(); err != nil {
			return damage(err)
		}
	}
	return nil
}

// numbers appends the first numbers in a list of an index.
func numbers(to []uint64, list []byte, most int) ([]uint64, error) {
	for ; len(list) > 0 && most > 0; most-- {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			return nil, fmt.Errorf("%w: an index", ErrDamaged)
		}
		to, list = append(to, id), list[n:]
	}
	return to, nil
}

// entries returns the quads under scans of one index.
func (v *view) entries(ctx context.Context, scans []scan) ([]entry, error) {
	return v.someEntries(ctx, scans, math.MaxInt)
}

// someEntries returns the first quads of every list under scans of one index.
func (v *view) someEntries(ctx context.Context, scans []scan, most int) ([]entry, error) {
	var out []entry
	var ids []uint64
	err := v.index(ctx, scans, func(s scan, key, list []byte) error {
		var err error
		if ids, err = numbers(ids[:0], list, most); err != nil {
			return err
		}
		e := entry{}
		if i := slices.Index(s.index.Dirs, quad.Subject); i >= 0 && i < len(s.values) {
			e.subject = s.values[i]
		} else if k := unescaped(key); len(k) == 8 {
			e.subject = binary.BigEndian.Uint64(k)
		}
		for _, id := range ids {
			e.quad = id
			out = append(out, e)
		}
		return nil
	})
	return out, err
}

// labelsOf returns the labels of live ones among quads, each once.
func (v *view) labelsOf(quads []entry) ([]uint64, error) {
	ids := make([]uint64, len(quads))
	for i, e := range quads {
		ids[i] = e.quad
	}
	seen := map[uint64]bool{}
	var out []uint64
	err := v.log(ids, func(_ uint64, p *proto.Primitive) {
		if !p.Deleted && !seen[p.Label] {
			seen[p.Label] = true
			out = append(out, p.Label)
		}
	})
	return out, err
}

// firsts calls f with the first live quad of each subject. It looks at one quad
// of each where nothing was removed.
func (v *view) firsts(quads []entry, f func(*proto.Primitive)) error {
	done := map[uint64]bool{}
	for rest := quads; len(rest) > 0; {
		var ids []uint64
		var later []entry
		asked := map[uint64]bool{}
		for _, e := range rest {
			switch {
			case done[e.subject]:
			case asked[e.subject]:
				later = append(later, e)
			default:
				asked[e.subject] = true
				ids = append(ids, e.quad)
			}
		}
		err := v.log(ids, func(_ uint64, p *proto.Primitive) {
			if !p.Deleted {
				done[p.Subject] = true
				f(p)
			}
		})
		if err != nil {
			return err
		}
		rest = later
	}
	return nil
}

// firstOf calls f with the first live quad of each subject under scans that fix
// it. The lists of well-known ones are long: all of one is looked at only where
// its first quad was removed.
func (v *view) firstOf(ctx context.Context, scans []scan, f func(*proto.Primitive)) error {
	found := map[uint64]bool{}
	note := func(p *proto.Primitive) {
		found[p.Subject] = true
		f(p)
	}
	heads, err := v.someEntries(ctx, scans, 1)
	if err != nil {
		return err
	}
	if err := v.firsts(heads, note); err != nil {
		return err
	}
	rest, err := v.entries(ctx, slices.DeleteFunc(scans, func(s scan) bool {
		return found[s.values[slices.Index(s.index.Dirs, quad.Subject)]]
	}))
	if err != nil {
		return err
	}
	return v.firsts(rest, note)
}

// subjects returns the subjects of live quads, in the order of quads, each
// once.
func (v *view) subjects(quads []entry) ([]uint64, error) {
	live := map[uint64]bool{}
	if err := v.firsts(quads, func(p *proto.Primitive) { live[p.Subject] = true }); err != nil {
		return nil, err
	}
	var order []uint64
	for _, e := range quads {
		if live[e.subject] {
			live[e.subject] = false
			order = append(order, e.subject)
		}
	}
	return order, nil
}

// labels returns the labels of live quads, 0 for none, or only whether there
// are some without.
func (v *view) labels(ctx context.Context, onlyNone bool) ([]uint64, error) {
	all := scan{index: ckv.QuadIndex{Dirs: []quad.Direction{quad.Label}}}
	if onlyNone {
		all.values = []uint64{0}
	}
	quads, err := v.entries(ctx, []scan{all})
	if err != nil {
		return nil, err
	}
	return v.labelsOf(quads)
}
