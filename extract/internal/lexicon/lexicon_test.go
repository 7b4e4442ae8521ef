package lexicon

import (
	"slices"
	"testing"
)

func TestRows(t *testing.T) {
	var got []string
	for f := range Rows("# a comment\none\t1\n\n  two\t\t2 \n#\nthree\r\n") {
		got = append(got, f...)
	}
	if want := []string{"one", "1", "two", "", "2", "three"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for range Rows("one\ntwo\n") {
		break // must not go on
	}
}

func TestWeekday(t *testing.T) {
	if d, ok := Weekday("Sunday"); !ok || d != 0 {
		t.Errorf("Sunday: %v %v", d, ok)
	}
	if _, ok := Weekday("Sundays"); ok {
		t.Error("Sundays are no day")
	}
}
