package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// seedGold is the annotation of the article the project was created from.
type seedGold struct {
	Published string
	Text      string
	Quotes    []struct {
		Start, End int
		Text       string
		Speaker    struct{ Text, Name string }
	}
	NotQuotes []string `json:"not_quotes"`
	Entities  []struct {
		Name    string
		Type    entity.Type
		Aliases []string
	}
}

func seed(t *testing.T) (*seedGold, *extract.Facts) {
	path := filepath.Join("..", "..", "shared", "gold", "quotes", "seed.json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("no gold data: %v", err)
	}
	var g seedGold
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(err)
	}
	f, err := extract.New().Extract(&article.Article{ID: "seed", Text: g.Text, Published: g.Published})
	if err != nil {
		t.Fatal(err)
	}
	return &g, f
}

// TestSeedQuotes counts the gold quotations of the seed article that are found
// with an overlap of half and the right speaker, and those found besides.
func TestSeedQuotes(t *testing.T) {
	const want, extra = 20, 2
	g, f := seed(t)
	matched := map[*quote.Quote]bool{}
	right := 0
	for _, gq := range g.Quotes {
		q := best(f.Quotes, gq.Start, gq.End)
		if q == nil {
			t.Logf("missed: %s", gq.Text)
			continue
		}
		matched[q] = true
		switch {
		case q.Speaker == nil:
			t.Logf("no speaker: %s", gq.Text)
		case !sameName(q.Speaker.Name, gq.Speaker.Name):
			t.Logf("speaker %q, not %q: %s", q.Speaker.Name, gq.Speaker.Name, gq.Text)
		default:
			right++
		}
	}
	for _, q := range f.Quotes {
		if !matched[q] {
			t.Logf("extra: %s", q.Text)
		}
		for _, not := range g.NotQuotes {
			if at := strings.Index(g.Text, not); at >= q.Start && at < q.End && q.Start > at-5 {
				t.Errorf("%q is not a quotation", q.Text)
			}
		}
	}
	if n := len(f.Quotes) - len(matched); right < want || n > extra {
		t.Errorf("%d of %d quotations right and %d extra, want at least %d and at most %d", right, len(g.Quotes), n, want, extra)
	}
}

// best returns the quotation that overlaps the bytes start to end by half.
func best(qs []*quote.Quote, start, end int) *quote.Quote {
	for _, q := range qs {
		both := min(q.End, end) - max(q.Start, start)
		if 2*both >= max(q.End, end)-min(q.Start, start) {
			return q
		}
	}
	return nil
}

// sameName reports whether one name has all the words of the other.
func sameName(a, b string) bool {
	has := func(a, b string) bool {
		for _, w := range strings.Fields(entity.Fold(b)) {
			if !strings.Contains(" "+entity.Fold(a)+" ", " "+w+" ") {
				return false
			}
		}
		return true
	}
	return has(a, b) || has(b, a)
}

// TestSeedStatements asks for what must be known of the seed article: the five
// statements of its minister, with the day of the one made "on Monday".
func TestSeedStatements(t *testing.T) {
	_, f := seed(t)
	said := map[string][]*quote.Quote{}
	for _, q := range f.Quotes {
		if q.Speaker != nil {
			said[q.Speaker.Name] = append(said[q.Speaker.Name], q)
		}
	}
	if n := len(said["Hulusi Akar"]); n < 5 {
		t.Errorf("%d statements of Hulusi Akar, want 5", n)
	}
	monday := false
	for _, q := range said["Hulusi Akar"] {
		monday = monday || q.Date != nil && q.Date.Value == "2019-10-14"
	}
	if !monday {
		t.Error("no statement of Hulusi Akar on 2019-10-14")
	}
	if n := len(said["Charlie Winter"]); n < 5 {
		t.Errorf("%d statements of Charlie Winter, want 5", n)
	}
	for _, words := range []string{"785 ", "around 100 ", "disinformation"} {
		n := 0
		for _, q := range f.Quotes {
			if strings.Contains(q.Text, words) && q.Speaker != nil {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d statements with %q, want 1", n, words)
		}
	}
}

// TestSeedEntities asks for every gold entity of the seed article, each once:
// of the entity's type there is one, and all its names lead there.
func TestSeedEntities(t *testing.T) {
	g, f := seed(t)
	for _, want := range g.Entities {
		var found []string
		for _, e := range f.Entities {
			is := entity.Fold(e.Name) == entity.Fold(want.Name)
			for _, alias := range append(want.Aliases, want.Name) {
				// a capital is a place and its country's government
				is = is || e.Name != "Turkey" && mentioned(e, alias)
			}
			if is {
				found = append(found, e.ID)
				if e.Type != want.Type {
					t.Errorf("%s is a %s, want %s", e.ID, e.Type, want.Type)
				}
			}
		}
		if len(found) != 1 {
			t.Errorf("%s: %q, want one", want.Name, found)
		}
	}
}

// mentioned reports whether e is spoken of by the words, with or without a
// title or an article.
func mentioned(e *entity.Entity, words string) bool {
	bare := func(s string) string { return strings.TrimPrefix(entity.Fold(s), "the ") }
	for _, m := range e.Mentions {
		if bare(m.Text) == bare(words) || m.Name != "" && bare(m.Name) == bare(words) {
			return true
		}
	}
	return false
}
