package main

import (
	"bufio"
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// A load is many who read a server at a time.
type load struct {
	readers   int
	addresses int // how many different ones they read
	time      time.Duration
	db        string // a store that is there, or "" for a small one of made-up news
}

// loadOf is a short load, or what the environment says: $NEWSGRAPH_LOAD_TIME
// (60s), $NEWSGRAPH_LOAD_READERS (200) and $NEWSGRAPH_LOAD_DB.
func loadOf(t *testing.T) load {
	l := load{readers: 30, addresses: 50, time: 2 * time.Second, db: os.Getenv("NEWSGRAPH_LOAD_DB")}
	var err error
	if v := os.Getenv("NEWSGRAPH_LOAD_TIME"); v != "" {
		if l.time, err = time.ParseDuration(v); err != nil {
			t.Fatal(err)
		}
		l.addresses = 200
	}
	if v := os.Getenv("NEWSGRAPH_LOAD_READERS"); v != "" {
		if l.readers, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// TestLoad has many readers ask for pages and questions without a pause. All
// are answered, and the server's memory grows by no more than half over what
// it is when they have just begun.
func TestLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	l := loadOf(t)
	if l.db == "" {
		l.db = madeUpStore(t, 150)
	}
	base, pid := startServer(t, l.db)
	targets := crawl(t, base, l.addresses)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: l.readers}, Timeout: time.Minute}
	idle := memory(t, pid)
	var one []time.Duration
	for _, target := range targets {
		d, err := read(client, base+target)
		if err != nil {
			t.Error(err)
		}
		one = append(one, d)
	}
	t.Logf("one reader, %d addresses: %s; memory %d MB, %d MB before", len(targets), percentiles(one), memory(t, pid)>>20, idle>>20)

	many, begun, most := l.run(t, client, base, targets, pid)
	t.Logf("%d readers for %s: %d answers, %.0f a second, %s; memory %d MB at the beginning, at most %d MB",
		l.readers, l.time, len(many), float64(len(many))/l.time.Seconds(), percentiles(many), begun>>20, most>>20)
	if most > begun*3/2 {
		t.Errorf("memory grew from %d MB to %d MB", begun>>20, most>>20)
	}
}

// run has all readers read and returns how long each answer took, the memory
// after a tenth of the time, and the most there was from then on.
func (l load) run(t *testing.T, client *http.Client, base string, targets []string, pid int) (took []time.Duration, begun, most int) {
	ctx, cancel := context.WithTimeout(context.Background(), l.time)
	defer cancel()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range l.readers {
		wg.Go(func() {
			for n := i; ctx.Err() == nil; n++ {
				d, err := read(client, base+targets[n*7%len(targets)])
				mu.Lock()
				if took = append(took, d); err != nil {
					t.Error(err)
					cancel()
				}
				mu.Unlock()
			}
		})
	}
	time.Sleep(l.time / 10)
	begun = memory(t, pid)
	most = begun
	for ctx.Err() == nil {
		most = max(most, memory(t, pid))
		time.Sleep(50 * time.Millisecond)
	}
	wg.Wait()
	return took, begun, most
}

// madeUpStore loads made-up articles into a store.
func madeUpStore(t *testing.T, articles int) string {
	t.Helper()
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "load.db")
	s, err := graph.Open(ctx, dir, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var facts []*extract.Facts
	for i := range articles {
		facts = append(facts, synthetic.News{Seed: 1}.Facts(i))
	}
	if _, err := s.Load(ctx, facts); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// startServer serves a store by a process of its own until the test ends, and
// returns where and which.
func startServer(t *testing.T, db string) (base string, pid int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "serve", "--db", db, "--listen", "127.0.0.1:0")
	cmd.Args[0] = "newsgraph" // by which TestMain knows the program
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil {
			t.Errorf("the server: %v", err)
		}
	})
	first, err := bufio.NewReader(stderr).ReadString('\n')
	if err != nil {
		t.Fatalf("starting: %q, %v", first, err)
	}
	go func() { _, _ = io.Copy(io.Discard, stderr) }()
	base = regexp.MustCompile(`http://[^/]+`).FindString(first)
	client := &http.Client{Timeout: time.Minute}
	for _, path := range firstPages {
		for i := 0; ; i++ { // the index of a large store takes its time
			if _, err := read(client, base+path); err == nil {
				break
			} else if i == 600 {
				t.Fatal(err)
			}
			time.Sleep(time.Second)
		}
	}
	return base, cmd.Process.Pid
}

// firstPages are what every page leads to.
var firstPages = []string{"/", "/contested", "/network", "/timeline", "/questions"}

var linkTo = regexp.MustCompile(`(?:href|action)="(/[^"#]*)`)

// crawl follows links from the first page and returns at most n addresses of
// pages that are there, and of questions about the actors it met.
func crawl(t *testing.T, base string, n int) []string {
	t.Helper()
	found := slices.Clone(firstPages)
	for i := 0; i < len(found) && len(found) < n; i++ {
		if strings.HasPrefix(found[i], "/api/") || strings.HasPrefix(found[i], "/assets/") {
			continue
		}
		res, err := http.Get(base + found[i])
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.StatusCode != http.StatusOK {
			t.Fatalf("%s: %s, %v", found[i], res.Status, err)
		}
		for _, m := range linkTo.FindAllSubmatch(page, -1) {
			link := html.UnescapeString(string(m[1]))
			u, err := url.Parse(link)
			// Cayley's pages are not ours, and a question without its parameter
			// is refused.
			if err != nil || strings.HasPrefix(link, "/ui/") || strings.HasPrefix(link, "/questions/") || slices.Contains(found, link) || len(found) >= n {
				continue
			}
			found = append(found, link)
			if name := u.Query().Get("name"); u.Path == "/actor" && name != "" && len(found) < n {
				found = append(found, "/api/newsgraph/v1/timeline?actor="+url.QueryEscape(name))
			}
		}
	}
	return found
}

// read reads what is at target and returns how long it took.
func read(client *http.Client, target string) (time.Duration, error) {
	begin := time.Now()
	res, err := client.Get(target)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return 0, fmt.Errorf("%s: %w", target, err)
	}
	if res.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("%s: %s", target, res.Status)
	}
	return time.Since(begin), nil
}

func percentiles(took []time.Duration) string {
	at := func(p int) time.Duration { return synthetic.Percentile(took, p).Round(time.Millisecond / 10) }
	return fmt.Sprintf("p50 %v, p95 %v, p99 %v, most %v", at(50), at(95), at(99), at(100))
}

// memory returns the bytes of a process that are in memory.
func memory(t *testing.T, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Skip("this system does not tell the memory of a process")
	}
	m := regexp.MustCompile(`VmRSS:\s+(\d+) kB`).FindSubmatch(status)
	if m == nil {
		t.Fatal("the server has ended")
	}
	kb, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kb << 10
}
