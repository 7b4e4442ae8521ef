package article

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// No text of the annotated collections may be taken for another language.
func TestEnglishGold(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/gold/*/*.jsonl.gz")
	if len(files) == 0 {
		t.Skip("no ../shared/gold")
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		n, rejected := 0, 0
		s := bufio.NewScanner(z)
		s.Buffer(nil, 64<<20)
		for s.Scan() {
			var a struct{ ID, Text string }
			if err := json.Unmarshal(s.Bytes(), &a); err != nil {
				t.Fatal(err)
			}
			n++
			if err := checkEnglish(a.Text); err != nil {
				rejected++
				w, e, f := countWords(a.Text)
				t.Errorf("%s: %v (%d words, %d English, %d foreign)\n%.300s", a.ID, err, w, e, f, a.Text)
			}
		}
		t.Logf("%s: %d texts, %d rejected", filepath.Base(file), n, rejected)
	}
}
