package remote

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/queries"
)

// parts serves an answer of total rows, size at a time, and counts requests.
func parts(t *testing.T, total, size int, asked *int) *Server {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*asked++
		if r.Header.Get("Authorization") != "Bearer secret" {
			w.WriteHeader(http.StatusUnauthorized)
		}
		offset, _ := strconv.Atoi(r.FormValue("offset"))
		n, _ := strconv.Atoi(r.FormValue("limit"))
		if n == 0 || n > size {
			n = size
		}
		var rows []string
		for i := offset; i < min(offset+n, total); i++ {
			rows = append(rows, fmt.Sprintf(`{"title":"t%d"}`, i))
		}
		next := ""
		if offset+n < total { // a next that leads elsewhere is not followed there
			next = fmt.Sprintf(`,"next":"http://evil.example/x?limit=%d&offset=%d"`, n, offset+n)
		}
		fmt.Fprintf(w, `{"query":"articles","columns":["title","new"],"rows":[%s],"total":%d%s}`, strings.Join(rows, ","), total, next)
	}))
	t.Cleanup(srv.Close)
	s, err := New(srv.URL, "secret")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// An answer is put together from as many parts as are needed, and no more.
func TestAsk(t *testing.T) {
	q, err := queries.Named("articles")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ total, limit, rows, asked int }{
		{0, 10, 0, 1}, {5, 10, 5, 1}, {25, 10, 10, 1}, {25, 0, 25, 3}, {25, 15, 15, 2}, {20, 20, 20, 2}, {20, 0, 20, 2},
	} {
		asked := 0
		got, err := parts(t, tt.total, 10, &asked).Ask(context.Background(), q, map[string][]string{"limit": {strconv.Itoa(tt.limit)}})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Rows) != tt.rows || got.Total != tt.total || asked != tt.asked {
			t.Errorf("%+v: %d rows of %d in %d requests", tt, len(got.Rows), got.Total, asked)
		}
		for i, r := range got.Rows {
			if r[0] != fmt.Sprint("t", i) || r[1] != nil {
				t.Errorf("%+v: row %d is %v", tt, i, r)
			}
		}
		if len(got.Columns) != 2 || got.Columns[0].Help == "" || got.Columns[1].Name != "new" {
			t.Errorf("columns %v", got.Columns)
		}
	}
}

// An answer that is none of ours is an error that says what came.
func TestNotOurs(t *testing.T) {
	q, _ := queries.Named("articles")
	for _, tt := range []struct {
		status     int
		body, want string
	}{
		{200, "<html>", "reading the server's answer"},
		{200, `{"query":"articles","columns":["title"],"rows":[{"title":{}}]}`, "title"},
		{404, "not here", "404 Not Found"},
		{302, "", "302 Found"},
		{503, `{"detail":"too many"}`, "too many"},
		{502, `{"detail":`, "502 Bad Gateway"},
	} {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "http://evil.example/")
			w.WriteHeader(tt.status)
			fmt.Fprint(w, tt.body)
		}))
		s, err := New(srv.URL, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Ask(context.Background(), q, nil); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%d %q: %v", tt.status, tt.body, err)
		}
		srv.Close()
	}
}

func TestNew(t *testing.T) {
	for address, want := range map[string]bool{
		"http://127.0.0.1:64210": true, "https://news.example/graph/": true,
		"": false, "127.0.0.1:64210": false, "localhost:1": false, "ftp://x": false, "http://": false, "http://x?y": false, "http://x#y": false, "http://[": false,
	} {
		if _, err := New(address, ""); (err == nil) != want {
			t.Errorf("%q: %v", address, err)
		}
	}
}
