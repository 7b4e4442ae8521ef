package eval

import (
	"reflect"
	"testing"
)

func TestJoinPieces(t *testing.T) {
	const text = "Orby Airways of Orby met Orby United Club."
	gold := []typedSpan{{0, 4, "LOC"}, {5, 12, "ORG"}, {16, 20, "LOC"}, {25, 29, "LOC"}, {30, 36, "ORG"}}
	for name, c := range map[string]struct{ found, want []typedSpan }{
		"small words between": {[]typedSpan{{0, 20, "ORG"}}, []typedSpan{{0, 20, "ORG"}, {25, 29, "LOC"}, {30, 36, "ORG"}}},
		"a word left over":    {[]typedSpan{{25, 41, "ORG"}}, gold},
		"a place":             {[]typedSpan{{0, 12, "LOC"}}, gold},
	} {
		if got := joinPieces(text, gold, c.found); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
