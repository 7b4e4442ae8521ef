package graph

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph/pgtest"
)

// childEnv tells the test binary to load articles into the store it names
// until it is killed.
const childEnv = "NEWSGRAPH_TEST_LOAD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		if err := loadForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(pgtest.Tests{M: m}.Run())
}

// version returns article i as its n-th version: the text and the events
// change with it.
func version(i, n int) *extract.Facts {
	f := madeUp(i)
	f.Article.SHA256 = fmt.Sprint("v", n)
	f.Text += fmt.Sprint(" Version ", n)
	f.Events = f.Events[n%20:]
	return f
}

// loadForEver loads versions of 60 articles, telling of each that is loaded.
func loadForEver(dir string) error {
	s, err := Open(context.Background(), dir, Options{})
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		for i := 0; i < 60; i += 10 {
			var facts []*extract.Facts
			for j := i; j < i+10; j++ {
				facts = append(facts, version(j, n))
			}
			done, err := s.Load(context.Background(), facts)
			if err != nil {
				return err
			}
			for k, l := range done {
				fmt.Println(i+k, n, l.Quads)
			}
		}
	}
}

// TestKill kills a loading process again and again. What it said it had loaded
// must be there whole, and no article may be a mixture of two versions.
func TestKill(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "db")
	reported := map[int]int{}
	for round := range 8 {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), childEnv+"="+dir)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		clear(reported)
		// Some are killed while they make or open the store, the others in the
		// midst of loading, a while after they have told of some articles.
		lines, after := round*9, time.Duration(1+round*11)*time.Millisecond
		kill := func() { cmd.Process.Kill() }
		late := time.AfterFunc(2*time.Minute, kill) // one that hangs tells too little
		if round < 3 {
			time.AfterFunc(after, kill)
		}
		told := 0
		for sc := bufio.NewScanner(out); sc.Scan(); told++ {
			var i, n, quads int
			if _, err := fmt.Sscan(sc.Text(), &i, &n, &quads); err != nil {
				break // cut off
			}
			reported[i] = n
			if round >= 3 && told == lines {
				time.AfterFunc(after, kill)
			}
		}
		cmd.Wait()
		if !late.Stop() {
			t.Fatalf("round %d: %d lines in two minutes", round, told)
		}
		checkVersions(t, dir, reported)
	}
	if len(reported) == 0 {
		t.Error("the process never loaded anything")
	}
}

// checkVersions opens the store and compares every article with the version it
// claims to be.
func checkVersions(t *testing.T, dir string, reported map[int]int) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range 60 {
		label := Short(madeUp(i).Article.IRI)
		there := map[quad.Quad]bool{}
		n := -1
		err := s.Each(ctx, quad.Label, label, func(q quad.Quad) error {
			there[q] = true
			if q.Predicate == NGSHA256 {
				if _, err := fmt.Sscanf(string(q.Object.(quad.String)), "v%d", &n); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if want, ok := reported[i]; ok && n < want {
			// The last version told of; a newer may have followed untold.
			t.Errorf("article %d is of version %d, version %d was reported", i, n, want)
		}
		if n < 0 {
			if len(there) != 0 {
				t.Errorf("article %d: %d quads of no version", i, len(there))
			}
			continue
		}
		want := Quads(version(i, n))
		if len(there) != len(want) {
			t.Errorf("article %d: %d quads, version %d has %d", i, len(there), n, len(want))
		}
		for _, q := range want {
			if !there[q] {
				t.Errorf("article %d: %v is missing", i, q)
			}
		}
		// The index that starts from subjects must agree.
		node, err := s.Node(ctx, label)
		if err != nil || len(node[SchemaMentions]) == 0 || len(node[NGSHA256]) != 1 {
			t.Errorf("article %d: node %d values, %v", i, len(node), err)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return p
	}
	full := filepath.Join(dir, "full")
	s := openStore(t, full, "")
	load(t, s, sample())
	s.Close()
	damaged := func(name string, damage func(string) error) string {
		p := filepath.Join(dir, name)
		if err := os.CopyFS(p, os.DirFS(full)); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(p, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if err := damage(f); err != nil {
				t.Fatal(err)
			}
		}
		return p
	}
	is := func(pattern, f string) bool { ok, _ := filepath.Match(pattern, filepath.Base(f)); return ok }
	for _, test := range []struct {
		name, addr string
		o          Options
		want       error
	}{
		{"absent", filepath.Join(dir, "absent"), Options{ReadOnly: true}, ErrNotExist},
		{"empty folder", t.TempDir(), Options{ReadOnly: true}, ErrNotExist},
		{"file", write("file", "text"), Options{}, ErrDamaged},
		{"below a file", filepath.Join(write("file", "text"), "db"), Options{}, ErrDamaged},
		{"foreign folder", filepath.Dir(write("foreign/notes.txt", "text")), Options{}, ErrDamaged},
		{"of LevelDB", filepath.Dir(write("earlier/CURRENT", "MANIFEST-000001")), Options{}, ErrDamaged},
		{"no manifest", damaged("a", func(f string) error {
			if is("MANIFEST*", f) {
				return os.Remove(f)
			}
			return nil
		}), Options{}, ErrDamaged},
		{"all zero", damaged("b", func(f string) error {
			info, err := os.Stat(f)
			if err != nil {
				return err
			}
			return os.WriteFile(f, make([]byte, info.Size()), 0o666)
		}), Options{}, ErrDamaged},
		{"cut off", damaged("c", func(f string) error { return os.Truncate(f, 10) }), Options{}, ErrDamaged},
		{"no tables", damaged("d", func(f string) error {
			if is("*.sst", f) {
				return os.Remove(f)
			}
			return nil
		}), Options{}, ErrDamaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, readOnly := range []bool{test.o.ReadOnly, true} {
				test.o.ReadOnly = readOnly
				s, err := Open(ctx, test.addr, test.o)
				if err == nil {
					s.Close()
				}
				if !errors.Is(err, test.want) {
					t.Errorf("read only %v: got %v, want %v", readOnly, err, test.want)
				}
			}
		})
	}
	for backend, want := range map[string]string{"sqlite": "provenance", "paper": "none of that name"} {
		if _, err := Open(ctx, filepath.Join(dir, "x"), Options{Backend: backend}); !errors.Is(err, ErrBackend) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", backend, err)
		}
	}
	// No half-made folders are left beside the stores.
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) != 0 {
		t.Errorf("left over: %v", left)
	}
}

func TestLocked(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "db")
	s := openStore(t, dir, "")
	for _, readOnly := range []bool{false, true} {
		start := time.Now()
		if _, err := Open(ctx, dir, Options{ReadOnly: readOnly}); !errors.Is(err, ErrLocked) || time.Since(start) > time.Second {
			t.Errorf("read only %v: %v after %v", readOnly, err, time.Since(start))
		}
	}
	load(t, s, sample())
	s.Close()
	a, err := Open(ctx, dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := Open(ctx, dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatal("a second reader:", err)
	}
	defer b.Close()
	if _, err := Open(ctx, dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("a writer beside readers: %v", err)
	}
	if _, err := a.Load(ctx, []*extract.Facts{madeUp(1)}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("loading read only: %v", err)
	}
	if got, err := b.Find(ctx, "Björk"); err != nil || len(got) != 1 {
		t.Errorf("reading: %v, %v", got, err)
	}
}
