package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/queries"
)

func testStore(t *testing.T) *graph.Store {
	t.Helper()
	s, err := graph.Open(context.Background(), "", graph.Options{Backend: graph.Memstore})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	f := &extract.Facts{
		Text:      "Mira Tarn said <it> & left.",
		Article:   extract.Meta{IRI: "ng:article/a", Published: "2021-01-02"},
		Sentences: [][2]int{{0, 27}},
		Entities: []*entity.Entity{{ID: "person/mira-tarn", Type: entity.Person, Name: "Mira Tarn",
			Mentions: []entity.Mention{{Span: nlp.Span{End: 9, Text: "Mira Tarn"}, Kind: entity.Named}}}},
		Quotes: []*quote.Quote{{ID: "q1", Span: nlp.Span{Start: 15, End: 26, Text: "<it> & left"}, Type: quote.Indirect,
			Speaker: &quote.Speaker{Span: nlp.Span{End: 9, Text: "Mira Tarn"}, Entity: "person/mira-tarn", Name: "Mira Tarn"}}},
	}
	if _, err := s.Load(context.Background(), []*extract.Facts{f}); err != nil {
		t.Fatal(err)
	}
	return s
}

// cayley stands for Cayley's pages.
var cayley = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("cayley")) })

func TestAPI(t *testing.T) {
	h := handler(testStore(t), cayley, Options{Host: "127.0.0.1"})
	for _, tt := range []struct {
		method, target string
		status         int
		want           string
	}{
		{"GET", "/api/newsgraph/v1/who-said-what?speaker=tarn", 200, `"said":"<it> & left"`},
		{"HEAD", "/api/newsgraph/v1/who-said-what", 200, ""},
		{"GET", "/api/newsgraph/v1/who-said-what?until=2020", 200, `"rows":[],"total":0`},
		{"GET", "/api/newsgraph/v1/who-said-what?speaker=Tarm", 404, `"hint":"did you mean Mira Tarn?"`},
		{"GET", "/api/newsgraph/v1/who-said-what?since=soon", 400, `"detail":"since: \"soon\" is not a day"`},
		{"GET", "/api/newsgraph/v1/who-said-what?who=x", 400, `no parameter`},
		{"GET", "/api/newsgraph/v1/said-about", 400, `needs about`},
		{"GET", "/api/newsgraph/v1/who-knows", 404, `unknown query`},
		{"GET", "/api/newsgraph/v1/a/b", 404, `there is nothing at`},
		{"POST", "/api/newsgraph/v1/who-said-what", 405, `asked with GET`},
		{"GET", "/ui/query", 200, "cayley"},
	} {
		r := httptest.NewRequest(tt.method, tt.target, nil)
		r.Host = "localhost:64210"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != tt.status || !strings.Contains(w.Body.String(), tt.want) {
			t.Errorf("%s %s: got %d %s, want %d %s", tt.method, tt.target, w.Code, w.Body, tt.status, tt.want)
		}
		if strings.HasPrefix(tt.target, "/api/") && !strings.HasPrefix(w.Header().Get("Content-Type"), "application/") {
			t.Errorf("%s %s: content type %q", tt.method, tt.target, w.Header().Get("Content-Type"))
		}
		for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"} {
			if len(w.Header().Values(name)) != 1 {
				t.Errorf("%s %s: %s is %q", tt.method, tt.target, name, w.Header().Values(name))
			}
		}
	}
}

func TestList(t *testing.T) {
	w := httptest.NewRecorder()
	handler(testStore(t), cayley, Options{}).ServeHTTP(w, httptest.NewRequest("GET", "/api/newsgraph/v1/", nil))
	var got struct {
		Queries []struct {
			Name, Path, Description string
			Parameters              []struct{ Name, Kind string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Queries) != len(queries.All()) {
		t.Fatalf("%d queries, want %d", len(got.Queries), len(queries.All()))
	}
	for i, q := range queries.All() {
		g := got.Queries[i]
		if g.Name != q.Name || g.Path != "/api/newsgraph/v1/"+q.Name || g.Description == "" || len(g.Parameters) != len(q.Params) {
			t.Errorf("got %+v for %s", g, q.Name)
		}
	}
}

func TestHost(t *testing.T) {
	for _, tt := range []struct {
		host, listen string
		want         bool
	}{
		{"127.0.0.1:64210", "127.0.0.1", true},
		{"localhost", "127.0.0.1", true},
		{"LOCALHOST:1", "127.0.0.1", true},
		{"[::1]:64210", "127.0.0.1", true},
		{"evil.example:64210", "127.0.0.1", false},
		{"127.0.0.1.evil.example", "127.0.0.1", false},
		{"", "127.0.0.1", false},
		{"news.example", "news.example", true},
		{"news.example:80", "0.0.0.0", true},
		{"news.example:80", "::", true},
		{"news.example", "", true},
	} {
		if got := hostAllowed(tt.host, tt.listen); got != tt.want {
			t.Errorf("host %q of a server at %q: got %v", tt.host, tt.listen, got)
		}
	}
	r := httptest.NewRequest("GET", "/api/newsgraph/v1/", nil)
	r.Host = "evil.example"
	w := httptest.NewRecorder()
	handler(testStore(t), cayley, Options{Host: "127.0.0.1"}).ServeHTTP(w, r)
	if w.Code != http.StatusMisdirectedRequest || !strings.Contains(w.Body.String(), "does not answer for host") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

// A page of another site must not write through a visitor's browser, and
// nobody may where writing is not allowed.
func TestWrite(t *testing.T) {
	const quad = `[{"subject":"a","predicate":"b","object":"c"}]`
	for _, tt := range []struct {
		write  bool
		origin string
		status int
	}{
		{true, "https://evil.example", http.StatusForbidden},
		{true, "http://127.0.0.1:64210", http.StatusOK},
		{true, "", http.StatusOK},
		{false, "", http.StatusForbidden},
	} {
		s := testStore(t)
		h, err := New(s, Options{Host: "127.0.0.1", Write: tt.write})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("POST", "http://127.0.0.1:64210/api/v1/write", strings.NewReader(quad))
		if tt.origin != "" {
			r.Header.Set("Origin", tt.origin)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != tt.status {
			t.Errorf("write %v, origin %q: got %d %s, want %d", tt.write, tt.origin, w.Code, w.Body, tt.status)
		}
	}
}
