package graph

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
)

// The generation changes with whatever changes the store, and with nothing
// else.
func TestGeneration(t *testing.T) {
	ctx := context.Background()
	s := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	seen := map[string]string{}
	check := func(what string, want bool) {
		t.Helper()
		g, err := s.Generation(ctx)
		if err != nil || g == "" {
			t.Fatalf("%s: %q, %v", what, g, err)
		}
		if before, old := seen[g]; old == want {
			t.Errorf("after %s it is as after %q", what, before)
		}
		seen[g] = what
	}
	check("opening", true)
	load(t, s, sample())
	check("loading", true)
	load(t, s, sample())
	check("loading the same", false)
	changed := sample()
	changed.Article.Title = "Another"
	if _, err := s.Load(ctx, []*extract.Facts{changed}); err != nil {
		t.Fatal(err)
	}
	check("replacing", true)
	if _, err := s.Remove(ctx, Short(changed.Article.IRI)); err != nil {
		t.Fatal(err)
	}
	check("removing", true)
}
