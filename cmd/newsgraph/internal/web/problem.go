package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
)

// A problem is an error as programs read it (RFC 9457). Hint says what to do
// about it and is ours.
type problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
	Hint   string `json:"hint,omitempty"`
}

const problemType = "application/problem+json"

// fail answers with an error: as text to a browser, else as a problem.
func fail(w http.ResponseWriter, r *http.Request, status int, detail, hint string) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		if hint != "" {
			detail += " (" + hint + ")"
		}
		http.Error(w, detail, status)
		return
	}
	h.Set("Content-Type", problemType)
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	// A client that went away is not told anything.
	_ = e.Encode(problem{Title: http.StatusText(status), Status: status, Detail: detail, Hint: hint})
}

// recovered turns a panic into an error of that request alone.
func recovered(log func(string), next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil || v == http.ErrAbortHandler { // an answer given up on purpose
				if v != nil {
					panic(v)
				}
				return
			}
			log(fmt.Sprintf("%s %s: panic: %v\n%s", r.Method, r.URL.Path, v, debug.Stack()))
			fail(w, r, http.StatusInternalServerError, "something went wrong in the server", "its log says what")
		}()
		next.ServeHTTP(w, r)
	})
}
