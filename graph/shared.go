package graph

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph/internal/postgres"
)

// A shared is a quad store that other processes write at the same time. What
// a change does is for it to find out, within the transaction of the change.
type shared interface {
	graph.QuadStore

	// Replace makes the quads of each graph all that its label has, of all
	// graphs or of none, and tells of each what was there and what changed.
	// The labels differ from each other.
	Replace(ctx context.Context, graphs []postgres.Graph) ([]postgres.Change, error)

	// Insert adds those of the quads that are not there, all or none.
	Insert(ctx context.Context, quads []quad.Quad) error

	// Read calls f for the quads that have one of the values in direction d
	// and one of the predicates, or any if there are none, in the order they
	// were added, until f returns an error, which Read returns.
	Read(ctx context.Context, d quad.Direction, values []quad.Value, preds []quad.IRI, f func(quad.Quad) error) error
}

// openPostgres opens the store in a database of PostgreSQL.
func openPostgres(ctx context.Context, addr string, o Options) (*Store, error) {
	db, err := postgres.Open(ctx, addr, postgres.Options{ReadOnly: o.ReadOnly, Together: o.Together})
	if errors.Is(err, postgres.ErrNotExist) {
		err = ErrNotExist
	}
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", Address(addr), err)
	}
	return &Store{qs: held{db}, shared: db, readOnly: o.ReadOnly}, nil
}

// A held is a store that only its Store closes: Cayley's HTTP command closes
// what it serves once it cannot listen.
type held struct{ *postgres.Store }

// Close does nothing.
func (held) Close() error { return nil }

// Unreachable marks an error of PostgreSQL's driver with ErrUnreachable if it
// comes from a server that is not there, or no more.
func Unreachable(err error) error { return postgres.Reason(err) }

// Address returns the address of a store as it may be shown: without the
// password.
func Address(addr string) string {
	u, err := url.Parse(addr)
	if err != nil || u.Scheme == "" {
		return addr
	}
	q := u.Query()
	q.Del("password")
	u.RawQuery = q.Encode()
	return u.Redacted()
}

// statusOf names what a change did to an article.
func statusOf(c postgres.Change) Status {
	switch {
	case c.Before == 0:
		return Added
	case c.Added+c.Removed > 0:
		return Replaced
	}
	return Unchanged
}

// share replaces the graphs of a batch, and tells of them in b.loaded.
func (b *batch) share(ctx context.Context) error {
	if b.store.readOnly {
		return ErrReadOnly
	}
	changes, err := b.store.shared.Replace(ctx, b.graphs)
	for i, c := range changes {
		b.loaded[i].Status = statusOf(c)
	}
	return err
}
