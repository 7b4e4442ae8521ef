package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

const (
	killArticles = 2000
	killRounds   = 4
)

// A build that is killed leaves a store that opens, in which every article
// reported as loaded is whole; running it again leaves the same store as a
// build that was not disturbed.
func TestKilledBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	dir := t.TempDir()
	bin := program(t)
	input := filepath.Join(dir, "news.jsonl")
	writeArticles(t, input, killArticles)

	whole := filepath.Join(dir, "whole.db")
	begin := time.Now()
	newsgraph(t, "build", "--db", whole, input)
	took := time.Since(begin)
	want := exportOf(t, bin, whole)
	wantGraphs := graphs(want)
	if len(wantGraphs) != killArticles {
		t.Fatalf("%d articles in the export, want %d", len(wantGraphs), killArticles)
	}

	seed := uint64(begin.UnixNano())
	t.Logf("seed %d; undisturbed in %v", seed, took)
	random := rand.New(rand.NewPCG(seed, 0))
	db := filepath.Join(dir, "killed.db")
	var reported []string
	for round := range killRounds {
		after := time.Duration(random.Int64N(int64(took) / 2))
		cmd := exec.Command(bin, "build", "-v", "--db", db, input)
		names := reports(t, cmd, func(n int) {
			if n == 0 {
				time.AfterFunc(after, func() { cmd.Process.Kill() })
			}
		})
		reported = append(reported, names...)
		if _, err := os.Stat(db); err != nil {
			continue // killed before there was anything
		}
		got := graphs(exportOf(t, bin, db))
		t.Logf("round %d: killed after %v; %d articles reported in it, %d in the store", round, after.Round(time.Millisecond), len(names), len(got))
		checkWhole(t, got, wantGraphs, reported)
	}
	newsgraph(t, "build", "--db", db, input)
	if got := exportOf(t, bin, db); !bytes.Equal(got, want) {
		t.Errorf("the export after kills has %d bytes, an undisturbed one %d, or they differ", len(got), len(want))
	}
}

// writeArticles writes short made-up stories as JSON lines.
func writeArticles(t *testing.T, name string, n int) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	towns := []string{"Paris", "Nairobi", "Lima", "Oslo", "Ankara"}
	names := []string{"Mira Tarn", "Jonas Brandt", "Petra Halvard"}
	for i := range n {
		town, who := towns[i%len(towns)], names[i%len(names)]
		err := e.Encode(map[string]string{
			"id":        fmt.Sprintf("made/%d", i),
			"title":     fmt.Sprintf("Story %d from %s", i, town),
			"published": fmt.Sprintf("2022-%02d-%02d", i%12+1, i%28+1),
			"text": fmt.Sprintf(`%s said on Monday that the %d workers of the mill in %s would go back to work. "It is what they wanted," she added.`,
				who, i+2, town),
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(name, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

var loadedLine = regexp.MustCompile(`^(?:added|replaced|unchanged) (\S+), \d+ quads$`)

// reports runs a command to its end and returns the articles it reported. f is
// called with how many there are, first with 0. A line that a kill cut short
// does not count.
func reports(t *testing.T, cmd *exec.Cmd, f func(n int)) []string {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	f(0)
	var names []string
	for r := bufio.NewReader(out); ; {
		line, err := r.ReadString('\n')
		if err != nil {
			break
		}
		if m := loadedLine.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil {
			names = append(names, m[1])
			f(len(names))
		}
	}
	cmd.Wait() // those that are disturbed end with an error
	return names
}

// checkWhole compares the articles of a store with those it should have: all
// that were reported are there, and each is whole.
func checkWhole(t *testing.T, got, want map[string]string, reported []string) {
	t.Helper()
	for _, name := range reported {
		if got[name] == "" {
			t.Fatalf("%s was reported as loaded and is not there", name)
		}
	}
	for name, g := range got {
		if g != want[name] {
			t.Fatalf("%s is not whole:\n%s\nwant\n%s", name, g, want[name])
		}
	}
}

// newsgraph runs it and returns what it says.
func newsgraph(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command(program(t), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

// exportOf returns the N-Quads of a store.
func exportOf(t *testing.T, bin, db string) []byte {
	t.Helper()
	cmd := exec.Command(bin, "export", "--db", db)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("exporting: %v\n%s", err, stderr.String())
	}
	return out
}

const ngNamespace = "https://github.com/newsgraph/newsgraph/ns#"

// graphs returns the statements of each article of an export, by the short
// name of the article.
func graphs(nquads []byte) map[string]string {
	out := map[string]string{}
	for _, line := range strings.SplitAfter(string(nquads), "\n") {
		i := strings.LastIndex(line, " <")
		if i < 0 {
			continue
		}
		label := strings.TrimSuffix(strings.TrimSpace(line[i:]), " .")
		name := "ng:" + strings.TrimPrefix(strings.Trim(label, "<>"), ngNamespace)
		if strings.HasPrefix(name, "ng:article/") {
			out[name] += line
		}
	}
	return out
}
