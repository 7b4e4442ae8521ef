package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/table"
	"github.com/newsgraph/newsgraph/queries"
)

// maxRows is the most rows of one answer; who asks for more, or for all, gets
// these and the address of the next.
const maxRows = 1000

// ask answers one question.
func (a *api) ask(w http.ResponseWriter, r *http.Request) {
	q, err := queries.Named(r.PathValue("query"))
	if err != nil {
		failWith(w, r, http.StatusNotFound, err)
		return
	}
	params := r.URL.Query()
	f, status, err := formatOf(r, params)
	if err != nil {
		failWith(w, r, status, err)
		return
	}
	capped(q, params)
	t, err := q.Ask(r.Context(), a.store, params)
	var u *queries.UsageError
	var n *queries.UnknownNameError
	switch {
	case err == nil:
		answerWith(w, r, t, f)
	case errors.As(err, &u):
		failWith(w, r, http.StatusBadRequest, err)
	case errors.As(err, &n):
		failWith(w, r, http.StatusNotFound, err)
	case errors.Is(err, queries.ErrIndexing):
		comeBack(w, r, err.Error())
	case errors.Is(err, context.DeadlineExceeded):
		fail(w, r, http.StatusGatewayTimeout, fmt.Sprintf("%s took longer than %s", q.Name, answerTime), "narrow it down by name or day")
	default:
		failWith(w, r, http.StatusInternalServerError, err)
	}
}

// capped sees to it that no more than maxRows are asked for. What is no number is
// left for the query to refuse.
func capped(q queries.Query, params url.Values) {
	given := params.Get("limit")
	for _, p := range q.Params {
		if p.Name == "limit" && given == "" {
			given = p.Default
		}
	}
	if n, err := strconv.Atoi(given); err == nil && (n == 0 || n > maxRows) {
		params["limit"] = []string{strconv.Itoa(maxRows)}
	}
}

// answerWith writes t, with the address of the rows after it.
func answerWith(w http.ResponseWriter, r *http.Request, t *queries.Table, f format) {
	var b bytes.Buffer
	next := nextOf(r.URL, t)
	var err error
	if f.name == "json" {
		err = writeJSON(&b, t, next)
	} else {
		err = table.Write(&b, t, f.name, 0)
	}
	if err != nil {
		failWith(w, r, http.StatusInternalServerError, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.media+"; charset=utf-8")
	h.Add("Vary", "Accept")
	if next != "" {
		h.Set("Link", fmt.Sprintf("<%s>; rel=\"next\"", next))
	}
	if f.name == "csv" { // a page opened in a browser is saved under its name
		h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", t.Query+".csv"))
	}
	// A client that went away is not told anything.
	_, _ = b.WriteTo(w)
}

// writeJSON writes t as it is, and where its next rows are.
func writeJSON(b *bytes.Buffer, t *queries.Table, next string) error {
	data, err := t.MarshalJSON()
	if err != nil {
		return err
	}
	b.Write(bytes.TrimSuffix(data, []byte("}")))
	if next != "" {
		fmt.Fprintf(b, `,"next":%q`, next) // an encoded address: ASCII
	}
	b.WriteString("}\n")
	return nil
}

// nextOf returns the address of the rows that follow those of t, or "". Rows
// are in the same order as long as the store is the same.
func nextOf(asked *url.URL, t *queries.Table) string {
	params := asked.Query()
	offset, _ := strconv.Atoi(params.Get("offset")) // the query has checked it
	if offset += len(t.Rows); offset >= t.Total || len(t.Rows) == 0 {
		return ""
	}
	params.Set("offset", strconv.Itoa(offset))
	return (&url.URL{Path: asked.Path, RawQuery: params.Encode()}).String()
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
