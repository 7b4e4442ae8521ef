package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// Loopback reports whether a server that listens at host can be reached from
// its own machine only.
func Loopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback() || strings.EqualFold(host, "localhost")
}

// hostCheck answers only requests meant for this server, so that a foreign
// name that was made to point here (DNS rebinding) cannot read the store. An
// address is always fine; so is any name if the server listens everywhere.
func hostCheck(host string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !hostAllowed(r.Host, host) {
			fail(w, r, http.StatusMisdirectedRequest, fmt.Sprintf("this server does not answer for host %q", r.Host), "")
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

// authenticated answers only those who show the token: programs as a bearer
// token, browsers as the password of any user, which they ask for and keep.
func authenticated(token string, next http.Handler) http.Handler {
	if token == "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !same(shown(r), token) {
			w.Header().Add("WWW-Authenticate", `Basic realm="newsgraph: the token is the password", charset="UTF-8"`)
			w.Header().Add("WWW-Authenticate", `Bearer realm="newsgraph"`)
			fail(w, r, http.StatusUnauthorized, "this server asks for its token", "send it as a bearer token, or as the password of any user")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// shown returns the token that a request shows.
func shown(r *http.Request) string {
	if _, password, ok := r.BasicAuth(); ok {
		return password
	}
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// same compares in a time that tells nothing, not even the length.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}
