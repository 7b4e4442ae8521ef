package graph

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/hidal-go/hidalgo/kv"
)

// Cayley counts the uses of a node under its hash (n), to drop it with the last.
// Hashes are random, so tables of them lie in each other's way: these were a
// tenth of the work of a load. Most nodes are never used again after the batch
// they are new in. The adder notes their uses where it writes them anyway, in
// the log, and under the hash only what is used again.

// noteFirstUses notes the uses in an entry of the log, in a field that Cayley
// has and does not use.
func noteFirstUses(node *proto.Primitive, uses uint64) { node.Replaces = uses }

// firstUses reads what was noted in an entry of the log.
func firstUses(entry []byte) (uint64, error) {
	var p proto.Primitive
	if err := p.Unmarshal(entry); err != nil {
		return 0, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return p.Replaces, nil
}

// A writing is a transaction in which Cayley finds the uses of each node.
type writing struct{ kv.Tx }

// GetBatch is how Cayley reads them.
func (w writing) GetBatch(ctx context.Context, keys []kv.Key) ([]kv.Value, error) {
	vals, err := w.Tx.GetBatch(ctx, keys)
	for i := 0; i < len(vals) && err == nil; i++ {
		if k := keys[i]; vals[i] == nil && len(k) == 2 && len(k[0]) == 3 && k[0][0] == 'n' {
			vals[i], err = w.firstUses(ctx, k)
		}
	}
	return vals, err
}

// firstUses returns the uses of a node under whose hash there are none, nil if
// there is no such node.
func (w writing) firstUses(ctx context.Context, uses kv.Key) (kv.Value, error) {
	id, err := w.Tx.Get(ctx, kv.Key{{'v', uses[0][1], uses[0][2]}, uses[1]})
	if err == kv.ErrNotFound {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	n, _ := binary.Uvarint(id)
	entry, err := w.Tx.Get(ctx, logKey(n))
	if err != nil {
		return nil, damage(err)
	}
	first, err := firstUses(entry)
	return binary.AppendUvarint(nil, first), err
}
