package fold_test

import (
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract/internal/fold"
)

func FuzzName(f *testing.F) {
	for _, s := range []string{"Erdoğan", "‘Ayn ‘Īsá", "The U.S.", "İ", "ﷺ", "\xff", "ǣ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := fold.Name(s)
		if long := fold.Name(s + "\u0301"); long != once && !strings.Contains(s, "'") { // a mark makes it take the long way
			t.Errorf("%q folds to %q, with an accent to %q", s, once, long)
		}
		if again := fold.Name(once); len(once) > 4 && once[:4] != "the " && again != once {
			t.Errorf("%q folds to %q, that to %q", s, once, again)
		}
	})
}
