package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestRemember asks for each of some pages twice, then twenty times at once: how
// often they are made, and that all get the same.
func TestRemember(t *testing.T) {
	for _, tt := range []struct {
		why, tag     string
		method       string
		size, status int
		made, atOnce int32 // at most
	}{
		{"a page that holds", "x", "GET", 10, 200, 1, 1},
		{"one that has no tag", "", "GET", 10, 200, 2, 20},
		{"the head of one", "x", "HEAD", 10, 200, 2, 20},
		{"one too large to be kept", "x", "GET", rememberMax + 1, 200, 2, 20},
		{"an error", "x", "GET", 10, 404, 2, 20},
	} {
		var made atomic.Int32
		h := remember(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			made.Add(1)
			time.Sleep(time.Millisecond)
			w.Header().Set("Content-Type", "text/plain")
			w.WriteHeader(tt.status)
			fmt.Fprint(w, strings.Repeat("a", tt.size))
		}))
		tagged := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if tt.tag != "" {
				w.Header().Set("ETag", tt.tag)
			}
			h.ServeHTTP(w, r)
		})
		ask := func() {
			w := httptest.NewRecorder()
			tagged.ServeHTTP(w, httptest.NewRequest(tt.method, "/", nil))
			if w.Code != tt.status || w.Body.Len() != tt.size || w.Header().Get("Content-Type") != "text/plain" || w.Header().Get("ETag") != tt.tag {
				t.Errorf("%s: %d, %d bytes, %v", tt.why, w.Code, w.Body.Len(), w.Header())
			}
		}
		ask()
		ask()
		if made.Load() != tt.made {
			t.Errorf("%s: made %d times, want %d", tt.why, made.Load(), tt.made)
		}
		made.Store(0)
		var all sync.WaitGroup
		for range 20 {
			all.Go(ask)
		}
		all.Wait()
		if made.Load() > tt.atOnce {
			t.Errorf("%s: made %d times at once", tt.why, made.Load())
		}
	}
}
