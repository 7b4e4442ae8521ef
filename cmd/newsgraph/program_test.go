package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/newsgraph/newsgraph/graph/pgtest"
)

// built is newsgraph as it is delivered: the test's own binary is many times
// slower under the race detector.
var built struct {
	once sync.Once
	dir  string
	err  error
}

// program returns the path of newsgraph, which is built for all tests once.
func program(t *testing.T) string {
	t.Helper()
	built.once.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "newsgraph"); built.err != nil {
			return
		}
		if out, err := exec.Command("go", "build", "-o", built.dir, ".").CombinedOutput(); err != nil {
			built.err = fmt.Errorf("building: %w\n%s", err, out)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return filepath.Join(built.dir, "newsgraph")
}

// tests are the tests of this package; what they built is removed after them.
type tests struct{ pgtest.Tests }

func (t tests) Run() int {
	defer func() {
		if built.dir != "" {
			os.RemoveAll(built.dir)
		}
	}()
	return t.Tests.Run()
}
