// Package pages shows a graph to people: search, articles with what was read
// in them, actors, places, events, and the questions of the catalogue as forms.
// Use [New]. The pages are made on the server, work without scripts, have no
// script or style in their text, and ask nothing of other hosts. What they show
// comes from package queries alone.
package pages

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strconv"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/queries"
)

// A site makes the pages of a store.
type site struct{ store *graph.Store }

// New returns the handler of the pages, for the paths that nothing else serves.
func New(s *graph.Store) http.Handler {
	st := &site{store: s}
	mux := http.NewServeMux()
	for at, make := range map[string]func(context.Context, *http.Request) (*page, error){
		"/{$}":               st.home,
		"/search":            st.search,
		"/article":           st.article,
		"/actor":             st.entity,
		"/place":             st.entity,
		"/event":             st.event,
		"/contested":         st.contested,
		"/network":           st.network,
		"/timeline":          st.timeline,
		"/questions":         st.questions,
		"/questions/{query}": st.question,
		"/":                  missing,
	} {
		mux.HandleFunc("GET "+at, func(w http.ResponseWriter, r *http.Request) { serve(w, r, make) })
	}
	mux.HandleFunc("GET /assets/{file}", asset)
	return mux
}

// A page is what a template is filled with.
type page struct {
	Template string // its file without .html
	Title    string
	Section  string // which entry of the navigation is current
	Search   string // what stands in the search field
	Status   int    // 0 is 200
	Again    int    // seconds after which to ask again, or 0
	Partial  bool   // something is still to come: it is made anew each time
	Data     any
	Style    template.CSS // of a file of its own, without a server behind it
}

func serve(w http.ResponseWriter, r *http.Request, make func(context.Context, *http.Request) (*page, error)) {
	p, err := make(r.Context(), r)
	if err != nil {
		p = failure(err)
	}
	var b bytes.Buffer
	if err := write(&b, p); err != nil {
		http.Error(w, "the page could not be written", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	if p.Partial {
		h.Del("ETag")
	}
	if p.Again != 0 {
		h.Set("Refresh", strconv.Itoa(p.Again))
	}
	if p.Status != 0 {
		w.WriteHeader(p.Status)
	}
	_, _ = b.WriteTo(w) // a client that went away is not told anything
}

// A fault is a page that could not be made as asked.
type fault struct {
	Message string
	Hint    string
	Similar []link
}

// failure is the page that tells of err.
func failure(err error) *page {
	p := &page{Template: "fault", Title: "Something went wrong", Status: http.StatusInternalServerError}
	var u *queries.UsageError
	var n *queries.UnknownNameError
	switch {
	case errors.As(err, &u):
		p.Status, p.Title = http.StatusBadRequest, "This cannot be asked"
		p.Data = fault{Message: u.Message, Hint: u.Hint}
	case errors.As(err, &n):
		p.Status, p.Title = http.StatusNotFound, "Not in the graph"
		f := fault{Message: fmt.Sprintf("Nothing in the graph is called “%s”.", n.Name)}
		for _, s := range n.Similar {
			f.Similar = append(f.Similar, link{s, entityURL(s)})
		}
		p.Data = f
	case errors.Is(err, queries.ErrIndexing):
		p.Status, p.Title, p.Again = http.StatusServiceUnavailable, "One moment", 3
		p.Data = fault{Message: "The graph is still being read.", Hint: "This page comes again by itself."}
	case errors.Is(err, context.DeadlineExceeded):
		p.Status, p.Title = http.StatusGatewayTimeout, "This takes too long"
		p.Data = fault{Message: "The answer took too long.", Hint: "narrow it down by name or day"}
	default:
		p.Data = fault{Message: err.Error()}
	}
	return p
}

func missing(_ context.Context, r *http.Request) (*page, error) {
	return &page{Template: "fault", Title: "No such page", Status: http.StatusNotFound,
		Data: fault{Message: fmt.Sprintf("There is nothing at %q.", r.URL.Path)}}, nil
}
