package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/newsgraph/newsgraph/graph/pgtest"
)

// TestPostgresScripts runs the program as it is delivered on PostgreSQL, as a
// user does: $PG and $PG2 are empty databases, $SEEDS the samples. "same URL
// ARGS..." compares what newsgraph ARGS writes there with what it writes of
// newsgraph.db; the order of a Gizmo query's rows is the store's own.
func TestPostgresScripts(t *testing.T) {
	pgtest.Database(t) // skips without PostgreSQL
	bin := program(t)
	seeds, err := filepath.Abs("../../seeds")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/postgres",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "same": same},
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", filepath.Dir(bin)+string(os.PathListSeparator)+e.Getenv("PATH"))
			e.Setenv("PG", pgtest.Database(t))
			e.Setenv("PG2", pgtest.Database(t))
			e.Setenv("SEEDS", seeds)
			return nil
		},
	})
}

func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: same URL ARGS...")
	}
	ts.Check(ts.Exec("newsgraph", args[1:]...))
	want := lines(args[1], ts.ReadFile("stdout"))
	ts.Check(ts.Exec("newsgraph", append(args[1:len(args):len(args)], "--db", args[0])...))
	if got := lines(args[1], ts.ReadFile("stdout")); !slices.Equal(got, want) {
		ts.Fatalf("on PostgreSQL:\n%s\nwant\n%s", got, want)
	}
}

func lines(command, text string) []string {
	out := strings.Split(text, "\n")
	if command == "gizmo" {
		slices.Sort(out)
	}
	return out
}
