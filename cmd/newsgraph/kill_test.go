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

	"github.com/newsgraph/newsgraph/graph"
)

// A victim is a program that builds a store and is killed at it.
type victim struct {
	kills  int
	build  func(db string, version int) *exec.Cmd // of version 0 or 1 of the same articles
	export func(db string) *exec.Cmd
}

// A build that is killed leaves a store that opens, in which every article
// reported as loaded is whole and every other is whole, as it was before or
// absent; running it again leaves the same store as a build that was not
// disturbed. The whole program is killed a few times, and one that does nothing
// but write 50 times.
func TestKilledBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	dir := t.TempDir()
	bin, small := program(t), filepath.Join(dir, "killed")
	if out, err := exec.Command("go", "build", "-o", small, "./testdata/killed").CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	var inputs []string
	for version := range 2 {
		inputs = append(inputs, filepath.Join(dir, fmt.Sprintf("news%d.jsonl", version)))
		writeArticles(t, inputs[version], 200, version)
	}
	for name, v := range map[string]victim{
		"the program": {4,
			func(db string, version int) *exec.Cmd {
				return exec.Command(bin, "build", "-v", "--db", db, inputs[version])
			},
			func(db string) *exec.Cmd { return exec.Command(bin, "export", "--db", db) }},
		"small batches": {50,
			func(db string, version int) *exec.Cmd { return exec.Command(small, fmt.Sprint(version), db) },
			func(db string) *exec.Cmd { return exec.Command(small, "export", db) }},
	} {
		t.Run(name, v.test)
	}
}

func (v victim) test(t *testing.T) {
	dir := t.TempDir()
	var whole [2][]byte
	var wholeGraphs [2]map[string]string
	begin := time.Now()
	for version := range whole {
		db := filepath.Join(dir, fmt.Sprint("whole", version))
		if out, err := v.build(db, version).CombinedOutput(); err != nil {
			t.Fatalf("building: %v\n%s", err, out)
		}
		whole[version] = output(t, v.export(db))
		wholeGraphs[version] = graphs(whole[version])
	}
	took := time.Since(begin) / 2
	if len(wholeGraphs[0]) == 0 || bytes.Equal(whole[0], whole[1]) {
		t.Fatalf("%d articles in the export, or no difference between the versions", len(wholeGraphs[0]))
	}

	seed := uint64(begin.UnixNano())
	t.Logf("seed %d; undisturbed in %v", seed, took)
	random := rand.New(rand.NewPCG(seed, 0))
	db := filepath.Join(dir, "killed.db")
	version, first := 0, true // of what is being built; nothing was there before the first
	reported := map[string]bool{}
	for kills := 0; kills < v.kills; {
		after := time.Duration(random.Int64N(int64(took)))
		names, killed := buildAndKill(t, after, v.build(db, version))
		for _, n := range names {
			reported[n] = true
		}
		if _, err := os.Stat(db); err != nil && killed {
			kills++
			continue // killed before there was anything
		}
		export := output(t, v.export(db))
		got := graphs(export)
		for name, g := range wholeGraphs[version] {
			switch old := wholeGraphs[1-version][name]; {
			case got[name] == g, !reported[name] && !first && got[name] == old, !reported[name] && first && got[name] == "":
			default:
				t.Fatalf("after %d kills %s (reported: %v) is not whole:\n%s\nwant\n%s", kills, name, reported[name], got[name], g)
			}
		}
		if killed {
			kills++
			t.Logf("killed after %v; %d articles reported, %d in the store", after.Round(time.Millisecond), len(names), len(got))
			continue
		}
		// It was faster: the other version takes the place of this one.
		if !bytes.Equal(export, whole[version]) {
			t.Fatalf("after %d kills the export has %d bytes, an undisturbed one %d, or they differ", kills, len(export), len(whole[version]))
		}
		version, first = 1-version, false
		clear(reported)
	}
	if out, err := v.build(db, version).CombinedOutput(); err != nil {
		t.Fatalf("building again: %v\n%s", err, out)
	}
	if got := output(t, v.export(db)); !bytes.Equal(got, whole[version]) {
		t.Errorf("the export after kills has %d bytes, an undisturbed one %d, or they differ", len(got), len(whole[version]))
	}
}

// writeArticles writes n short made-up stories as JSON lines, in a version.
func writeArticles(t *testing.T, name string, n, version int) {
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
				who, i+2+version, town),
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

// buildAndKill runs a build, kills it after a while and returns the articles
// it had reported, and whether it was killed before it ended.
func buildAndKill(t *testing.T, after time.Duration, cmd *exec.Cmd) ([]string, bool) {
	t.Helper()
	var stderr strings.Builder
	cmd.Stderr = &stderr
	names := reports(t, cmd, func(n int) {
		if n == 0 {
			time.AfterFunc(after, func() { cmd.Process.Kill() })
		}
	})
	killed := cmd.ProcessState.ExitCode() < 0
	if !killed && !cmd.ProcessState.Success() {
		t.Fatalf("building: %v\n%s", cmd.ProcessState, stderr.String())
	}
	return names, killed
}

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
	return output(t, exec.Command(bin, "export", "--db", db))
}

// output returns what a program writes to standard output.
func output(t *testing.T, cmd *exec.Cmd) []byte {
	t.Helper()
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd.Args, err, stderr.String())
	}
	return out
}

// graphs returns the statements of each article of an export, by the short
// name of the article.
func graphs(nquads []byte) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(string(nquads)) {
		label := line[strings.LastIndex(line, " <")+2:]
		if name := graph.Short(strings.TrimSuffix(label, "> .\n")); name != graph.Resolution {
			out[string(name)] += line
		}
	}
	return out
}
