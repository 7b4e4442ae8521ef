package graph

import (
	"context"
	"fmt"

	"github.com/hidal-go/hidalgo/kv"
)

// horizonKey is where Cayley keeps the number of its last node or quad.
var horizonKey = kv.SKey("meta", "horizon")

// Generation names the state of the store: as long as it is the same, so are
// all answers. It is empty where that cannot be told cheaply, as when other
// processes write.
func (s *Store) Generation(ctx context.Context) (string, error) {
	if s.db == nil {
		return "", nil
	}
	var state []byte
	err := kv.View(s.db, func(tx kv.Tx) error {
		// What is added takes new numbers, what is removed alone lessens the size.
		vals, err := tx.GetBatch(ctx, []kv.Key{horizonKey, sizeKey})
		for _, v := range vals {
			state = fmt.Appendf(state, "%x.", []byte(v))
		}
		return err
	})
	return string(state), damage(err)
}
