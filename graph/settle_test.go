package graph

import (
	"maps"
	"testing"

	"github.com/syndtr/goleveldb/leveldb"
)

// After Settle few tables lie over others, and what they say is the same.
func TestSettle(t *testing.T) {
	s := openStore(t, t.TempDir()+"/db", LevelDB)
	for i := range manyTables + 2 {
		load(t, s, madeUp(i))
	}
	before := tables(t, s)
	if err := s.Settle(); err != nil {
		t.Fatal(err)
	}
	var st leveldb.DBStats
	if err := s.db.level.Stats(&st); err != nil {
		t.Fatal(err)
	}
	if n := st.LevelTablesCounts[0]; n > manyTables {
		t.Errorf("%d tables lie over others", n)
	}
	if !maps.Equal(before, tables(t, s)) {
		t.Error("the tables say something else")
	}
}
