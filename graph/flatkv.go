package graph

import (
	"context"

	"github.com/cockroachdb/pebble/v2"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// A flatKV is a Pebble database as Cayley's packages know one.
type flatKV struct {
	*pebble.DB
	dir string
}

// Tx begins a transaction. Nothing keeps apart two that write.
func (f flatKV) Tx(write bool) (flat.Tx, error) {
	if write {
		return newBatchTx(f), nil
	}
	return flatTx{f.NewSnapshot()}, nil
}

// A flatTx is a transaction that reads.
type flatTx struct{ pebble.Reader }

func (t flatTx) get(key []byte) ([]byte, error) { return get(t.Reader, key) }

func (t flatTx) Get(_ context.Context, key flat.Key) (flat.Value, error) {
	v, err := t.get(key)
	if err == pebble.ErrNotFound {
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
func (t flatTx) Scan(prefix flat.Key) flat.Iterator { return flatScan{under(t.Reader, prefix)} }

type flatScan struct{ *cursor }

func (s flatScan) Next(context.Context) bool { return s.cursor.Next() }
func (s flatScan) Key() flat.Key             { return s.cursor.Key() }
func (s flatScan) Val() flat.Value           { return s.cursor.Value() }
func (s flatScan) Err() error                { return s.cursor.Error() }
func (s flatScan) Close() error              { s.Release(); return s.Err() }

// A batchTx is a transaction that reads what it has written.
type batchTx struct {
	flatTx
	batch *pebble.Batch // the same
	in    flatKV
}

func newBatchTx(in flatKV) *batchTx {
	b := in.NewIndexedBatch()
	return &batchTx{flatTx{b}, b, in}
}

func (t *batchTx) Put(key flat.Key, value flat.Value) error { return t.set(key, value) }
func (t *batchTx) Del(key flat.Key) error                   { return t.batch.Delete(key, nil) }
func (t *batchTx) set(key, value []byte) error              { return t.batch.Set(key, value, nil) }
func (t *batchTx) grow(int)                                 {}
func (t *batchTx) cut([]byte)                               {}

// Commit writes what was written in bulk.
func (t *batchTx) Commit(ctx context.Context) error {
	b := newBulk(t.in)
	for r := t.batch.Reader(); ; {
		kind, key, value, more, err := r.Next()
		switch {
		case err != nil:
			return err
		case !more:
			return b.Commit(ctx)
		case kind == pebble.InternalKeyKindDelete:
			err = b.Del(key)
		default:
			err = b.Put(key, value)
		}
		if err != nil {
			return err
		}
	}
}
