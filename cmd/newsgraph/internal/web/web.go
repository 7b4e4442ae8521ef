// Package web serves a store over HTTP: Cayley's own pages and API, and the
// canned questions as JSON. Use [New].
package web

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// Options of a server. Host is the name or address it listens at. Write lets
// Cayley's API change the store.
type Options struct {
	Host  string
	Write bool
}

// New returns the handler of a store: the questions under /api/newsgraph/v1/,
// and everything else as Cayley has it.
func New(s *graph.Store, o Options) (http.Handler, error) {
	cayley, err := s.Handler(!o.Write)
	if err != nil {
		return nil, fmt.Errorf("setting up Cayley's pages: %w", err)
	}
	return handler(s, cayley, o.Host), nil
}

func handler(s *graph.Store, cayley http.Handler, host string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", cayley)
	a := &api{store: s}
	mux.HandleFunc("GET "+prefix+"{$}", a.list)
	mux.HandleFunc("GET "+prefix+"{query}", a.ask)
	mux.HandleFunc(prefix, a.refuse)
	return headers(hostCheck(host, mux))
}

// headers suit answers in JSON; Cayley's pages set their own policy.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// hostCheck answers only requests meant for this server, so that a foreign
// name that was made to point here (DNS rebinding) cannot read the store. An
// address is always fine; so is any name if the server listens everywhere.
func hostCheck(host string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !hostAllowed(r.Host, host) {
			fail(w, http.StatusMisdirectedRequest, fmt.Sprintf("this server does not answer for host %q", r.Host), "")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func hostAllowed(got, listen string) bool {
	name := got
	if h, _, err := net.SplitHostPort(got); err == nil {
		name = h
	}
	name = strings.Trim(name, "[]")
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	if addr, err := netip.ParseAddr(listen); listen == "" || err == nil && addr.IsUnspecified() {
		return true
	}
	return strings.EqualFold(name, "localhost") || strings.EqualFold(name, listen)
}
