package extract_test

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
)

// FuzzExtract holds the facts of any text against the JSON contract. Run it
// with -fuzzminimizetime 1x.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		`Ana Lindqvist said that`, `"A," he said, "B", Ana Lindqvist called the mill “a gift`,
		"Ana Lindqvist: \"No.\"\n\n“They left.\n\n“We stayed,” she said last week that :", `ACCRA - According to Tomas Berg, , it was called ''`,
	} {
		f.Add(s)
	}
	x := extract.New()
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			t.Skip() // readers let no such text through; long ones only cost time
		}
		facts, err := x.Extract(&article.Article{ID: "fuzz", Text: text, Published: "2021-11-05"})
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(facts)
		if err != nil {
			t.Fatal(err)
		}
		if err := check(text, line); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
