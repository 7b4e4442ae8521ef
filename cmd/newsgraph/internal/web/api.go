package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/queries"
)

const prefix = "/api/newsgraph/v1/"

// answerTime is how long a question may take.
const answerTime = time.Minute

// An api answers the canned questions.
type api struct{ store *graph.Store }

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
func (a *api) list(w http.ResponseWriter, _ *http.Request) {
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
	reply(w, http.StatusOK, out)
}

// ask answers one question.
func (a *api) ask(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), answerTime)
	defer cancel()
	name := r.PathValue("query")
	q, err := queries.Named(name)
	if err != nil {
		failWith(w, http.StatusNotFound, err)
		return
	}
	t, err := q.Ask(ctx, a.store, r.URL.Query())
	var u *queries.UsageError
	var n *queries.UnknownNameError
	switch {
	case err == nil:
		reply(w, http.StatusOK, t)
	case errors.As(err, &u):
		failWith(w, http.StatusBadRequest, err)
	case errors.As(err, &n):
		failWith(w, http.StatusNotFound, err)
	case errors.Is(err, context.DeadlineExceeded):
		fail(w, http.StatusGatewayTimeout, fmt.Sprintf("%s took longer than %s", name, answerTime), "narrow it down by name or day")
	default:
		failWith(w, http.StatusInternalServerError, err)
	}
}

// refuse answers what fits no question.
func (a *api) refuse(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		fail(w, http.StatusMethodNotAllowed, "questions are asked with GET", "")
		return
	}
	fail(w, http.StatusNotFound, fmt.Sprintf("there is nothing at %q", r.URL.Path), "the questions are listed at "+prefix)
}

func failWith(w http.ResponseWriter, status int, err error) {
	hint := ""
	var u *queries.UsageError
	var n *queries.UnknownNameError
	if errors.As(err, &u) {
		hint = u.Hint
	} else if errors.As(err, &n) {
		hint = n.Hint()
	}
	fail(w, status, err.Error(), hint)
}

func fail(w http.ResponseWriter, status int, message, hint string) {
	reply(w, status, struct {
		Error string `json:"error"`
		Hint  string `json:"hint,omitempty"`
	}{message, hint})
}

func reply(w http.ResponseWriter, status int, v any) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		status = http.StatusInternalServerError
		b.Reset()
		b.WriteString(`{"error":"the answer could not be written as JSON"}` + "\n")
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A client that went away is not told anything.
	_, _ = w.Write([]byte(b.String()))
}
