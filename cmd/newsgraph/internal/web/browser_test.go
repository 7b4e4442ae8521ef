package web

import (
	"context"
	"fmt"
	"net"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/ingest"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// The queries typed into the pages: one whose result is read, one whose
// result is drawn.
const (
	speakersQuery = `g.V("<schema:Quotation>").In("<rdf:type>").Out("<schema:spokenByCharacter>").Has("<rdf:type>", "<schema:Person>").Out("<schema:name>").All()`
	drawnQuery    = `g.V("<schema:Person>").In("<rdf:type>").Tag("source").Out("<ng:said>").Out("<schema:mentions>").Tag("target").GetLimit(40)`
)

// The pages of Cayley, in a real browser over a graph built from the samples:
// a query's result is seen, and drawn, and nothing asks outside.
func TestBrowser(t *testing.T) {
	b := newBrowser(t, sampleServer(t))

	b.ask("/ui/query", speakersQuery)
	run(b, chromedp.Poll[bool](`output_editor.getValue().includes("result")`))
	output := run(b, chromedp.Evaluate[string](`output_editor.getValue()`))
	if !strings.Contains(output, "Josip Matić") {
		t.Errorf("the result shows no speaker:\n%.500s", output)
	}
	b.screenshot("query.png")

	b.ask("/ui/visualize", drawnQuery)
	run(b, chromedp.Poll[bool](`typeof sigmaGraph !== "undefined" && sigmaGraph.graph.nodes().length > 0`))
	run(b, chromedp.Sleep(time.Second)) // the layout moves the nodes apart
	nodes := run(b, chromedp.Evaluate[int](`sigmaGraph.graph.nodes().length`))
	edges := run(b, chromedp.Evaluate[int](`sigmaGraph.graph.edges().length`))
	painted := run(b, chromedp.Evaluate[bool](paintedScript))
	if nodes < 2 || edges < 1 || !painted {
		t.Errorf("%d nodes and %d edges in the drawing, painted: %v", nodes, edges, painted)
	}
	b.screenshot("visualize.png")

	b.check()
}

// paintedScript tells whether a canvas of the drawing has a pixel that is not
// empty.
const paintedScript = `Array.from(document.querySelectorAll("#visualize canvas")).some(function(c) {
	var g = c.getContext("2d");
	return g && g.getImageData(0, 0, c.width, c.height).data.some(function(v) { return v !== 0; });
})`

// sampleServer serves a graph of the samples and of more files.
func sampleServer(t *testing.T, more ...string) string {
	t.Helper()
	ctx := context.Background()
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "samples.db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	res, err := ingest.Build(ctx, article.Open(ctx, append(more, "../../../../seeds")...), extract.New(), s, ingest.Hooks{})
	if err != nil || res.Added == 0 || res.Failed > 0 {
		t.Fatalf("building the samples: %+v, %v", res, err)
	}
	h, err := New(s, Options{Host: "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

// A browser watches what its pages ask for.
type browser struct {
	t    *testing.T
	ctx  context.Context
	base string

	mu     sync.Mutex
	asked  map[network.RequestID]string
	failed []string
	alerts []string
}

func newBrowser(t *testing.T, base string) *browser {
	t.Helper()
	bin, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium on this machine")
	}
	dir := t.TempDir()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(bin),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.NoFirstRun,
		chromedp.UserDataDir(dir),
		chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		// Should a request slip through, its host is not found.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	ctx, cancelAll := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancelTab := chromedp.NewContext(ctx)
	t.Cleanup(func() { cancelTab(); cancelAll() })
	b := &browser{t: t, ctx: ctx, base: base, asked: map[network.RequestID]string{}}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *browser) watch(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		b.asked[ev.RequestID] = ev.Request.URL
	case *network.EventLoadingFailed:
		if ev.BlockedReason == network.BlockedReasonCsp {
			delete(b.asked, ev.RequestID) // it never left the browser
		}
	case *network.EventResponseReceived:
		if ev.Response.Status >= 400 {
			b.failed = append(b.failed, fmt.Sprintf("%d %s", ev.Response.Status, ev.Response.URL))
		}
	case *page.EventJavascriptDialogOpening:
		b.alerts = append(b.alerts, ev.Message)
	}
}

// run runs one action and returns its value. It does so again if the page was
// replaced by the next while a node of it was looked at.
func run[T any](b *browser, a chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	for err != nil && ctx.Err() == nil && strings.Contains(err.Error(), "Could not find node with given id") {
		v, err = chromedp.Run(ctx, a)
	}
	if err != nil {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.t.Fatalf("in the browser: %v; alerts %q, failed %q", err, b.alerts, b.failed)
	}
	return v
}

// ask opens one of Cayley's pages and runs a query in it.
func (b *browser) ask(page, query string) {
	b.t.Helper()
	run(b, chromedp.Navigate(b.base+page))
	run(b, chromedp.WaitVisible(chromedp.CSS(".CodeMirror")))
	run(b, chromedp.Evaluate[chromedp.Void](fmt.Sprintf("editor.setValue(%q)", query)))
	run(b, chromedp.Click(chromedp.CSS("#run_button")))
}

// screenshot keeps a picture among the test's artifacts.
func (b *browser) screenshot(name string) {
	b.t.Helper()
	png := run(b, chromedp.CaptureScreenshot())
	if err := os.WriteFile(filepath.Join(b.t.ArtifactDir(), name), png, 0o666); err != nil {
		b.t.Fatal(err)
	}
}

// check reports requests to other hosts, answers that failed and alerts.
func (b *browser) check() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.asked) < 5 {
		b.t.Errorf("only %d requests were seen", len(b.asked))
	}
	for _, raw := range b.asked {
		u, err := url.Parse(raw)
		if err != nil {
			b.t.Errorf("asked for %q: %v", raw, err)
			continue
		}
		if ip := net.ParseIP(u.Hostname()); u.Scheme != "data" && u.Scheme != "blob" && (ip == nil || !ip.IsLoopback()) {
			b.t.Errorf("asked outside for %s", raw)
		}
	}
	for _, f := range b.failed {
		b.t.Errorf("failed: %s", f)
	}
	for _, a := range b.alerts {
		b.t.Errorf("the page says %q", a)
	}
}
