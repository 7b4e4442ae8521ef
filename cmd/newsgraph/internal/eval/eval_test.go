package eval

import (
	"errors"
	"strings"
	"testing"
)

func TestUnknownTask(t *testing.T) {
	if _, err := Run(t.Context(), Options{}, "spelling"); !errors.Is(err, ErrUnknownTask) {
		t.Errorf("got %v", err)
	}
}

func TestAbsentGoldIsReported(t *testing.T) {
	r, err := Run(t.Context(), Options{Gold: t.TempDir()}, "quotes")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Sections) != 1 || !strings.Contains(r.Sections[0].Missing, "quotes/polnear") {
		t.Errorf("got %+v", r.Sections)
	}
}
