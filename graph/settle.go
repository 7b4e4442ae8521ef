package graph

import (
	"github.com/hidal-go/hidalgo/kv"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/util"
)

// manyTables is how many tables of LevelDB may lie one over the other.
const manyTables = 4

// Settle is for the end of a load: it merges what batches have left one over the
// other, where that is much, because a question looks at each of their tables.
// To merge the postings alone merges all that is new with them.
func (s *Store) Settle() error {
	if s.db == nil || s.db.level == nil || s.readOnly {
		return nil
	}
	if err := s.db.gate.enter(); err != nil {
		return err
	}
	defer s.db.gate.leave()
	var st leveldb.DBStats
	if err := s.db.level.Stats(&st); err != nil {
		return damage(err)
	}
	if len(st.LevelTablesCounts) == 0 || st.LevelTablesCounts[0] <= manyTables {
		return nil
	}
	return damage(s.db.level.CompactRange(*util.BytesPrefix(flatKey(kv.SKey(postingBucket, "")))))
}
