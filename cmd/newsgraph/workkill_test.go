package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/newsgraph/newsgraph/graph/pgtest"
)

// queueArticles are more than a worker holds at once.
const queueArticles = 400

// A worker that is killed while it holds jobs loses none: another does them,
// and the graph is that of a build that was not disturbed.
func TestKilledWorker(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for a lock of River's to expire")
	}
	t.Parallel()
	db := pgtest.Database(t)
	bin, dir := program(t), t.TempDir()
	input, whole := filepath.Join(dir, "news.jsonl"), filepath.Join(dir, "whole.db")
	writeArticles(t, input, queueArticles, 0)
	newsgraph(t, "build", "--resolve=false", "--db", whole, input)
	newsgraph(t, "enqueue", "--db", db, input)
	killed := exec.Command(bin, "work", "-v", "--db", db, "--metrics", "")
	reports(t, killed, func(n int) {
		if n == 1 {
			killed.Process.Kill()
		}
	})
	jobs := newsgraph(t, "jobs", "--db", db)
	if !regexp.MustCompile(`(?m)^ *[1-9]\d*  running$`).MatchString(jobs) {
		t.Errorf("it held no jobs when it was killed:\n%s", jobs)
	}
	newsgraph(t, "work", "--db", db, "--metrics", "", "--until-empty", "--rescue", "5s")
	if got, want := exportOf(t, bin, db), exportOf(t, bin, whole); !bytes.Equal(got, want) {
		t.Errorf("the export has %d bytes, that of a build %d, or they differ", len(got), len(want))
	}
}
