package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/synthetic"
	"github.com/newsgraph/newsgraph/queries"
)

// newsStore returns a store on disk of made-up articles, and those.
func newsStore(t *testing.T, articles int) (*graph.Store, []*extract.Facts) {
	t.Helper()
	ctx := context.Background()
	s, err := graph.Open(ctx, filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var facts []*extract.Facts
	for i := range articles {
		facts = append(facts, synthetic.News{Seed: 1}.Facts(i))
	}
	if _, err := s.Load(ctx, facts); err != nil {
		t.Fatal(err)
	}
	return s, facts
}

// asked returns parameters with which q has an answer in the store of facts.
func asked(q queries.Query, facts []*extract.Facts) url.Values {
	f := facts[0]
	person, place := f.Entities[0].Name, f.Entities[len(f.Entities)-1].Name
	v := url.Values{}
	for _, p := range q.Params {
		if !p.Required {
			continue
		}
		switch p.Name {
		case "place", "other":
			v.Set(p.Name, place)
		case "article":
			v.Set(p.Name, f.Article.IRI)
		case "event":
			v.Set(p.Name, string(graph.Short(f.Article.IRI))+"#e1")
		default:
			v.Set(p.Name, person)
		}
	}
	return v
}

// description is the API's, as a library that checks it understands it.
func description(t *testing.T, h http.Handler) (*openapi3.T, routers.Router) {
	t.Helper()
	w := get(h, prefix+"openapi.json")
	doc, err := openapi3.NewLoader().LoadFromData(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, router
}

// The description is valid, has every question with every parameter, and the
// answers are as it says: full ones, empty ones and errors.
func TestOpenAPI(t *testing.T) {
	s, facts := newsStore(t, 20)
	h := handler(s, cayley, Options{Host: "127.0.0.1"})
	openapi3filter.RegisterBodyDecoder("application/x-ndjson", openapi3filter.FileBodyDecoder) // lines are not looked into
	doc, router := description(t, h)
	for _, q := range queries.All() {
		item := doc.Paths.Find(prefix + q.Name)
		if item == nil || item.Get == nil {
			t.Fatalf("no %s", q.Name)
		}
		for _, p := range q.Params {
			if item.Get.Parameters.GetByInAndName("query", p.Name) == nil {
				t.Errorf("%s: no parameter %s", q.Name, p.Name)
			}
		}
		v := asked(q, facts)
		for _, tt := range []struct {
			add    string
			status int
		}{
			{"", 200}, {"limit=1", 200}, {"offset=100000", 200}, {"format=csv", 200}, {"format=jsonl", 200},
			{"limit=-1", 400}, {"format=xml", 400}, {"nonsense=1", 400}, {"since=1800&until=1801", 0},
		} {
			target := prefix + q.Name + "?" + strings.Trim(v.Encode()+"&"+tt.add, "&")
			status := check(t, h, router, target)
			if tt.status != 0 && status != tt.status {
				t.Errorf("%s: status %d, want %d", target, status, tt.status)
			}
		}
	}
	for path, status := range map[string]int{"": 200, "openapi.json": 200} {
		if got := check(t, h, router, prefix+path); got != status {
			t.Errorf("%s: status %d", path, got)
		}
	}
	if n, want := doc.Paths.Len(), len(queries.All())+2; n != want {
		t.Errorf("%d paths, want %d", n, want)
	}
}

// check asks for target and reports where the answer is not as described.
func check(t *testing.T, h http.Handler, router routers.Router, target string) int {
	t.Helper()
	w := get(h, target)
	r, err := http.NewRequest("GET", target, nil)
	if err != nil {
		t.Fatal(err)
	}
	route, params, err := router.FindRoute(r)
	if err != nil {
		t.Errorf("%s: %v", target, err)
		return w.Code
	}
	in := &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route, Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc}}
	if w.Code == http.StatusOK {
		if err := openapi3filter.ValidateRequest(context.Background(), in); err != nil {
			t.Errorf("%s: answered, though %v", target, err)
		}
	}
	out := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: in, Status: w.Code, Header: w.Header(), Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	out.SetBodyBytes(w.Body.Bytes())
	if err := openapi3filter.ValidateResponse(context.Background(), out); err != nil {
		t.Errorf("%s: %v\n%.300s", target, err, w.Body)
	}
	return w.Code
}

// An answer in parts is the whole answer, in its order, whatever the format.
func TestPaging(t *testing.T) {
	s, facts := newsStore(t, 30)
	h := handler(s, cayley, Options{Host: "127.0.0.1"})
	paged := 0
	for _, q := range queries.All() {
		v := asked(q, facts)
		var whole struct{ Rows []json.RawMessage }
		w := get(h, prefix+q.Name+"?"+v.Encode()+"&limit=0")
		if err := json.Unmarshal(w.Body.Bytes(), &whole); err != nil {
			t.Fatalf("%s: %v", q.Name, err)
		}
		n := max(1, len(whole.Rows)/3)
		v.Set("limit", string(rune('0'+min(n, 9))))
		v.Set("format", "jsonl")
		var lines []string
		for next := prefix + q.Name + "?" + v.Encode(); next != ""; {
			w := get(h, next)
			lines = slices.AppendSeq(lines, strings.Lines(w.Body.String()))
			if w.Code != 200 || len(lines) > len(whole.Rows) {
				t.Fatalf("%s: %d, %d rows of %d", next, w.Code, len(lines), len(whole.Rows))
			}
			next, _ = strings.CutSuffix(strings.TrimPrefix(w.Header().Get("Link"), "<"), `>; rel="next"`)
		}
		if len(lines) != len(whole.Rows) {
			t.Fatalf("%s: %d rows in parts, %d at once", q.Name, len(lines), len(whole.Rows))
		}
		for i := range lines {
			if strings.TrimSpace(lines[i]) != string(whole.Rows[i]) {
				t.Errorf("%s: row %d is %s, want %s", q.Name, i, lines[i], whole.Rows[i])
			}
		}
		if len(lines) > n {
			paged++
		}
	}
	if paged < 8 {
		t.Errorf("only %d questions have more than one part", paged)
	}
}
