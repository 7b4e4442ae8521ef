package disk

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/cockroachdb/pebble/v2"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// bulkDir is the folder, in the database's, of tables that are being made.
const bulkDir = "bulk"

// A Bulk is a transaction that does not read what it has written. Its entries
// are not put into a log of the database and then into one level after the
// other: they are sorted here, and become tables that the database takes in as
// they are, all or none, each at the lowest level where nothing is in its way.
// What is new, which is most of what a build writes, is so written once.
type Bulk struct {
	flatTx
	in      DB
	entries []bulkEntry // most likely in the order of their keys
	loose   []bulkEntry // in the order in which they were put
	chunk   []byte      // where keys and values are
	bytes   int         // of keys and values
	cuts    [][]byte    // where tables end
}

// A bulkEntry is a key, its value, and whether it is set so, appended to or
// removed.
type bulkEntry struct {
	key, value []byte
	kind       pebble.InternalKeyKind
}

// NewBulk begins a transaction.
func NewBulk(in DB) *Bulk { return &Bulk{flatTx: flatTx{in.DB}, in: in} }

// Grow makes room for entries that will be set.
func (b *Bulk) Grow(n int) { b.entries = slices.Grow(b.entries, n) }

// keep copies bytes.
func (b *Bulk) keep(data []byte) []byte {
	const size = 1 << 18
	if len(data) > cap(b.chunk)-len(b.chunk) {
		b.chunk = make([]byte, 0, max(size, len(data)))
	}
	from := len(b.chunk)
	b.chunk = append(b.chunk, data...)
	b.bytes += len(data)
	return b.chunk[from:len(b.chunk):len(b.chunk)]
}

// Set puts an entry. Entries should be set in the order of their keys.
func (b *Bulk) Set(key, value []byte) error {
	b.entries = append(b.entries, bulkEntry{b.keep(key), b.keep(value), pebble.InternalKeyKindSet})
	return nil
}

// Append appends to what is under a key, in the same order as Set. What is set
// or removed as well by the same transaction is not appended to.
func (b *Bulk) Append(key, value []byte) error {
	b.entries = append(b.entries, bulkEntry{b.keep(key), b.keep(value), pebble.InternalKeyKindMerge})
	return nil
}

// Cut tells that what is written from a key on is likely new: a table ends before
// it.
func (b *Bulk) Cut(key []byte) { b.cuts = append(b.cuts, bytes.Clone(key)) }

// Put puts an entry, in any order; of several with the same key the last stays.
func (b *Bulk) Put(key flat.Key, value flat.Value) error {
	b.loose = append(b.loose, bulkEntry{b.keep(key), b.keep(value), pebble.InternalKeyKindSet})
	return nil
}

// Del removes an entry.
func (b *Bulk) Del(key flat.Key) error {
	b.loose = append(b.loose, bulkEntry{b.keep(key), nil, pebble.InternalKeyKindDelete})
	return nil
}

// Close does nothing: the database is another's.
func (b *Bulk) Close() error { return nil }

// Commit writes all entries or none, durably.
func (b *Bulk) Commit(ctx context.Context) error {
	if len(b.entries)+len(b.loose) == 0 {
		return nil
	}
	dir := filepath.Join(b.in.dir, bulkDir)
	if err := os.RemoveAll(dir); err != nil { // of a process that was killed
		return err
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	t := newTables(b.in, dir)
	if b.bytes >= apartFrom {
		t.apart = true
		t.cuts = slices.SortedFunc(slices.Values(b.cuts), bytes.Compare)
	}
	if err := cmp.Or(b.each(t.write), t.finish()); err != nil {
		return err
	}
	return b.in.Ingest(ctx, t.paths)
}

// each calls f with the entries in the order of their keys, with the last that
// was put of those with the same key.
func (b *Bulk) each(f func(bulkEntry) error) error {
	byKey := func(x, y bulkEntry) int { return bytes.Compare(x.key, y.key) }
	if !slices.IsSortedFunc(b.entries, byKey) {
		slices.SortStableFunc(b.entries, byKey)
	}
	slices.SortStableFunc(b.loose, byKey)
	set, loose := b.entries, b.loose
	for len(set) > 0 || len(loose) > 0 {
		from := &loose
		if len(loose) == 0 || len(set) > 0 && byKey(set[0], loose[0]) < 0 {
			from = &set
		}
		e := (*from)[0]
		*from = (*from)[1:]
		if len(*from) > 0 && bytes.Equal((*from)[0].key, e.key) {
			continue
		}
		if len(set) > 0 && from == &loose && bytes.Equal(set[0].key, e.key) {
			set = set[1:]
		}
		if err := f(e); err != nil {
			return err
		}
	}
	return nil
}
