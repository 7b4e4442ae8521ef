// Package graph keeps the facts of articles as quads in Cayley. Use [Open],
// then [Store.Load] to put facts in, [Store.Each], [Store.Node] and
// [Store.Find] to read them, [Store.Gizmo] to ask in Cayley's own language,
// and [Store.Export] and [Store.Import] to move them as RDF.
//
// IRIs are short in the store (schema:name); [Namespaces] tells what they
// stand for. The label of every quad is the article it was read from.
package graph

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"

	"github.com/newsgraph/newsgraph/graph/internal/postgres"
)

// The reasons why a store cannot be opened or written.
var (
	ErrNotExist = errors.New("no database there")
	ErrLocked   = errors.New("database is in use by another process")
	ErrDamaged  = errors.New("not a readable newsgraph database")
	ErrReadOnly = errors.New("database is open for reading only")
	ErrBackend  = errors.New("unusable backend")

	ErrUnreachable = postgres.ErrUnreachable
)

// The backends of a store.
const (
	Pebble   = "pebble"   // a folder; the default
	Postgres = "postgres" // a database of PostgreSQL, named by its URL
	Memstore = "memstore" // in memory, gone when closed; has no address
)

// Options say how to open a store. An empty Backend means a folder. Together
// says that other processes load into it at the same time, which PostgreSQL
// alone allows: a first load does not put off the indexes then.
type Options struct {
	Backend  string
	ReadOnly bool
	Together bool
}

// A Store holds a graph. It is safe for use by many goroutines.
type Store struct {
	qs       graph.QuadStore
	db       *database // Pebble's; nil elsewhere
	shared   shared    // nil where one process alone writes
	readOnly bool
	memo     memo

	// mu keeps writes apart from the looking up of nodes: Cayley caches what
	// a reader found even when a writer has just removed it.
	mu     sync.RWMutex
	broken error // a write that failed half way in memory
}

// Open opens the store at addr, a folder or for PostgreSQL a URL, and creates
// it if it is not there, unless it is to be read only. The error wraps
// ErrNotExist, ErrLocked, ErrDamaged or ErrUnreachable where it is one of
// these. Any number of processes may read a folder, or one may write it;
// PostgreSQL can be written by many.
func Open(ctx context.Context, addr string, o Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch o.Backend {
	case "", Pebble:
	case Memstore:
		return &Store{qs: memstore.New(), readOnly: o.ReadOnly}, nil
	case Postgres:
		return openPostgres(ctx, addr, o)
	case "mysql", "sqlite", "cockroach":
		return nil, fmt.Errorf("%w %q: Cayley drops there what another article says already, and its provenance with it", ErrBackend, o.Backend)
	default:
		return nil, fmt.Errorf("%w %q: there is none of that name", ErrBackend, o.Backend)
	}
	db, err := openDatabase(addr, o.ReadOnly)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", addr, err)
	}
	qs, err := db.quadStore()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening %s: %w: %w", addr, ErrDamaged, err), db.close())
	}
	return &Store{qs: qs, db: db, readOnly: o.ReadOnly}, nil
}

// QuadStore returns Cayley's view of the store. It stays open until Close.
func (s *Store) QuadStore() graph.QuadStore { return s.qs }

// ReadOnly reports whether the store was opened for reading only.
func (s *Store) ReadOnly() bool { return s.readOnly }

// Close closes the store.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.shared != nil:
		return s.shared.Close()
	case s.db != nil:
		return s.db.close()
	}
	return nil
}
