package graph

import "sync/atomic"

// BatchSize is the number of quads written together at first, and always where
// others load as well. Each transaction makes tables of LevelDB, and writes the
// lists of frequent nodes anew.
const BatchSize = 20_000

// largestBatch keeps a batch in bounds: it is in memory several times over.
const largestBatch = 100_000

// A batchSize is how many quads are written together. The lists of frequent
// nodes get longer with the store, and are written anew by each batch: as soon
// as they are more than an eighth of what is written, the next one is larger.
type batchSize struct{ quads atomic.Int64 }

func (b *batchSize) get() int { return max(BatchSize, int(b.quads.Load())) }

// learn is told how many bytes a batch has written, and how many of them were
// lists that there were already.
func (b *batchSize) learn(all, anew int) {
	if 8*anew > all {
		b.quads.Store(int64(min(largestBatch, b.get()*5/4)))
	}
}

// BatchSize is about how many quads are best given to Load at a time. It may be
// called while the store is written.
func (s *Store) BatchSize() int {
	if s.db == nil {
		return BatchSize
	}
	return s.db.batch.get()
}
