package graph

import (
	"context"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
)

// A note is there until the graph it is of changes, and no longer.
func TestStamp(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir() + "/db"
	s := openStore(t, dir, "")
	a, b := version(1, 0), version(2, 0)
	iris := []quad.IRI{Short(a.Article.IRI), Short(b.Article.IRI)}
	check := func(what string, want ...string) {
		t.Helper()
		for i, iri := range iris {
			if got, err := s.Stamped(iri); err != nil || string(got) != want[i] {
				t.Errorf("%s: of %s %q is noted, want %q; %v", what, iri, got, want[i], err)
			}
		}
	}
	load(t, s, a, b)
	check("loaded", "", "")
	stamp := func(facts ...*extract.Facts) {
		t.Helper()
		notes := map[string]string{string(iris[0]): "x", string(iris[1]): "y"}
		if _, err := s.LoadStamped(ctx, facts, func(l Loaded) []byte { return []byte(notes[l.IRI]) }); err != nil {
			t.Fatal(err)
		}
	}
	stamp(a, b)
	load(t, s, a, b)
	check("loaded again", "x", "y")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openStore(t, dir, "")
	check("opened again", "x", "y")
	load(t, s, version(1, 3))
	check("one replaced", "", "y")
	stamp(a)
	if _, err := s.Remove(ctx, iris[1]); err != nil {
		t.Fatal(err)
	}
	check("one removed", "x", "")
	stamp(a, b)
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	check("compacted", "x", "y")
}
