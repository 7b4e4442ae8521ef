package graph

import (
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
)

var rootURL = &url.URL{Path: "/"}

// policy lets Cayley's pages reach this server only: one of their style
// sheets asks a font host on the internet. Their scripts and styles are partly
// inline, and fabric.js, which draws a query's shape, makes functions of text.
const policy = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// queryLimit is the most bytes a request that does not write may have.
const queryLimit = 1 << 20

// Handler returns Cayley's own pages (/, /ui/, /static/, /docs/) and its HTTP
// API (/api/v1/, /api/v2/) over the store, for a server of the caller's and
// beside other handlers. Unless readOnly is false and the store is open for
// writing, requests to write are refused with status 403. Requests from pages
// of other sites are refused in any case. The store must stay open as long as
// the handler is used.
func (s *Store) Handler(readOnly bool) (http.Handler, error) {
	readOnly = readOnly || s.readOnly
	dir, missing := pages()
	if missing != nil {
		dir = empty{}
	}
	api, err := routes(s.qs, readOnly, dir)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", s.guard(api, readOnly))
	if missing != nil {
		mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, missing.Error(), http.StatusNotFound)
		})
	} else if err := addPages(mux, dir); err != nil {
		return nil, err
	}
	return http.NewCrossOriginProtection().Handler(withHeaders(mux)), nil
}

// addPages adds the pages, which are templates without data.
func addPages(mux *http.ServeMux, dir fs.FS) error {
	t, err := template.ParseFS(dir, "templates/*")
	if err != nil {
		return fmt.Errorf("reading Cayley's pages: %w", err)
	}
	static, err := fs.Sub(dir, "static")
	if err != nil {
		return err
	}
	mux.Handle("GET /static/", http.StripPrefix("/static", http.FileServerFS(static)))
	for at, name := range map[string]string{
		"/{$}": "query", "/ui/query": "query", "/ui/query_shape": "query_shape", "/ui/visualize": "visualize", "/ui/write": "write",
	} {
		var page strings.Builder
		if err := t.ExecuteTemplate(&page, name+".html", nil); err != nil {
			return fmt.Errorf("reading Cayley's page %s: %w", name, err)
		}
		mux.HandleFunc("GET "+at, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, page.String())
		})
	}
	mux.Handle("/ui/", http.NotFoundHandler())
	return nil
}

// withHeaders adds what keeps a browser from reaching out or being used.
func withHeaders(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		h.ServeHTTP(w, r)
	})
}

// guard keeps Cayley's API from writing to a store that is to be read only,
// and from writing while others look up nodes.
func (s *Store) guard(api http.Handler, readOnly bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// Cayley would let every site's pages read the answers.
		r = r.Clone(r.Context())
		r.Header.Del("Origin")
		switch {
		case !writes(r):
			r.Body = http.MaxBytesReader(w, r.Body, queryLimit)
			if !s.readOnly {
				s.mu.RLock()
				defer s.mu.RUnlock()
			}
		case readOnly:
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprintln(w, `{"error": "the database is served for reading only"}`)
			return
		default:
			s.mu.Lock()
			defer s.mu.Unlock()
		}
		api.ServeHTTP(w, r)
	})
}

// writes reports whether Cayley's API would write.
func writes(r *http.Request) bool {
	p := path.Clean(r.URL.Path)
	for _, w := range []string{"/api/v1/write", "/api/v1/delete", "/api/v2/write", "/api/v2/delete", "/api/v2/node/delete"} {
		if p == w || strings.HasPrefix(p, w+"/") {
			return true
		}
	}
	return false
}
