package graph

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

func TestRemove(t *testing.T) {
	ctx := context.Background()
	news := synthetic.News{Seed: 5}
	for _, backend := range backends {
		s, want := openStore(t, filepath.Join(t.TempDir(), "db"), backend), openStore(t, "", Memstore)
		for i := range 20 {
			load(t, s, news.Facts(i))
			if i%2 == 0 {
				load(t, want, news.Facts(i))
			}
		}
		var odd []quad.IRI
		for i := 1; i < 20; i += 2 {
			odd = append(odd, quad.IRI(news.Facts(i).Article.IRI))
		}
		got, err := s.Remove(ctx, append(odd, "https://example.org/never", odd[0])...)
		if err != nil || !slices.Equal(got, odd) {
			t.Errorf("%s: removed %v, %v", backend, got, err)
		}
		if !slices.Equal(everything(t, s), everything(t, want)) {
			t.Errorf("%s: the rest is not what it was", backend)
		}
		if left, err := s.Articles(ctx); err != nil || len(left) != 10 {
			t.Errorf("%s: %d articles left, %v", backend, len(left), err)
		}
	}
}

// TestCompact replaces everything ten times. Compacted, the store is at most
// twice the size of one that was made at once, and holds the same.
func TestCompact(t *testing.T) {
	ctx := context.Background()
	news := synthetic.News{Seed: 6}
	made := func(version int) []*extract.Facts {
		var facts []*extract.Facts
		for i := range 48 / slowed {
			f := news.Facts(i + 1000*version)
			f.Article.IRI, f.Article.URL = news.Facts(i).Article.IRI, news.Facts(i).Article.URL
			facts = append(facts, f)
		}
		return facts
	}
	dir, fresh := filepath.Join(t.TempDir(), "db"), filepath.Join(t.TempDir(), "db")
	s, f := openStore(t, dir, ""), openStore(t, fresh, "")
	for version := range 11 {
		load(t, s, made(version)...)
	}
	load(t, f, made(10)...)
	want := everything(t, f)
	before := size(dir)
	for range 2 { // the second finds nothing to do
		if err := s.Compact(ctx); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(everything(t, s), want) {
			t.Fatal("the store holds something else")
		}
		for _, q := range []quad.IRI{Short(made(10)[3].Article.IRI), SchemaQuotation} {
			var a, b int
			count := func(n *int) func(quad.Quad) error { return func(quad.Quad) error { *n++; return nil } }
			if err := s.Each(ctx, quad.Object, q, count(&a)); err != nil {
				t.Fatal(err)
			}
			if err := f.Each(ctx, quad.Object, q, count(&b)); err != nil || a != b {
				t.Errorf("%d quads to %s, want %d, %v", a, q, b, err)
			}
		}
	}
	for _, l := range load(t, s, made(10)...) {
		if l.Status != Unchanged {
			t.Errorf("%s is %s", l.IRI, l.Status)
		}
	}
	for _, l := range load(t, s, made(11)...) {
		if l.Status != Replaced {
			t.Errorf("%s is %s", l.IRI, l.Status)
		}
	}
	s.Close()
	f.Close()
	f = openStore(t, fresh, "")
	if err := f.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	s = openStore(t, dir, "")
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	s.Close()
	f.Close()
	t.Logf("%d bytes before, %d after, %d fresh", before, size(dir), size(fresh))
	if size(dir) > 2*size(fresh) {
		t.Errorf("%d bytes, a fresh store has %d", size(dir), size(fresh))
	}
}
