package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
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

// ask answers one question.
func (a *api) ask(w http.ResponseWriter, r *http.Request) {
	q, err := queries.Named(r.PathValue("query"))
	if err != nil {
		failWith(w, r, http.StatusNotFound, err)
		return
	}
	t, err := q.Ask(r.Context(), a.store, r.URL.Query())
	var u *queries.UsageError
	var n *queries.UnknownNameError
	switch {
	case err == nil:
		reply(w, r, t)
	case errors.As(err, &u):
		failWith(w, r, http.StatusBadRequest, err)
	case errors.As(err, &n):
		failWith(w, r, http.StatusNotFound, err)
	case errors.Is(err, context.DeadlineExceeded):
		fail(w, r, http.StatusGatewayTimeout, fmt.Sprintf("%s took longer than %s", q.Name, answerTime), "narrow it down by name or day")
	default:
		failWith(w, r, http.StatusInternalServerError, err)
	}
}

func failWith(w http.ResponseWriter, r *http.Request, status int, err error) {
	hint := ""
	var u *queries.UsageError
	var n *queries.UnknownNameError
	if errors.As(err, &u) {
		hint = u.Hint
	} else if errors.As(err, &n) {
		hint = n.Hint()
	}
	fail(w, r, status, err.Error(), hint)
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
	w.Header().Set("Cache-Control", "no-store")
	// A client that went away is not told anything.
	_, _ = b.WriteTo(w)
}
