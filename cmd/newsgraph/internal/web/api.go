package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/queries"
)

const prefix = "/api/newsgraph/v1/"

// An api answers the canned questions.
type api struct{ store *graph.Store }

// newAPI returns the handler of the questions.
func newAPI(s *graph.Store) http.Handler {
	a := &api{store: s}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+prefix+"{$}", a.list)
	mux.HandleFunc("GET "+prefix+"openapi.json", a.describe)
	mux.HandleFunc("GET "+prefix+"{query}", a.ask)
	mux.HandleFunc(prefix, func(w http.ResponseWriter, r *http.Request) {
		fail(w, r, http.StatusNotFound, fmt.Sprintf("there is nothing at %q", r.URL.Path), "the questions are listed at "+prefix)
	})
	return mux
}

type paramJSON struct {
	Name     string       `json:"name"`
	Kind     queries.Kind `json:"kind"`
	Required bool         `json:"required"`
	Unless   string       `json:"unless,omitempty"` // what may be given in its place
	Default  string       `json:"default,omitempty"`
	Choices  []string     `json:"choices,omitempty"`
	Help     string       `json:"help"`
}

type columnJSON struct {
	Name string `json:"name"`
	Help string `json:"help"`
}

type queryJSON struct {
	Name    string       `json:"name"`
	Short   string       `json:"description"`
	Path    string       `json:"path"`
	Params  []paramJSON  `json:"parameters"`
	Columns []columnJSON `json:"columns"`
}

// list answers with the questions there are.
func (a *api) list(w http.ResponseWriter, r *http.Request) {
	out := struct {
		Queries []queryJSON `json:"queries"`
	}{}
	for _, q := range queries.All() {
		j := queryJSON{Name: q.Name, Short: q.Short, Path: prefix + q.Name}
		for _, p := range q.Params {
			j.Params = append(j.Params, paramJSON(p))
		}
		for _, c := range q.Columns {
			j.Columns = append(j.Columns, columnJSON{c.Name, c.Help})
		}
		out.Queries = append(out.Queries, j)
	}
	reply(w, r, out)
}

// reply answers with v as JSON.
func reply(w http.ResponseWriter, r *http.Request, v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		fail(w, r, http.StatusInternalServerError, "the answer could not be written as JSON", "")
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	// A client that went away is not told anything.
	_, _ = b.WriteTo(w)
}
