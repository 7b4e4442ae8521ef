package graph

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/hidal-go/hidalgo/kv"
)

// ErrClosed is of reads of a store that was closed.
var ErrClosed = errors.New("database is closed")

// patience is how long closing waits for readers: a query that was stopped
// still has to notice.
const patience = 10 * time.Second

// A gate counts the readers of a database, so that it is not closed under
// them. A script of Cayley's runs on for a while after the query was stopped.
type gate struct {
	mu   sync.Mutex
	in   int
	shut bool
	idle chan struct{} // closed when the last leaves after shut
}

// enter admits a reader, who must leave.
func (g *gate) enter() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut {
		return ErrClosed
	}
	g.in++
	return nil
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.in--; g.in == 0 && g.shut {
		close(g.idle)
	}
}

// close admits nobody any more and waits for those who are in. It reports
// false if some do not leave, or if it was closed before.
func (g *gate) close(wait time.Duration) bool {
	g.mu.Lock()
	if g.shut {
		g.mu.Unlock()
		return false
	}
	g.shut = true
	g.idle = make(chan struct{})
	if g.in == 0 {
		close(g.idle)
	}
	g.mu.Unlock()
	select {
	case <-g.idle:
		return true
	case <-time.After(wait):
		return false
	}
}

// A reading is a transaction of a reader.
type reading struct {
	kv.Tx
	gate *gate
	once sync.Once
}

func (r *reading) Commit(context.Context) error { return r.Close() }

func (r *reading) Close() error {
	err := error(nil)
	r.once.Do(func() {
		err = r.Tx.Close()
		r.gate.leave()
	})
	return err
}
