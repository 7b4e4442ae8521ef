package graph

import (
	"context"

	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// An output is a transaction that is written in parts.
type output interface {
	flat.Tx
	// Lookup returns what is under a key, or disk.ErrNotFound.
	Lookup(key []byte) ([]byte, error)
	// Grow makes room for entries that will be set.
	Grow(n int)
	// Set puts an entry. Entries should be set in the order of their keys.
	Set(key, value []byte) error
	// Append appends to what is under a key, in the same order as Set. A key that
	// is appended to is not set as well.
	Append(key, value []byte) error
	// Cut tells that what is written from a key on is likely new.
	Cut(key []byte)
}

// together commits all that f writes in one transaction, or none of it. What is
// in bulk is not read in the same transaction.
func (d *database) together(ctx context.Context, inBulk bool, f func() error) error {
	d.one.Lock()
	defer d.one.Unlock()
	tx, err := d.begin(inBulk)
	if err != nil {
		return err
	}
	defer tx.Close()
	d.group = tx
	defer func() { d.group, d.out = nil, nil; d.names.forget() }()
	err = f()
	if err == nil {
		err = tx.Commit(ctx)
	}
	if err != nil {
		d.known.forget()
	}
	return err
}

// begin begins the transaction of a group.
func (d *database) begin(inBulk bool) (kv.Tx, error) {
	if d.disk == nil {
		return d.KV.Tx(true)
	}
	if inBulk {
		d.out = disk.NewBulk(*d.disk)
	} else {
		d.out = disk.NewBatch(*d.disk)
	}
	return flat.Upgrade(oneTx{tx: d.out}).Tx(true)
}

// oneTx is there to give a transaction keys in parts.
type oneTx struct {
	flat.KV
	tx flat.Tx
}

func (o oneTx) Tx(bool) (flat.Tx, error) { return o.tx, nil }

// joined is a transaction within a group, which alone is committed.
type joined struct{ writing }

func (joined) Commit(context.Context) error { return nil }
func (joined) Close() error                 { return nil }
