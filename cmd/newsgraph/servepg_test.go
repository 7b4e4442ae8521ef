package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph/pgtest"
)

// A server on PostgreSQL answers pages, questions and Cayley's queries, and no
// process it starts shows the database's password.
func TestServePostgres(t *testing.T) {
	t.Parallel()
	const password = "hushed-word"
	db := strings.Replace(pgtest.Database(t), "newsgraph@", "newsgraph:"+password+"@", 1)
	dir := t.TempDir()
	story := filepath.Join(dir, "story.txt")
	err := os.WriteFile(story, []byte("Ferries stay in port\nPublished 3 May 2022\n\n\"No boat leaves Hamm today,\" Lena Fisk, the harbour master, said.\n"), 0o666)
	if err != nil {
		t.Fatal(err)
	}
	newsgraph(t, "build", "--db", db, story)

	cmd := exec.Command(program(t), "serve", "--db", db, "--listen", "127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Error(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}()
	addr := address(t, stderr)
	go io.Copy(io.Discard, stderr)
	for _, c := range []struct{ path, query, want string }{
		{"/", "", "Ferries stay in port"},
		{"/timeline?actor=Lena+Fisk", "", "Lena Fisk"},
		{"/search?q=boat", "", "Lena Fisk"},
		{"/api/newsgraph/v1/who-said-what?speaker=fisk", "", `"speaker":"Lena Fisk"`},
		{"/api/v1/query/gizmo", `g.V("<schema:Quotation>").In("<rdf:type>").Out("<schema:text>").All()`, "No boat leaves Hamm today"},
	} {
		client := http.Client{Timeout: time.Minute}
		r, err := client.Get(addr + c.path)
		if c.query != "" {
			r, err = client.Post(addr+c.path, "text/plain", strings.NewReader(c.query))
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || r.StatusCode != http.StatusOK || !bytes.Contains(body, []byte(c.want)) {
			t.Errorf("%s: %s, %v, without %q:\n%.2000s", c.path, r.Status, err, c.want, body)
		}
	}
	children := 0
	names, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		args, _ := os.ReadFile(name)
		if bytes.Contains(args, []byte("\x00sandbox\x00")) {
			children++
			if bytes.Contains(args, []byte(password)) {
				t.Errorf("the arguments of a sandbox are %q", args)
			}
		}
	}
	if children == 0 && len(names) > 0 {
		t.Error("no sandbox was found")
	}
}

var servingAt = regexp.MustCompile(`at (http://[^/]+)/`)

// address returns the address of a server by the line it begins with.
func address(t *testing.T, stderr io.Reader) string {
	t.Helper()
	var line []byte
	for b := make([]byte, 1); len(line) == 0 || line[len(line)-1] != '\n'; line = append(line, b[0]) {
		if _, err := stderr.Read(b); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	m := servingAt.FindSubmatch(line)
	if m == nil {
		t.Fatalf("not an address: %s", line)
	}
	return string(m[1])
}
