package graph

// BatchSize is the number of quads written together where others load as well.
const BatchSize = 20_000

// folderBatch is the same in a folder, where each transaction makes some ten
// files and the uses of frequent nodes anew. It is in memory several times over.
const folderBatch = 100_000

// BatchSize is about how many quads are best given to Load at a time.
func (s *Store) BatchSize() int {
	if s.db == nil {
		return BatchSize
	}
	return folderBatch
}
