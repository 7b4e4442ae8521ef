package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// get asks h, with headers in pairs.
func get(h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", target, nil)
	r.Host = "localhost:64210"
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Whoever reaches the server over the network must show the token, at every
// path; so must pages, which a browser shows.
func TestToken(t *testing.T) {
	const token = "0123456789abcdef"
	h := handler(testStore(t), cayley, Options{Host: "0.0.0.0", Token: token})
	basic := func(password string) string {
		r := httptest.NewRequest("GET", "/", nil)
		r.SetBasicAuth("anybody", password)
		return r.Header.Get("Authorization")
	}
	for _, tt := range []struct {
		authorization string
		want          bool
		why           string
	}{
		{"", false, "nothing is shown"},
		{"Bearer " + token, true, "a program"},
		{"bearer " + token, true, "the scheme's case does not matter"},
		{basic(token), true, "a browser"},
		{basic(""), false, "no password"},
		{"Bearer " + token[1:], false, "a part of it"},
		{"Bearer " + token + "0", false, "more than it"},
		{"Bearer ", false, "an empty one"},
		{"Digest " + token, false, "another scheme"},
		{token, false, "no scheme"},
	} {
		for _, path := range []string{"/", prefix, prefix + "articles", "/ui/query", "/api/v1/query/gizmo", "/static/js/cayley.js", "/gephi/gs"} {
			w := get(h, path, "Authorization", tt.authorization)
			if got := w.Code != http.StatusUnauthorized; got != tt.want {
				t.Errorf("%s, %s: status %d", tt.why, path, w.Code)
			}
			if !tt.want && len(w.Header().Values("WWW-Authenticate")) != 2 {
				t.Errorf("%s, %s: asked for %q", tt.why, path, w.Header().Values("WWW-Authenticate"))
			}
		}
	}
}

func TestLoopback(t *testing.T) {
	for host, want := range map[string]bool{
		"127.0.0.1": true, "127.8.9.1": true, "::1": true, "localhost": true, "LocalHost": true,
		"": false, "0.0.0.0": false, "::": false, "192.168.1.2": false, "news.example": false, "localhost.example": false,
	} {
		if got := Loopback(host); got != want {
			t.Errorf("%q: %v", host, got)
		}
	}
}

// Every answer tells the browser to load nothing from elsewhere, to guess no
// type, and to let nobody frame it or read it from another site; only
// Cayley's pages may have scripts in their text.
func TestHeaders(t *testing.T) {
	s := testStore(t)
	h, err := New(s, Options{Host: "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		path   string
		inline bool
	}{
		{"/", false}, {"/nowhere", false}, {prefix, false}, {prefix + "articles", false}, {prefix + "articles?limit=x", false},
		{"/ui/query", true}, {"/api/v2/formats", true}, {"/ui/nowhere", true},
	} {
		header := get(h, tt.path, "Origin", "https://evil.example").Header()
		csp := header.Get("Content-Security-Policy")
		if got := strings.Contains(csp, "unsafe-"); got != tt.inline {
			t.Errorf("%s: policy %q", tt.path, csp)
		}
		if !strings.Contains(csp, "frame-ancestors 'none'") || !strings.HasPrefix(csp, "default-src ") {
			t.Errorf("%s: policy %q", tt.path, csp)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": "",
		} {
			if got := header.Get(name); got != want {
				t.Errorf("%s: %s is %q", tt.path, name, got)
			}
		}
	}
}

// A panic is an error of its request, told to the log and not to the client.
func TestRecovered(t *testing.T) {
	var logged string
	broken := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { panic("the secret") })
	h := recovered(func(s string) { logged = s }, limited(newGate(1), waitTime, broken))
	w := get(h, "/x")
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") || !strings.Contains(logged, "GET /x: panic: the secret") {
		t.Errorf("got %d %s, logged %q", w.Code, w.Body, logged)
	}
}

// Errors are problems to programs and text to browsers, which would offer to
// save them.
func TestFail(t *testing.T) {
	h := handler(testStore(t), cayley, Options{Host: "127.0.0.1"})
	w := get(h, prefix+"who-said-what?since=soon")
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	if w.Header().Get("Content-Type") != problemType || p.Status != 400 || p.Title != "Bad Request" || p.Detail == "" || p.Hint == "" {
		t.Errorf("got %s %+v", w.Header().Get("Content-Type"), p)
	}
	w = get(h, prefix+"who-said-what?since=soon", "Accept", "text/html,*/*;q=0.8")
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") || w.Code != 400 {
		t.Errorf("got %d %s", w.Code, w.Header().Get("Content-Type"))
	}
}
