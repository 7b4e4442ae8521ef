package web

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"net/http"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// revalidated tells clients with an answer of theirs whether it still holds: as
// long as the store has not changed, the same request has the same answer from
// this server, and none is made again.
func revalidated(s *graph.Store, log func(string), next http.Handler) http.Handler {
	server := rand.Text() // another server may be another version
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		generation, err := s.Generation(r.Context())
		if err != nil {
			log(fmt.Sprintf("reading the generation of the store: %v", err))
		}
		h := w.Header()
		h.Set("Cache-Control", "private, no-cache")
		if generation != "" {
			sum := sha256.Sum256([]byte(strings.Join([]string{server, generation, r.URL.RequestURI(), r.Header.Get("Accept")}, "\n")))
			tag := fmt.Sprintf("\"%x\"", sum[:16])
			h.Set("ETag", tag)
			if holds(r.Header.Values("If-None-Match"), tag) {
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// holds reports whether tag is among those of If-None-Match (RFC 9110, 13.1.2).
func holds(given []string, tag string) bool {
	for _, g := range strings.Split(strings.Join(given, ","), ",") {
		if g = strings.TrimSpace(g); strings.TrimPrefix(g, "W/") == tag || g == "*" {
			return true
		}
	}
	return false
}
