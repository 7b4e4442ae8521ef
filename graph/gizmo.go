package graph

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
)

// ErrQuery is wrapped by the errors of queries that are wrong.
var ErrQuery = errors.New("query failed")

// Gizmo runs a query in Cayley's Gizmo language and returns at most limit
// rows, all if limit is 0. A row holds the tags of a result, "id" among them,
// what the query emits, or as "result" its last value. IRIs are written in
// angle brackets; everything can be marshalled to JSON. The end of ctx stops
// the query, an endless one too, and its error is returned with the rows so
// far.
func (s *Store) Gizmo(ctx context.Context, q string, limit int) ([]map[string]any, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	// Cayley stops sending rows at the limit but not a script that goes on, so
	// that the limit is kept here as well.
	it, err := gizmo.NewSession(s.qs).Execute(ctx, q, query.Options{Collation: query.Raw, Limit: limit})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrQuery, err)
	}
	defer it.Close()
	var rows []map[string]any
	for (limit <= 0 || len(rows) < limit) && it.Next(ctx) {
		r, ok := it.Result().(*gizmo.Result)
		if !ok {
			continue
		}
		if row := s.row(r); row != nil {
			rows = append(rows, row)
		}
	}
	switch err := it.Err(); {
	case ctx.Err() != nil:
		return rows, fmt.Errorf("stopping a query: %w", ctx.Err())
	case err != nil:
		return rows, fmt.Errorf("%w: %w", ErrQuery, err)
	}
	return rows, nil
}

// row returns what a result says, or nil if that is nothing.
func (s *Store) row(r *gizmo.Result) map[string]any {
	if r.Tags == nil {
		switch v := plain(r.Val).(type) {
		case nil:
			return nil
		case map[string]any:
			return v
		default:
			return map[string]any{"result": v}
		}
	}
	row := map[string]any{}
	for tag, ref := range r.Tags {
		if v := nativeOf(s.qs, ref); v != nil {
			row[tag] = v
		}
	}
	if len(row) == 0 {
		return nil
	}
	return row
}

func nativeOf(qs graph.QuadStore, ref graph.Ref) any {
	if ref == nil {
		return nil
	}
	return plain(qs.NameOf(ref))
}

// plain turns a value into what JSON has: it drops Cayley's own objects, which
// a query ends with when it is not told to run.
func plain(v any) any {
	switch v := v.(type) {
	case nil, string, bool, int, int64, float64:
		return v
	case quad.String:
		return string(v)
	case quad.Int:
		return int64(v)
	case quad.Float:
		return float64(v)
	case quad.Bool:
		return bool(v)
	case quad.Time:
		return time.Time(v).Format(time.RFC3339Nano)
	case quad.Value:
		return v.String()
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plain(v[i])
		}
		return list
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plain(v[i])
		}
		return list
	case map[string]any:
		m := make(map[string]any, len(v))
		for k := range v {
			m[k] = plain(v[k])
		}
		return m
	}
	return nil
}
