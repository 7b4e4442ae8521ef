package eval

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var printTasks = flag.String("tasks", "", "print the scores of these tasks, with commas between them")

// TestPrint prints scores: go test -run TestPrint -tasks quotes -v
func TestPrint(t *testing.T) {
	if *printTasks == "" {
		t.Skip("wants -tasks")
	}
	r, err := Run(t.Context(), Options{Gold: filepath.Join(shared, "gold")}, strings.Split(*printTasks, ",")...)
	if err != nil {
		t.Fatal(err)
	}
	r.WriteTable(os.Stdout)
}

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
