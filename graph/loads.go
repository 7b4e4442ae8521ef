package graph

import (
	"context"
	"math"
	"time"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// LoadTimes returns when each article was loaded, which Cayley's log tells on
// disk; nothing for other stores.
func (s *Store) LoadTimes(ctx context.Context) (map[quad.IRI]time.Time, error) {
	p, ok := s.fast()
	if !ok {
		return nil, nil
	}
	s.mu.RLock()
	typ, ok1 := s.qs.ValueOf(RDFType).(ckv.Int64Value)
	class, ok2 := s.qs.ValueOf(SchemaNewsArticle).(ckv.Int64Value)
	s.mu.RUnlock()
	if !ok1 || !ok2 {
		return nil, nil
	}
	v, err := p.db.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	sc, _ := newScan(map[quad.Direction]uint64{quad.Object: uint64(class), quad.Predicate: uint64(typ)})
	var ids, nodes []uint64
	it := disk.Under(v.snap, flatKey(sc.index.Key(sc.values)))
	defer it.Release()
	for it.Next() {
		if ids, err = numbers(ids, it.Value(), math.MaxInt); err != nil {
			return nil, err
		}
	}
	if err := it.Error(); err != nil {
		return nil, damage(err)
	}
	at := map[uint64]int64{}
	err = v.log(ids, func(_ uint64, q *proto.Primitive) {
		if !q.Deleted {
			at[q.Subject] = q.Timestamp
			nodes = append(nodes, q.Subject)
		}
	})
	if err != nil {
		return nil, err
	}
	vals, err := v.values(nodes)
	out := map[quad.IRI]time.Time{}
	for n, val := range vals {
		if iri, ok := val.(quad.IRI); ok {
			out[iri] = time.Unix(0, at[n])
		}
	}
	return out, err
}
