package graph

import (
	"maps"
	"testing"
)

// After Settle few tables lie over others, and what they say is the same.
func TestSettle(t *testing.T) {
	s := openStore(t, t.TempDir()+"/db", Pebble)
	for i := range fewTables + 2 {
		load(t, s, madeUp(i))
	}
	before := tables(t, s)
	if err := s.Settle(); err != nil {
		t.Fatal(err)
	}
	if n := s.db.disk.Metrics().Levels[0].Sublevels; n > fewTables {
		t.Errorf("%d tables lie over others", n)
	}
	if !maps.Equal(before, tables(t, s)) {
		t.Error("the tables say something else")
	}
}
