package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// When all places are taken one is told to come back, and may when one is free.
func TestGate(t *testing.T) {
	in, out := make(chan bool), make(chan bool)
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		in <- true
		<-out
		w.Write([]byte("done"))
	})
	h := limited(make(gate, 2), time.Millisecond, slow)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			if w := get(h, "/"); w.Code != http.StatusOK || w.Body.String() != "done" {
				t.Errorf("got %d %s", w.Code, w.Body)
			}
		})
		<-in
	}
	if w := get(h, "/"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("a third got %d, Retry-After %q", w.Code, w.Header().Get("Retry-After"))
	}
	close(out)
	wg.Wait()
	go func() { <-in }()
	if w := get(h, "/"); w.Code != http.StatusOK {
		t.Errorf("afterwards: %d", w.Code)
	}
}

// An answer is whole or an error; it never fills the memory.
func TestTooBig(t *testing.T) {
	h := limited(newGate(1), waitTime, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/csv")
		for range maxAnswer/len(line) + 1 {
			if _, err := w.Write(line); err != nil {
				return
			}
		}
	}))
	w := get(h, "/")
	if w.Code != http.StatusUnprocessableEntity || w.Header().Get("Content-Type") != problemType || w.Body.Len() > 1000 {
		t.Errorf("got %d %s", w.Code, w.Header().Get("Content-Type"))
	}
}

var line = []byte(strings.Repeat("x", 1<<16))

// Questions have no body, and only GET asks them.
func TestOnlyGet(t *testing.T) {
	h := handler(testStore(t), cayley, Options{Host: "127.0.0.1"})
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "WRITE"} {
		for _, path := range []string{"/", prefix + "articles"} {
			r := httptest.NewRequest(method, path, strings.NewReader("x"))
			r.Host = "127.0.0.1"
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow %q", method, path, w.Code, w.Header().Get("Allow"))
			}
		}
	}
}
