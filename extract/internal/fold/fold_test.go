package fold_test

import (
	"testing"

	"github.com/newsgraph/newsgraph/extract/internal/fold"
)

func FuzzName(f *testing.F) {
	for _, s := range []string{"Erdoğan", "‘Ayn ‘Īsá", "The U.S.", "İ", "ﷺ", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := fold.Name(s)
		if again := fold.Name(once); len(once) > 4 && once[:4] != "the " && again != once {
			t.Errorf("%q folds to %q, that to %q", s, once, again)
		}
	})
}
