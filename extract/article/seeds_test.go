package article

import (
	"context"
	"testing"
)

// Each of the project's own stories says what it is.
func TestSeeds(t *testing.T) {
	n := 0
	for a, err := range Open(context.Background(), "../../seeds") {
		if err != nil {
			t.Error(err)
			continue
		}
		n++
		if start, end := a.Body(); a.Title == "" || a.Day() == "" || end-start < 800 {
			t.Errorf("%s: title %q, day %q, body of %d bytes", a.IRI(), a.Title, a.Day(), end-start)
		}
		if a.Publisher == "" && len(a.Authors) == 0 {
			t.Errorf("%s: neither publisher nor authors", a.IRI())
		}
	}
	if n < 10 {
		t.Errorf("%d stories", n)
	}
}

func BenchmarkComplete(b *testing.B) {
	text := story
	for len(text) < 3600 { // some 600 words
		text += para + " "
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a := Article{Text: text}
		if err := a.complete(); err != nil {
			b.Fatal(err)
		}
	}
}
