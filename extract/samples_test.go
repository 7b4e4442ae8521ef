package extract_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/entity"
)

// TestSamplesOneNode holds "one real thing, one node" over the sample stories:
// within one, no two entities share a name, and what is one in several has one
// identifier.
func TestSamplesOneNode(t *testing.T) {
	x := extract.New()
	nodes := map[string]map[string]bool{} // IDs by folded name
	for a, err := range article.Open(t.Context(), filepath.Join("..", "seeds")) {
		if err != nil {
			t.Fatal(err)
		}
		f, err := x.Extract(a)
		if err != nil {
			t.Fatal(err)
		}
		within := map[string]string{}
		for _, e := range f.Entities {
			name := entity.Fold(e.Name)
			if nodes[name] == nil {
				nodes[name] = map[string]bool{}
			}
			nodes[name][e.ID] = true
			for _, m := range e.Mentions {
				if m.Kind != entity.Named {
					continue
				}
				name := entity.Fold(m.Text)
				if m.Name != "" {
					name = entity.Fold(m.Name)
				}
				if other, ok := within[name]; ok && other != e.ID && !places(other, e.ID) {
					t.Errorf("%s: %q is %s and %s", a.ID, m.Text, other, e.ID)
				}
				within[name] = e.ID
			}
		}
	}
	for _, name := range []string{
		"Marin Kovač", "Ana Lukić", "Stavros Liakos", "Meridian Lines", "Alba Star", "Ghana Navy", "Efua Mensah-Boateng", "Drava Flood Watch",
		"Red Valley Clan", "Corvana Resources", "Seafarers' Alliance of West Africa", "Drava", "Osijek", "Zagreb", "Turkey", "European Union",
	} {
		if n := len(nodes[entity.Fold(name)]); n != 1 {
			t.Errorf("%s: %d nodes, want 1", name, n)
		}
	}
}

// places reports whether both are places: a capital and the government in it,
// or Cambridge and Cambridge.
func places(a, b string) bool {
	return strings.HasPrefix(a, "place/") && strings.HasPrefix(b, "place/")
}
