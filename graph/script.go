package graph

import (
	"context"
	"errors"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
)

// registerGizmo has Cayley's HTTP API run scripts that can be stopped. Cayley
// itself forgets about a script that it has told to stop, and never tells one
// of which the shape is asked.
func registerGizmo() {
	l := *query.GetLanguage(gizmo.Name)
	l.HTTP = func(qs graph.QuadStore) query.HTTP { return script{gizmo.NewSession(qs)} }
	query.RegisterLanguage(l)
}

// A script is a session that runs one program.
type script struct{ *gizmo.Session }

func (s script) Execute(ctx context.Context, q string, o query.Options) (query.Iterator, error) {
	it, err := s.Session.Execute(ctx, q, o)
	if err != nil {
		return nil, err
	}
	return &running{Iterator: it}, nil
}

// ShapeOf returns the shape of the iterators that a program makes.
func (s script) ShapeOf(q string) (any, error) {
	// What a session runs is stopped when a query of its own is closed: here a
	// small one, which has already sent all it may.
	ctx := context.Background()
	it, err := s.Session.Execute(ctx, "1", query.Options{Collation: query.Raw, Limit: 1})
	if err != nil {
		return nil, err
	}
	for it.Next(ctx) {
	}
	late := time.AfterFunc(QueryTimeout, func() { it.Close() })
	shape, err := s.Session.ShapeOf(q)
	if !late.Stop() {
		return nil, errors.New("it took too long")
	}
	return shape, err
}

// A running program: the iterator over its results ends after it.
type running struct {
	query.Iterator
	begun bool
}

func (r *running) Next(ctx context.Context) bool {
	r.begun = true
	return r.Iterator.Next(ctx)
}

// Close stops the program and waits until it has ended.
func (r *running) Close() error {
	err := r.Iterator.Close()
	for r.begun && r.Iterator.Next(context.Background()) {
	}
	return err
}
