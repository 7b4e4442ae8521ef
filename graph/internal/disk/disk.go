// Package disk keeps keys and values in a folder, in [Pebble], as Cayley's
// packages want them. Use [Open]. What is written becomes tables at once, which
// the database takes in all or none ([Bulk]); there is no log.
//
// [Pebble]: https://github.com/cockroachdb/pebble
package disk

import (
	"context"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// A DB is a Pebble database as Cayley's packages know one.
type DB struct {
	*pebble.DB
	dir    string
	tables sstable.WriterOptions // of tables made outside
}

// Tx begins a transaction. Nothing keeps apart two that write.
func (f DB) Tx(write bool) (flat.Tx, error) {
	if write {
		return NewBatch(f), nil
	}
	return flatTx{f.NewSnapshot()}, nil
}

// A flatTx is a transaction that reads.
type flatTx struct{ pebble.Reader }

// Lookup is Get with Pebble's errors.
func (t flatTx) Lookup(key []byte) ([]byte, error) { return Get(t.Reader, key) }

func (t flatTx) Get(_ context.Context, key flat.Key) (flat.Value, error) {
	v, err := t.Lookup(key)
	if err == ErrNotFound {
		err = flat.ErrNotFound
	}
	return v, err
}

func (t flatTx) GetBatch(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	return flat.GetBatch(ctx, t, keys)
}

func (t flatTx) Put(flat.Key, flat.Value) error     { return flat.ErrReadOnly }
func (t flatTx) Del(flat.Key) error                 { return flat.ErrReadOnly }
func (t flatTx) Commit(context.Context) error       { return nil }
func (t flatTx) Close() error                       { return t.Reader.Close() }
func (t flatTx) Scan(prefix flat.Key) flat.Iterator { return flatScan{Under(t.Reader, prefix)} }

type flatScan struct{ *Cursor }

func (s flatScan) Next(context.Context) bool { return s.Cursor.Next() }
func (s flatScan) Key() flat.Key             { return s.Cursor.Key() }
func (s flatScan) Val() flat.Value           { return s.Cursor.Value() }
func (s flatScan) Err() error                { return s.Cursor.Error() }
func (s flatScan) Close() error              { s.Release(); return s.Err() }

// A Batch is a transaction that reads what it has written.
type Batch struct {
	flatTx
	batch *pebble.Batch // the same
	in    DB
}

// NewBatch begins a transaction.
func NewBatch(in DB) *Batch {
	b := in.NewIndexedBatch()
	return &Batch{flatTx{b}, b, in}
}

func (t *Batch) Put(key flat.Key, value flat.Value) error { return t.Set(key, value) }
func (t *Batch) Del(key flat.Key) error                   { return t.batch.Delete(key, nil) }
func (t *Batch) Set(key, value []byte) error              { return t.batch.Set(key, value, nil) }
func (t *Batch) Append(key, value []byte) error           { return t.batch.Merge(key, value, nil) }
func (t *Batch) Grow(int)                                 {}
func (t *Batch) Cut([]byte)                               {}

// Commit writes what was written in bulk.
func (t *Batch) Commit(ctx context.Context) error {
	b := NewBulk(t.in)
	for r := t.batch.Reader(); ; {
		kind, key, value, more, err := r.Next()
		switch {
		case err != nil:
			return err
		case !more:
			return b.Commit(ctx)
		case kind == pebble.InternalKeyKindDelete:
			err = b.Del(key)
		case kind == pebble.InternalKeyKindMerge:
			if value, err = t.Lookup(key); err == nil {
				err = b.Put(key, value)
			}
		default:
			err = b.Put(key, value)
		}
		if err != nil {
			return err
		}
	}
}
