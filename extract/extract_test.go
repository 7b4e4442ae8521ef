package extract

import (
	"encoding/json"
	"slices"
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

// Lines wrapped at a width are read as if they were not; what was read is told
// as it stands.
func TestExtractWrapped(t *testing.T) {
	text := "The mayor of the town, Olga Brandt, said the old bridge\n    would stay open. \"Nobody has to take the road over\n    Mount Harrow,\" she told reporters when she had seen\n    it on Friday."
	f, err := New().Extract(&article.Article{ID: "w", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, q := range f.Quotes {
		said = append(said, q.Text)
		if text[q.Start:q.End] != q.Text {
			t.Errorf("%q is not the text's", q.Text)
		}
	}
	want := []string{"the old bridge\n    would stay open", "\"Nobody has to take the road over\n    Mount Harrow,\""}
	if !slices.Equal(said, want) {
		t.Errorf("got %q, want %q", said, want)
	}
	for _, e := range f.Entities {
		if strings.Contains(e.Name, "\n") || strings.Contains(e.Name, "  ") {
			t.Errorf("a name is %q", e.Name)
		}
	}
}
