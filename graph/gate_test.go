package graph

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A store is closed while queries run, some of which were told to stop: none
// may read a database that is closed, which panics.
func TestCloseUnderReaders(t *testing.T) {
	for range 5 {
		s := openStore(t, t.TempDir()+"/db", "")
		load(t, s, madeUp(1), madeUp(2), madeUp(3))
		ctx, cancel := context.WithCancel(t.Context())
		var running sync.WaitGroup
		for _, read := range []func(){
			func() { s.Gizmo(ctx, `while (true) { g.V().Out().All() }`, 0) },
			func() { s.Gizmo(ctx, `g.V().In().Out().All()`, 1) }, // goes on after its row
			func() { s.Each(ctx, quad.Object, SchemaPerson, func(quad.Quad) error { return nil }) },
			func() { s.EachDigest(ctx, func(*Digest) error { return nil }) },
			func() {
				it := s.QuadStore().QuadsAllIterator()
				defer it.Close()
				for it.Next(ctx) {
				}
			},
			func() { graph.ValuesOf(ctx, s.QuadStore(), []graph.Ref{s.QuadStore().ValueOf(SchemaPerson)}) },
		} {
			running.Add(1)
			go func() {
				defer running.Done()
				for ctx.Err() == nil {
					read()
				}
			}()
		}
		time.Sleep(30 * time.Millisecond)
		cancel()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := s.EachDigest(t.Context(), func(*Digest) error { return nil }); !errors.Is(err, ErrClosed) {
			t.Errorf("reading a closed store: %v", err)
		}
		running.Wait()
	}
}

func TestGate(t *testing.T) {
	g := &gate{}
	if err := g.enter(); err != nil {
		t.Fatal(err)
	}
	if g.close(time.Millisecond) {
		t.Error("closed under a reader")
	}
	if err := g.enter(); !errors.Is(err, ErrClosed) {
		t.Errorf("entering a closed gate: %v", err)
	}
	g.leave()
}
