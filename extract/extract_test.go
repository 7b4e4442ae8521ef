package extract

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/article"
)

// What an article does not have is an empty list in JSON.
func TestExtractNothing(t *testing.T) {
	f, err := New().Extract(&article.Article{ID: "a", Text: "Rain."})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{`"entities":[`, `"quotes":[`, `"events":[`} {
		if !strings.Contains(string(b), list) {
			t.Errorf("no %s in %s", list, b)
		}
	}
}
