package synthetic_test

import (
	"reflect"
	"testing"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// TestFacts checks what is said of the news: the same each time, 50 to 200
// quads an article, a few entities in many articles and most in one.
func TestFacts(t *testing.T) {
	news, in := synthetic.News{Seed: 1}, map[string]int{}
	const articles = 2000
	for i := range articles {
		f := news.Facts(i)
		if n := len(graph.Quads(f)); n < 50 || n > 200 {
			t.Errorf("article %d: %d quads", i, n)
		}
		for _, e := range f.Entities {
			in[e.ID]++
		}
		if i%500 == 0 && !reflect.DeepEqual(f, news.Facts(i)) {
			t.Errorf("article %d differs when made again", i)
		}
	}
	once, most := 0, 0
	for _, n := range in {
		if n == 1 {
			once++
		}
		most = max(most, n)
	}
	if once < len(in)/2 || most < articles/20 {
		t.Errorf("%d entities, %d of them in one article, one in %d", len(in), once, most)
	}
}
