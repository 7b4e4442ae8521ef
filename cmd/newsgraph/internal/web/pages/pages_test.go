package pages

import (
	"iter"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/ingest"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// hostile is an article that tries to be run.
const hostile = `{"id": "evil", "title": "<script>alert(2)</script>\" onload=\"x", "publisher": "<img src=x onerror=alert(3)>", "published": "2022-02-03", "authors": ["<b>Bold</b>"], ` +
	`"text": "Mayor Olga <script>alert(4)</script> Brandt said on Monday that \"</p><script>alert(5)</script> the bridge is safe.\" Police in Dunmore arrested javascript:alert(6) protesters & <a href='javascript:alert(7)'>others</a>. Olga Brandt told reporters that the council had closed the road."}`

// seeds opens a graph of the samples and a hostile article.
func seeds(t testing.TB) *graph.Store {
	t.Helper()
	evil := filepath.Join(t.TempDir(), "evil.jsonl")
	if err := os.WriteFile(evil, []byte(hostile), 0o666); err != nil {
		t.Fatal(err)
	}
	return storeOf(t, article.Open(t.Context(), "../../../../../seeds", evil))
}

// storeOf opens a graph of articles.
func storeOf(t testing.TB, articles iter.Seq2[*article.Article, error]) *graph.Store {
	t.Helper()
	s, err := graph.Open(t.Context(), filepath.Join(t.TempDir(), "samples.db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	res, err := ingest.Build(t.Context(), articles, extract.New(), s, ingest.Hooks{Failed: func(err error) { t.Log(err) }})
	if err != nil || res.Failed > 0 {
		t.Fatalf("building the samples: %+v, %v", res, err)
	}
	return s
}

// get returns the status and the text of a page.
func get(h http.Handler, target string) (int, string) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
	return w.Code, w.Body.String()
}

const flood = "ng:article/seeds/osijek-flood.txt"

// Every page that can be reached from the first by links is well made: it can
// be read without scripts, and nothing in an article becomes part of it.
func TestEveryPage(t *testing.T) {
	h := New(seeds(t))
	queue := []string{"/", "/contested", "/network", "/timeline", "/timeline?actor=Kovac", "/questions", "/search?q=bridge",
		"/article?iri=ng:article/evil", "/actor?name=Brandt", "/place?name=Osijek", "/questions/who-said-what?words=bridge"}
	seen := map[string]bool{}
	kinds := map[string]int{}
	for len(queue) > 0 {
		target := queue[0]
		queue = queue[1:]
		u, err := url.Parse(target)
		if err != nil {
			t.Fatal(err)
		}
		u.Fragment = ""
		kind := u.Path
		if seen[u.String()] || kinds[kind] == 8 {
			continue
		}
		seen[u.String()] = true
		kinds[kind]++
		code, text := get(h, u.String())
		if code != 200 {
			t.Errorf("%s: status %d", target, code)
		}
		if len(text) > 100_000 {
			t.Errorf("%s: %d bytes", target, len(text))
		}
		for _, link := range checkPage(t, target, text) {
			if l, err := u.Parse(link); err == nil && l.Host == "" && !strings.HasPrefix(l.Path, "/ui/") && !strings.HasPrefix(l.Path, "/api/") {
				queue = append(queue, l.String())
			}
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d pages were found", len(seen))
	}
}

// checkPage reports what is wrong with a page and returns its links.
func checkPage(t *testing.T, at, text string) (links []string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	ids, labels, described := map[string]bool{}, map[string]bool{}, []string{}
	var fields []string
	h1, level := 0, 0
	landmarks := map[string]int{}
	var walk func(*html.Node, bool)
	walk = func(n *html.Node, labelled bool) {
		if n.Type == html.ElementNode {
			a := map[string]string{}
			for _, at := range n.Attr {
				a[at.Key] = at.Val
			}
			for k, v := range a {
				if strings.HasPrefix(k, "on") || k == "style" {
					t.Errorf("%s: <%s %s=%q>", at, n.Data, k, v)
				}
				if k == "href" || k == "src" || k == "action" {
					if l := strings.ToLower(strings.TrimSpace(v)); strings.HasPrefix(l, "javascript:") || strings.HasPrefix(l, "data:") {
						t.Errorf("%s: <%s %s=%q>", at, n.Data, k, v)
					}
				}
			}
			if id := a["id"]; id != "" {
				if ids[id] && id != "arrow" {
					t.Errorf("%s: two elements are %q", at, id)
				}
				ids[id] = true
			}
			described = append(described, strings.Fields(a["aria-describedby"])...)
			switch n.Data {
			case "html":
				if a["lang"] == "" {
					t.Errorf("%s: no language", at)
				}
			case "script":
				if a["src"] != "/assets/script.js" || n.FirstChild != nil {
					t.Errorf("%s: a script that is not ours: %v", at, a)
				}
			case "style", "img", "iframe", "b-article":
				t.Errorf("%s: <%s>", at, n.Data)
			case "link":
				if !strings.HasPrefix(a["href"], "/assets/") {
					t.Errorf("%s: loads %q", at, a["href"])
				}
			case "main", "nav", "header", "footer":
				landmarks[n.Data]++
			case "h1", "h2", "h3":
				l := int(n.Data[1] - '0')
				if l > level+1 {
					t.Errorf("%s: <%s> after level %d", at, n.Data, level)
				}
				level = l
				if l == 1 {
					h1++
				}
			case "label":
				labels[a["for"]] = true
				labelled = true
			case "input", "select", "textarea":
				if a["type"] != "hidden" && !labelled && a["aria-label"] == "" {
					fields = append(fields, a["id"])
				}
			case "a":
				if strings.TrimSpace(textOf(n)) == "" && a["aria-label"] == "" {
					t.Errorf("%s: a link without words to %q", at, a["href"])
				}
				links = append(links, a["href"])
			case "svg":
				if a["role"] == "" || a["aria-label"] == "" {
					t.Errorf("%s: a picture without a name", at)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, labelled)
		}
	}
	walk(doc, false)
	if h1 != 1 {
		t.Errorf("%s: %d <h1>", at, h1)
	}
	if landmarks["main"] != 1 || landmarks["nav"] < 1 {
		t.Errorf("%s: landmarks %v", at, landmarks)
	}
	for _, f := range fields {
		if f == "" || !labels[f] {
			t.Errorf("%s: field %q has no label", at, f)
		}
	}
	for _, d := range described {
		if !ids[d] {
			t.Errorf("%s: nothing is %q, which describes a field", at, d)
		}
	}
	for _, l := range links {
		if id, ok := strings.CutPrefix(l, "#"); ok && !ids[id] {
			t.Errorf("%s: a link to %q, which is not there", at, l)
		}
	}
	return links
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	s := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s += textOf(c)
	}
	return s
}

// What a row leads to is in the article, marked, and the text is whole.
func TestArticle(t *testing.T) {
	h := New(seeds(t))
	code, text := get(h, "/article?iri="+flood+"&at=839,896")
	if code != 200 {
		t.Fatal(code)
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	marked := ""
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "mark" && len(n.Attr) > 0 {
			marked += textOf(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if !strings.HasPrefix(marked, "the ministry had ignored a warning") {
		t.Errorf("marked is %q", marked)
	}
	if !strings.Contains(text, `id="char=839,`) {
		t.Error("no anchor for the span")
	}
}

// A page has a map where there is something to put on it.
func TestMap(t *testing.T) {
	h := New(seeds(t))
	for _, tt := range []struct {
		at, want string // what the map tells, "" for no map
	}{
		{"/place?name=Osijek", `aria-label="map of Osijek: 2 events"`},
		{"/questions/events-at?near=45.5,18.7&km=10", `aria-label="map of Osijek: 2 events"`},
		{"/actor?name=Brandt", ""}, // nobody knows where Dunmore is
		{"/questions/who-said-what?words=bridge", ""},
	} {
		_, text := get(h, tt.at)
		if tt.want == "" && strings.Contains(text, `class="map"`) || !strings.Contains(text, tt.want) {
			t.Errorf("%s: the map is not %q", tt.at, tt.want)
		}
	}
}

// What a page has no room for is a link away.
func TestNext(t *testing.T) {
	h := New(seeds(t))
	for _, tt := range []struct{ at, want string }{
		{"/questions/articles?limit=5", `<a href="/questions/articles?limit=5&amp;offset=5" rel="next">`},
		{"/questions/articles?limit=5&offset=5", `<a href="/questions/articles?limit=5&amp;offset=10" rel="next">`},
		{"/timeline?actor=Kovac&limit=2", `<a href="/timeline?actor=Kovac&amp;limit=2&amp;offset=2" rel="next">`},
		{"/actor?name=Kovac", `<a href="/questions/appears-with?actor=ng%3Aperson%2Fmarin-kovac&amp;offset=10" rel="next">`},
	} {
		if _, text := get(h, tt.at); !strings.Contains(text, tt.want) {
			t.Errorf("%s: no %s", tt.at, tt.want)
		}
	}
	if _, text := get(h, "/questions/articles"); strings.Contains(text, `rel="next"`) {
		t.Error("a whole answer goes on")
	}
}

func TestBars(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		want     int
	}{{"2021-02-27", "2021-03-01", 2}, {"2020-11", "2021-02", 3}, {"1999", "2021", 22}} {
		if got := periodsAfter(tt.from, tt.to); got != tt.want {
			t.Errorf("%d periods from %s to %s, want %d", got, tt.from, tt.to, tt.want)
		}
	}
	daily := func(yield func(*article.Article, error) bool) {
		for _, day := range []string{"2021-03-01", "2021-03-02", "2021-03-04"} {
			if !yield(&article.Article{ID: day, Published: day, Text: "Mira Tarn said on Monday that the mill would close."}, nil) {
				return
			}
		}
	}
	_, text := get(New(storeOf(t, daily)), "/actor?name=Tarn")
	if n := strings.Count(text, `class="bar"`); n != 3 {
		t.Errorf("%d bars, want 3", n)
	}
	for _, want := range []string{`aria-label="articles from 1 March 2021 to 4 March 2021, at most 1 article"`,
		`<a href="/timeline?actor=ng%3Aperson%2Fmira-tarn&amp;since=2021-03-02&amp;until=2021-03-02" aria-label="2 March 2021: 1 article, 1 statement">`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
}
