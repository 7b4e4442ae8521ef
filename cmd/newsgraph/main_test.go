package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/pgtest"
)

func TestMain(m *testing.M) {
	testscript.Main(tests{pgtest.Tests{M: m}}, map[string]func(){"newsgraph": main})
}

// TestScripts runs the program as a user does. Besides testscript's own
// commands there are "status N ARGS...": newsgraph ARGS ends with status N;
// "lock DIR": the store DIR is held open for writing until the end; and "get
// URL": writes what is there, once somebody answers. $ADDR is a free address.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "lock": lock, "get": get},
		Setup: func(e *testscript.Env) error {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			e.Setenv("ADDR", l.Addr().String())
			return l.Close()
		},
	})
}

func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N ARGS...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec("newsgraph", args[1:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("newsgraph %s: status %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

func lock(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: lock DIR")
	}
	s, err := graph.Open(context.Background(), ts.MkAbs(args[0]), graph.Options{})
	ts.Check(err)
	ts.Defer(func() { ts.Check(s.Close()) })
}

func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: get URL")
	}
	var err error
	for range 100 {
		var r *http.Response
		if r, err = http.Get(args[0]); err == nil {
			_, err = io.Copy(ts.Stdout(), r.Body)
			ts.Check(errors.Join(err, r.Body.Close()))
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	ts.Check(err)
}

// Every command documents its exit statuses and ends with an example.
func TestHelp(t *testing.T) {
	end := regexp.MustCompile(`(?s)\nExit status:\n  0  done\n.*\nExample:\n(  [^\n]+\n)+$`)
	walk(newRootCommand(stdio{}), func(c *cobra.Command) {
		if c.Name() == "help" {
			return
		}
		var out strings.Builder
		c.SetOut(&out)
		if err := c.Help(); err != nil {
			t.Fatal(err)
		}
		if !end.MatchString(out.String()) {
			t.Errorf("the help of %s ends with\n%s", c.CommandPath(), out.String()[max(0, out.Len()-300):])
		}
	})
}
