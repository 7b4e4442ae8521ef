package graph

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// serve serves a store and returns a function that asks for a page.
func serve(t *testing.T, s *Store, readOnly bool) func(method, path, body string, header ...string) (int, http.Header, string) {
	t.Helper()
	h, err := s.Handler(readOnly)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return func(method, path, body string, header ...string) (int, http.Header, string) {
		t.Helper()
		req, err := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(header); i += 2 {
			req.Header.Set(header[i], header[i+1])
		}
		res, err := srv.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		data, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, res.Header, string(data)
	}
}

func TestHandler(t *testing.T) {
	if _, err := pages(); err != nil {
		t.Skip(err)
	}
	s := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	load(t, s, sample())
	get := serve(t, s, true)
	const said = `g.V("<ng:person/asa-bjork>").Out("<ng:said>").Out("<schema:text>").All()`
	for _, test := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"GET", "/", "", 200, "cayley_query.js"},
		{"GET", "/ui/visualize", "", 200, "cayley_visualize.js"},
		{"GET", "/ui/other", "", 404, ""},
		{"GET", "/static/js/cayley_main.js", "", 200, "function"},
		{"GET", "/docs/GizmoAPI", "", 200, "<h1"},
		{"POST", "/api/v1/query/gizmo", said, 200, `{"result":[{"id":"the crane fell on Monday"}]}`},
		{"POST", "/api/v1/query/gizmo", "g.V(", 200, `"error"`},
		{"POST", "/api/v1/shape/gizmo", said, 200, `"nodes"`},
		{"POST", "/api/v2/query?lang=gizmo", said, 200, `the crane fell on Monday`},
		{"GET", "/api/v2/read?format=nquads", "", 200, `<schema:NewsArticle>`},
		{"POST", "/api/v1/query/gizmo", strings.Repeat(" ", queryLimit+1), 200, `"error"`},
		{"POST", "/api/v1/write", `[{"subject":"<a:a>","predicate":"<a:b>","object":"<a:c>"}]`, 403, "reading only"},
		{"POST", "/api/v1/write/file/nquad", "", 403, "reading only"},
		{"POST", "/api/v1/delete", `[]`, 403, "reading only"},
		{"POST", "/api/v2/write", "<a:a> <a:b> <a:c> .\n", 403, "reading only"},
		{"POST", "/api/v2/delete", "", 403, "reading only"},
		{"POST", "/api/v2/node/delete", "", 403, "reading only"},
		// Files of the working folder are not served.
		{"GET", "/static/ui.go", "", 404, ""},
		{"GET", "/static/%2e%2e/LICENSE", "", 404, ""},
		{"GET", "/docs/..%2f..%2fREADME.md", "", 404, ""},
		{"GET", "/docs/assets%2fREADME", "", 404, ""},
	} {
		status, header, body := get(test.method, test.path, test.body, "Origin", "")
		if status != test.status || !strings.Contains(body, test.want) {
			t.Errorf("%s %s: %d %.200s", test.method, test.path, status, body)
		}
		if csp := header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'self'") {
			t.Errorf("%s %s: policy %q", test.method, test.path, csp)
		}
	}
	if n := count(t, s); n != int64(len(Quads(sample()))) {
		t.Errorf("%d quads afterwards", n)
	}
}

// TestHandlerOtherSites refuses what a page of another site asks for.
func TestHandlerOtherSites(t *testing.T) {
	get := serve(t, openStore(t, "", Memstore), false)
	status, _, body := get("POST", "/api/v2/write", "<a:a> <a:b> <a:c> .\n", "Origin", "https://example.org")
	if status != http.StatusForbidden {
		t.Errorf("written: %d %s", status, body)
	}
	_, header, _ := get("GET", "/api/v2/formats", "", "Origin", "https://example.org")
	if got := header.Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("answers may be read from %q", got)
	}
}

// TestHandlerWrites also makes a second handler in the same process.
func TestHandlerWrites(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	get := serve(t, s, false)
	if status, _, body := get("POST", "/api/v2/write", "<a:a> <a:b> <a:c> .\n"); status != 200 {
		t.Errorf("write: %d %s", status, body)
	}
	if n := count(t, s); n != 1 {
		t.Errorf("%d quads", n)
	}
	// The API has not closed the store, and Load still works.
	load(t, s, sample())
}
