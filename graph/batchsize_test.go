package graph

import "testing"

// A batch grows while it writes many bytes of lists that there were already,
// within bounds, and never shrinks.
func TestBatchSize(t *testing.T) {
	var b batchSize
	for _, c := range []struct{ all, anew, times, want int }{
		{0, 0, 1, 20_000}, {800, 100, 1, 20_000}, {800, 101, 1, 25_000}, {800, 0, 3, 25_000},
		{800, 400, 2, 39_062}, {800, 800, 20, 100_000},
	} {
		for range c.times {
			b.learn(c.all, c.anew)
		}
		if got := b.get(); got != c.want {
			t.Errorf("after %d of %d bytes: %d quads, want %d", c.anew, c.all, got, c.want)
		}
	}
}

// The lists of a store that gets the same names again and again make its
// batches larger.
func TestBatchSizeGrows(t *testing.T) {
	s := openStore(t, t.TempDir()+"/db", LevelDB)
	if got := s.BatchSize(); got != BatchSize {
		t.Errorf("%d quads at first, want %d", got, BatchSize)
	}
	for i := range 60 {
		load(t, s, madeUp(3000*i)) // of the same twelve
	}
	if got := s.BatchSize(); got <= BatchSize {
		t.Errorf("%d quads after many small batches", got)
	}
}
