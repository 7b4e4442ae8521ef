package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
	"github.com/newsgraph/newsgraph/graph"
)

const evil = `<script>alert(1)</script>`

// hostileStore has an article whose every part tries something.
func hostileStore(t *testing.T) *graph.Store {
	t.Helper()
	ctx := context.Background()
	s, err := graph.Open(ctx, "", graph.Options{Backend: graph.Memstore})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	name := `=cmd|"` + evil
	text := name + " said \u202e" + evil + "\x1b[2J\r\nSet-Cookie: a=b"
	f := &extract.Facts{
		Text:      text,
		Article:   extract.Meta{IRI: "javascript:alert(1)", URL: "javascript:alert(2)", Title: evil, Publisher: `"><img src=x onerror=alert(3)>`, Published: "2021-01-02"},
		Sentences: [][2]int{{0, len(text)}},
		Entities: []*entity.Entity{{ID: "person/evil", Type: entity.Person, Name: name,
			Mentions: []entity.Mention{{Span: nlp.Span{End: len(name), Text: name}, Kind: entity.Named}}}},
		Quotes: []*quote.Quote{{ID: "q1", Span: nlp.Span{Start: len(name) + 6, End: len(text), Text: text[len(name)+6:]}, Type: quote.Indirect,
			Speaker: &quote.Speaker{Span: nlp.Span{End: len(name), Text: name}, Entity: "person/evil", Name: name}}},
	}
	if _, err := s.Load(ctx, []*extract.Facts{f}); err != nil {
		t.Fatal(err)
	}
	return s
}

// What an article says is data, whatever it looks like: no browser takes an
// answer for a page, no spreadsheet for a formula, no client for a header.
func TestHostileArticle(t *testing.T) {
	h := handler(hostileStore(t), cayley, Options{Host: "127.0.0.1"})
	for _, f := range formats {
		for _, accept := range []string{"", "text/html,*/*;q=0.5"} {
			w := get(h, prefix+"who-said-what?format="+f.name, "Accept", accept)
			header := w.Header()
			if w.Code != http.StatusOK || header.Get("Content-Type") != f.media+"; charset=utf-8" ||
				header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Content-Security-Policy") != dataPolicy {
				t.Errorf("%s, Accept %q: %d %v", f.name, accept, w.Code, header)
			}
			if !strings.Contains(w.Body.String(), "alert(1)") {
				t.Errorf("%s: the words are not there: %s", f.name, w.Body)
			}
			if header.Get("Set-Cookie") != "" {
				t.Errorf("%s: a header was set", f.name)
			}
		}
	}
	var table struct{ Rows []map[string]any }
	if err := json.Unmarshal(get(h, prefix+"who-said-what").Body.Bytes(), &table); err != nil || len(table.Rows) != 1 {
		t.Fatalf("%v, %d rows", err, len(table.Rows))
	}
	recs, err := csv.NewReader(get(h, prefix+"who-said-what?format=csv").Body).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range recs[1] {
		if c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
			t.Errorf("%s would be computed: %q", recs[0][i], c)
		}
	}
}

// What is asked comes back in messages: as data as well.
func TestHostileQuestion(t *testing.T) {
	h := handler(hostileStore(t), cayley, Options{Host: "127.0.0.1"})
	for _, target := range []string{
		prefix + url.PathEscape(evil), prefix + "who-said-what?speaker=" + url.QueryEscape(evil), prefix + "who-said-what?" + url.QueryEscape(evil) + "=1",
		prefix + "who-said-what?since=" + url.QueryEscape(evil), prefix + "who-said-what?format=" + url.QueryEscape(evil), prefix + "a/b/" + url.PathEscape(evil),
	} {
		for accept, want := range map[string]string{"": problemType, "text/html": "text/plain; charset=utf-8"} {
			w := get(h, target, "Accept", accept)
			if w.Code < 400 || w.Code >= 500 || w.Header().Get("Content-Type") != want || w.Header().Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s: %d %v", target, w.Code, w.Header())
			}
		}
	}
}

// FuzzQuestion asks anything: every answer is one, or a problem that is the
// asker's own.
func FuzzQuestion(f *testing.F) {
	for _, seed := range []string{
		"who-said-what?speaker=tarn&limit=1", "events-at?near=1,2&km=3", "events-at?near=NaN,1e999", "articles?since=2021&until=2020-01", "network?format=csv&offset=99999999999",
		"who-said-what?limit=-1", "profile?name=%00%ff", "facts?article=javascript:alert(1)", "who-said-what?;", "?%zz", "reports?event=%23e1&offset=1", "a/../b", "connections?actor=a&other=a",
	} {
		f.Add(seed, "application/json")
	}
	f.Add("articles", "text/csv;q=x, */*;q=1e9, ;,")
	var h http.Handler
	f.Fuzz(func(t *testing.T, question, accept string) {
		if h == nil {
			ctx := context.Background()
			s, err := graph.Open(ctx, "", graph.Options{Backend: graph.Memstore})
			if err != nil {
				t.Fatal(err)
			}
			h = handler(s, cayley, Options{Host: "127.0.0.1"})
		}
		path, query, _ := strings.Cut(question, "?")
		u := &url.URL{Path: prefix + path, RawQuery: query}
		if _, err := http.NewRequest("GET", u.String(), nil); err != nil || strings.ContainsAny(u.String(), " ") {
			t.Skip("not to be sent")
		}
		w := get(h, u.String(), "Accept", accept)
		if w.Code >= 500 {
			t.Errorf("%q: %d %s", question, w.Code, w.Body)
		}
		if typ := w.Header().Get("Content-Type"); strings.HasPrefix(typ, "text/html") && w.Body.Len() > 0 && w.Code < 300 {
			t.Errorf("%q: %s", question, typ)
		}
	})
}
