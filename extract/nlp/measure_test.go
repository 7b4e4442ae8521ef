package nlp

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/token"
)

// shared holds the annotated corpora; tests that need it are skipped without.
const shared = "../../../shared"

// each decodes every line of a gzipped file of JSON lines.
func each[T any](t *testing.T, path string, f func(T)) {
	t.Helper()
	file, err := os.Open(path)
	if os.IsNotExist(err) {
		t.Skipf("%s is not there", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var x T
		if err := json.Unmarshal(in.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		f(x)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
}

// TestMeasureSentences scores sentence ends on GUM.
func TestMeasureSentences(t *testing.T) {
	type doc struct {
		Genre     string
		Text      string
		Sentences [][2]int
	}
	type count struct{ ok, got, want int }
	by := map[string]*count{}
	each(t, shared+"/gold/coref/gum.dev.jsonl.gz", func(d doc) {
		c := by[d.Genre]
		if c == nil {
			c = &count{}
			by[d.Genre] = c
		}
		ends := map[int]bool{}
		for _, s := range d.Sentences {
			ends[s[1]] = true
		}
		ts, ss := token.Split(d.Text)
		c.want += len(d.Sentences)
		c.got += len(ss)
		shown := 0
		have := map[int]bool{}
		for _, s := range ss {
			end := ts[s.Last-1].End
			have[end] = true
			if ends[end] {
				c.ok++
			} else if d.Genre == "news" && testing.Verbose() && shown < 8 {
				shown++
				t.Logf("split %q", d.Text[max(0, end-40):end]+" | "+d.Text[end:min(len(d.Text), end+30)])
			}
		}
		for _, s := range d.Sentences {
			if end := s[1]; !have[end] && d.Genre == "news" && testing.Verbose() {
				t.Logf("joined %q", d.Text[max(0, end-40):end]+" | "+d.Text[end:min(len(d.Text), end+30)])
			}
		}
	})
	for g, c := range by {
		t.Logf("%s: sentence ends F1 %.2f of %d", g, 200*float64(c.ok)/float64(c.got+c.want), c.want)
	}
}
