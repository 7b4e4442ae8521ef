package web

import (
	"context"
	"maps"
	"net/http"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/singleflight"
)

// How many answers are remembered, and the most bytes one of them may have: 64
// MB at most.
const (
	remembered  = 256
	rememberMax = 256 << 10
)

// remember makes an answer once for all who ask for it while it holds, which
// its ETag tells; those who ask at the same time wait for the first. Much of
// what is asked is about a few names, and those take longest.
func remember(next http.Handler) http.Handler {
	kept, err := lru.New[string, *answer](remembered)
	if err != nil {
		panic(err) // a constant that cannot fail
	}
	var once singleflight.Group
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		tag := w.Header().Get("ETag")
		if tag == "" || r.Method != http.MethodGet {
			next.ServeHTTP(w, r)
			return
		}
		a, ok := kept.Get(tag)
		if !ok {
			made, _, _ := once.Do(tag, func() (any, error) {
				a := &answer{header: w.Header().Clone()}
				// Others may wait for it when the first one goes away.
				next.ServeHTTP(a, r.WithContext(context.WithoutCancel(r.Context())))
				if a.status == http.StatusOK && a.header.Get("ETag") != "" && a.body.Len() <= rememberMax {
					kept.Add(tag, a)
				}
				return a, nil
			})
			a = made.(*answer)
		}
		clear(w.Header())
		maps.Copy(w.Header(), a.header)
		w.WriteHeader(a.status)
		// A client that went away is not told anything.
		_, _ = w.Write(a.body.Bytes())
	})
}
