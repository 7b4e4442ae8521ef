package lemma

import (
	"errors"
	"testing"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/perceptron"
)

func TestOf(t *testing.T) {
	table, err := Open("# test\nhope\nhop\nrun\nmake\nwas d be\nchildren s child\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ form, tag, want string }{
		{"was", "VBD", "be"}, {"Was", "VBD", "be"}, {"children", "NNS", "child"},
		{"hoping", "VBG", "hope"}, {"hopping", "VBG", "hop"}, {"running", "VBG", "run"},
		{"making", "VBG", "make"}, {"grabbed", "VBD", "grab"}, {"tried", "VBD", "try"},
		{"nominated", "VBN", "nominate"}, {"attacks", "VBZ", "attack"}, {"cities", "NNS", "city"},
		{"churches", "NNS", "church"}, {"bigger", "JJR", "big"}, {"easiest", "JJS", "easy"},
		{"Reuters", "NNP", "Reuters"}, {"Kurds", "NNPS", "Kurd"}, {"The", "DT", "the"},
		{"fled", "VBD", "flee"}, {"overran", "VBD", "overrun"}, {"freed", "VBN", "free"}, {"freeing", "VBG", "free"},
		{"expelled", "VBD", "expel"}, {"controlling", "VBG", "control"}, {"killed", "VBD", "kill"}, {"needed", "VBN", "need"},
		{"s", "NNS", "s"}, {"ed", "VBD", "ed"}, {"", "NNS", ""},
	} {
		if got := table.Of(x.form, x.tag); got != x.want {
			t.Errorf("%s/%s: %q, want %q", x.form, x.tag, got, x.want)
		}
	}
	for _, bad := range []string{"", "# nothing\n", "one two\n"} {
		if _, err := Open(bad); !errors.Is(err, perceptron.ErrModel) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
