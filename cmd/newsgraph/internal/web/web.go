// Package web serves a store over HTTP: the project's own pages, the canned
// questions as an API, and Cayley's pages and API. Use [New].
package web

import (
	"fmt"
	"net/http"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web/pages"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web/sandbox"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/queries"
)

// Options of a server. Host is the name or address it listens at. A Token that
// is not empty must be shown by every request. Write lets Cayley's API change
// the store. Scripts, if there, answers Cayley's API in place of the server
// itself. Log is told of what went wrong in the server, one line each; nil
// tells nobody. Index makes search and the first page quick: without it each of
// their answers reads the whole store.
type Options struct {
	Host    string
	Token   string
	Write   bool
	Scripts *sandbox.Sandbox
	Log     func(string)
	Index   *queries.Indexer
}

// New returns the handler of a store: the questions under /api/newsgraph/v1/,
// Cayley's pages and API at its own paths, and the project's pages at all
// others.
func New(s *graph.Store, o Options) (http.Handler, error) {
	cayley, err := s.Handler(!o.Write)
	if err != nil {
		return nil, fmt.Errorf("setting up Cayley's pages: %w", err)
	}
	return handler(s, cayley, o), nil
}

// Where Cayley's pages and its API are.
var (
	cayleyPages = []string{"/ui/", "/static/", "/docs/"}
	cayleyAPI   = []string{"/api/v1/", "/api/v2/", "/gephi/"}
)

func handler(s *graph.Store, cayley http.Handler, o Options) http.Handler {
	if o.Log == nil {
		o.Log = func(string) {}
	}
	questions := newGate(4)
	readers := func(h http.Handler) http.Handler {
		h = limited(questions, waitTime, h)
		if !o.Write { // where the index may be behind the store, no answer is for sure
			h = revalidated(s, o.Log, remember(h))
		}
		return onlyGet(h)
	}
	mux := http.NewServeMux()
	mux.Handle("/", readers(pages.New(s)))
	mux.Handle(prefix, withPolicy(dataPolicy, readers(newAPI(s))))
	for _, p := range cayleyPages {
		mux.Handle(p, cayley) // sets its own, laxer policy
	}
	api := scripts(cayley)
	if o.Scripts != nil {
		api = forward(o.Scripts)
	}
	for _, p := range cayleyAPI {
		mux.Handle(p, withPolicy(dataPolicy, api))
	}
	return recovered(o.Log, withHeaders(hostCheck(o.Host, authenticated(o.Token, http.NewCrossOriginProtection().Handler(indexed(o.Index, mux))))))
}

// indexed lets questions use the index, if there is one.
func indexed(x *queries.Indexer, next http.Handler) http.Handler {
	if x == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(x.With(r.Context())))
	})
}

// onlyGet refuses what is not a question.
func onlyGet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			fail(w, r, http.StatusMethodNotAllowed, "questions are asked with GET", "")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, 0)
		next.ServeHTTP(w, r)
	})
}
