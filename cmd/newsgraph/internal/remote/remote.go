// Package remote asks a newsgraph server what could also be asked of a store
// here: use [Server.Ask] and [Server.Gizmo].
package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/queries"
)

// maxAnswer is the most bytes of one answer; a server sends fewer.
const maxAnswer = 64 << 20

// A Server is one that runs at a URL; what it serves is under it. An empty
// Token is none.
type Server struct {
	url   *url.URL
	token string
}

// New returns the server at an address such as http://127.0.0.1:64210.
func New(address, token string) (*Server, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, &queries.UsageError{Message: fmt.Sprintf("server: %q is no address of one", address), Hint: "write it as in http://127.0.0.1:64210"}
	}
	return &Server{u, token}, nil
}

// An Error is an answer that says why there is none.
type Error struct {
	Status int // of HTTP
	Detail string
	hint   string
}

func (e *Error) Error() string { return "the server says: " + e.Detail }

// Hint says what to do about it; it may be empty.
func (e *Error) Hint() string { return e.hint }

// Ask asks q as [queries.Query.Ask] does. An answer that the server gives in
// parts is put together.
func (s *Server) Ask(ctx context.Context, q queries.Query, params map[string][]string) (*queries.Table, error) {
	limit := q.Limit(params)
	ask := url.Values{}
	for name, values := range params {
		ask[name] = values
	}
	var whole *queries.Table
	for {
		data, err := s.do(ctx, http.MethodGet, "api/newsgraph/v1/"+q.Name, ask.Encode(), nil)
		if err != nil {
			return nil, err
		}
		part := &queries.Table{}
		var more struct{ Next string }
		if err := json.Unmarshal(data, part); err != nil {
			return nil, fmt.Errorf("reading the server's answer: %w", err)
		}
		if err := json.Unmarshal(data, &more); err != nil {
			return nil, fmt.Errorf("reading the server's answer: %w", err)
		}
		if whole == nil {
			whole = part
		} else {
			whole.Rows = append(whole.Rows, part.Rows...)
		}
		if limit > 0 && len(whole.Rows) >= limit {
			whole.Rows = whole.Rows[:limit]
			return whole, nil
		}
		next, err := url.Parse(more.Next)
		if err != nil || more.Next == "" || len(part.Rows) == 0 {
			return whole, nil
		}
		ask = next.Query() // nothing else: the token goes to one server only
	}
}

// Gizmo runs a query in Cayley's Gizmo language and returns at most limit
// rows, all if limit is 0, as [graph.Store.Gizmo] does but for the value a
// program ends with.
func (s *Server) Gizmo(ctx context.Context, q string, limit int) ([]map[string]any, error) {
	if limit == 0 {
		limit = -1 // Cayley's all
	}
	data, err := s.do(ctx, http.MethodPost, "api/v1/query/gizmo", "limit="+strconv.Itoa(limit), strings.NewReader(q))
	if err != nil {
		return nil, err
	}
	var answer struct {
		Result []any
		Error  string
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&answer); err != nil {
		return nil, fmt.Errorf("reading the server's answer: %w", err)
	}
	if answer.Error != "" {
		return nil, &Error{Status: http.StatusBadRequest, Detail: answer.Error}
	}
	var rows []map[string]any
	for _, r := range answer.Result {
		switch r := r.(type) {
		case nil:
		case map[string]any:
			rows = append(rows, r)
		default:
			rows = append(rows, map[string]any{"result": r})
		}
	}
	return rows, nil
}

// do sends a request and returns the body of a good answer.
func (s *Server) do(ctx context.Context, method, path, query string, body io.Reader) ([]byte, error) {
	u := s.url.JoinPath(path)
	u.RawQuery = query
	r, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept", "application/json")
	if s.token != "" {
		r.Header.Set("Authorization", "Bearer "+s.token)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(r)
	if err != nil {
		return nil, fmt.Errorf("asking the server: %w", err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil {
		return nil, fmt.Errorf("reading the server's answer: %w", err)
	}
	if res.StatusCode == http.StatusOK {
		return data, nil
	}
	var p struct{ Title, Detail, Hint, Error string }
	_ = json.Unmarshal(data, &p) // what is no problem of ours has a status at least
	switch {
	case p.Error != "":
		p.Detail = p.Error // Cayley's
	case p.Detail == "":
		p.Detail = res.Status
	case res.StatusCode == http.StatusBadRequest:
		return nil, &queries.UsageError{Message: p.Detail, Hint: p.Hint}
	case res.StatusCode == http.StatusUnauthorized:
		p.Hint = "name the file it is in with --token-file"
	}
	return nil, &Error{Status: res.StatusCode, Detail: p.Detail, hint: p.Hint}
}
