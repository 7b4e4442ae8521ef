package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph/pgtest"
)

// A worker that is killed while it holds jobs loses none: another does them,
// and the graph is that of a build that was not disturbed.
func TestKilledWorker(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	db := pgtest.Database(t)
	dir := t.TempDir()
	bin := filepath.Join(dir, "newsgraph")
	run := func(args ...string) string {
		t.Helper()
		out, err := exec.Command(bin, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	input, whole := filepath.Join(dir, "news.jsonl"), filepath.Join(dir, "whole.db")
	writeArticles(t, input)
	run("build", "--resolve=false", "--db", whole, input)
	run("enqueue", "--db", db, input)
	killed := exec.Command(bin, "work", "--db", db, "--metrics", "")
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	for range 600 {
		if !strings.Contains(run("jobs", "--db", db), " 0  done") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	killed.Process.Signal(syscall.SIGKILL)
	killed.Wait() // its error is that it was killed
	t.Log(run("jobs", "--db", db))
	run("work", "--db", db, "--metrics", "", "--until-empty", "--rescue", "5s")
	if got, want := exportOf(t, bin, db), exportOf(t, bin, whole); !bytes.Equal(got, want) {
		t.Errorf("the export has %d bytes, that of a build %d, or they differ", len(got), len(want))
	}
}
