package web

import (
	"context"
	"net/http"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// An answer that still holds is not sent again; another question, form or
// store has another tag, and errors have none.
func TestETag(t *testing.T) {
	s, _ := newsStore(t, 3)
	h := handler(s, cayley, Options{Host: "127.0.0.1"})
	tag := func(target string, header ...string) string {
		t.Helper()
		w := get(h, target, header...)
		if w.Code != http.StatusOK || w.Header().Get("ETag") == "" {
			t.Fatalf("%s: %d, tag %q", target, w.Code, w.Header().Get("ETag"))
		}
		return w.Header().Get("ETag")
	}
	at := prefix + "articles"
	first := tag(at)
	for why, other := range map[string]string{
		"another question": tag(prefix + "who-said-what"), "a parameter": tag(at + "?limit=1"), "a form": tag(at, "Accept", "text/csv"), "a page": tag("/"),
	} {
		if other == first {
			t.Errorf("%s has the same tag", why)
		}
	}
	for _, given := range []string{first, "W/" + first, `"x", ` + first, "*"} {
		if w := get(h, at, "If-None-Match", given); w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") != first {
			t.Errorf("%s: %d %s", given, w.Code, w.Body)
		}
	}
	if w := get(h, at, "If-None-Match", `"x"`); w.Code != http.StatusOK {
		t.Errorf("another tag: %d", w.Code)
	}
	for _, wrong := range []string{at + "?since=x", prefix + "nothing", "/nowhere"} {
		if w := get(h, wrong); w.Code < 400 || w.Header().Get("ETag") != "" {
			t.Errorf("%s: %d, tag %q", wrong, w.Code, w.Header().Get("ETag"))
		}
	}
	if _, err := s.Load(context.Background(), []*extract.Facts{synthetic.News{Seed: 2}.Facts(99)}); err != nil {
		t.Fatal(err)
	}
	if w := get(h, at, "If-None-Match", first); w.Code != http.StatusOK || w.Header().Get("ETag") == first {
		t.Errorf("after a change of the store: %d", w.Code)
	}
}
