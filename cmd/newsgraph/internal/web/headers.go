package web

import "net/http"

// The policies tell a browser what an answer may load and run. Nothing is
// written into a page's own text, so that a script in an article that slipped
// through the escaping would not run. Cayley's pages cannot do without inline
// scripts and have a policy of their own, at their paths only.
const (
	pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	dataPolicy = "default-src 'none'; frame-ancestors 'none'"
)

// withHeaders adds what keeps a browser from guessing, framing, and telling
// other sites. No header lets pages of other sites read the answers (CORS).
func withHeaders(next http.Handler) http.Handler {
	return withPolicy(pagePolicy, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	}))
}

func withPolicy(policy string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		next.ServeHTTP(w, r)
	})
}
