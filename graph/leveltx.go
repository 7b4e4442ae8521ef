package graph

import (
	"context"

	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/iterator"
	"github.com/syndtr/goleveldb/leveldb/util"
)

// A levelTx is a transaction of LevelDB as Cayley's packages know it. Theirs
// does not let one write beside it.
type levelTx struct{ *leveldb.Transaction }

// levelTxs is there to give levelTx keys in parts.
type levelTxs struct {
	flat.KV
	tx *leveldb.Transaction
}

func (l levelTxs) Tx(bool) (flat.Tx, error) { return levelTx{l.tx}, nil }

// newLevelTx begins a transaction: as LevelDB has it and, of the same, as
// Cayley does.
func newLevelTx(db *leveldb.DB) (*leveldb.Transaction, kv.Tx, error) {
	tx, err := db.OpenTransaction()
	if err != nil {
		return nil, nil, err
	}
	parts, err := flat.Upgrade(levelTxs{tx: tx}).Tx(true)
	return tx, parts, err
}

func (t levelTx) Get(_ context.Context, key flat.Key) (flat.Value, error) {
	v, err := t.Transaction.Get(key, nil)
	if err == leveldb.ErrNotFound {
		err = flat.ErrNotFound
	}
	return v, err
}

func (t levelTx) GetBatch(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	return flat.GetBatch(ctx, t, keys)
}

func (t levelTx) Put(k flat.Key, v flat.Value) error { return t.Transaction.Put(k, v, nil) }
func (t levelTx) Del(k flat.Key) error               { return t.Transaction.Delete(k, nil) }
func (t levelTx) Commit(context.Context) error       { return t.Transaction.Commit() }
func (t levelTx) Close() error                       { t.Discard(); return nil }
func (t levelTx) Scan(prefix flat.Key) flat.Iterator {
	return levelScan{t.NewIterator(util.BytesPrefix(prefix), nil)}
}

type levelScan struct{ it iterator.Iterator }

func (s levelScan) Next(context.Context) bool { return s.it.Next() }
func (s levelScan) Key() flat.Key             { return s.it.Key() }
func (s levelScan) Val() flat.Value           { return s.it.Value() }
func (s levelScan) Err() error                { return s.it.Error() }
func (s levelScan) Close() error              { s.it.Release(); return s.Err() }
