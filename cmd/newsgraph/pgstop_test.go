package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/graph/pgtest"
)

// A build, or a worker, whose PostgreSQL is stopped says so in a line and
// ends. What it reported is there, no article is half there, and running it
// again leaves the graph of a build that was not disturbed.
func TestStoppedPostgres(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t)
	bin, dir := program(t), t.TempDir()
	input, whole := filepath.Join(dir, "news.jsonl"), filepath.Join(dir, "whole.db")
	writeArticles(t, input, queueArticles, 0)
	newsgraph(t, "build", "--resolve=false", "--db", whole, input)
	want := exportOf(t, bin, whole)

	check := func(t *testing.T, db string, cmd *exec.Cmd, stop func(), again ...string) {
		var stderr strings.Builder
		cmd.Stderr = &stderr
		reported := reports(t, cmd, func(n int) {
			if n == 1 {
				stop()
			}
		})
		if cmd.ProcessState.ExitCode() != statusError || !stopped.MatchString(stderr.String()) {
			t.Errorf("%v: %s", cmd.ProcessState, stderr.String())
		}
		if err := server.Run(); err != nil {
			t.Fatal(err)
		}
		checkWhole(t, graphs(exportOf(t, bin, db)), graphs(want), reported)
		newsgraph(t, again...)
		if got := exportOf(t, bin, db); !bytes.Equal(got, want) {
			t.Errorf("the export has %d bytes, an undisturbed one %d, or they differ", len(got), len(want))
		}
	}
	t.Run("build", func(t *testing.T) {
		db := server.Database(t)
		text, err := os.ReadFile(input)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(bin, "build", "-v", "--resolve=false", "--backend", "postgres", "--db", db, "-")
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		feed := func(from, to int) {
			stdin.Write(text[from:to]) // fails if the build has ended
		}
		half := len(text) / 2
		go feed(0, half)
		check(t, db, cmd, func() {
			server.Stop()
			go func() {
				feed(half, len(text))
				stdin.Close()
			}()
		}, "build", "--resolve=false", "--db", db, input)
	})
	t.Run("work", func(t *testing.T) {
		db := server.Database(t)
		newsgraph(t, "enqueue", "--db", db, input)
		cmd := exec.Command(bin, "work", "-v", "--db", db, "--metrics", "", "--until-empty")
		check(t, db, cmd, server.Stop, "work", "--db", db, "--metrics", "", "--until-empty", "--rescue", "5s")
	})
}

// stopped is all that is said, besides how far a slow build is.
var stopped = regexp.MustCompile(`^(?:newsgraph: \d+ articles read, \d+/s\n)*newsgraph: [^\n]*PostgreSQL does not answer: [^\n]*\(start it, [^\n]*\)\n$`)
