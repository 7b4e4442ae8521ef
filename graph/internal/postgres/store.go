// Package postgres keeps quads in PostgreSQL, in Cayley's own tables: use
// [Open], then [Store.Replace] to put graphs in. Cayley reads what is there as
// its own; it writes 3,000 to 6,000 quads a second, a statement for each, and
// so the writing is done here: nodes and quads go in by COPY and by statements
// over sets of them.
package postgres

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	cpostgres "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// The reasons why a store cannot be opened, read or written.
var (
	ErrNotExist    = errors.New("no graph in this database")
	ErrUnreachable = errors.New("PostgreSQL does not answer")
)

// Options say how to open a store.
type Options struct {
	ReadOnly bool

	// Together is set where other processes load at the same time. Otherwise
	// the first load leaves the indexes for the end, and others wait for it.
	Together bool
}

// A Store is Cayley's quad store on PostgreSQL with a way to write of its own.
// Many goroutines and processes may read and write it.
type Store struct {
	*csql.QuadStore
	pool     *pgxpool.Pool
	together bool
	names    names

	writing sync.Mutex // guards first
	first   *firstLoad // nil unless one is going on
	loading atomic.Bool
}

// Open opens the graph in the database that a URL names, postgres://…, and
// makes its tables if there are none, unless it is to be read only. The error
// wraps ErrNotExist or ErrUnreachable where it is one of these.
func Open(ctx context.Context, addr string, o Options) (*Store, error) {
	config, err := pgxpool.ParseConfig(addr)
	if err != nil {
		return nil, withoutURL(err)
	}
	if o.ReadOnly {
		config.ConnConfig.RuntimeParams["default_transaction_read_only"] = "on"
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	s := &Store{pool: pool, together: o.Together}
	if s.QuadStore, err = s.open(ctx, addr, o.ReadOnly); err != nil {
		pool.Close()
		return nil, Reason(err)
	}
	return s, nil
}

// withoutURL keeps a password out of a message.
func withoutURL(err error) error {
	var bad *pgconn.ParseConfigError
	if errors.As(err, &bad) && bad.Unwrap() != nil {
		err = bad.Unwrap()
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return fmt.Errorf("not a URL of PostgreSQL: %w", err)
}

func (s *Store) open(ctx context.Context, addr string, readOnly bool) (*csql.QuadStore, error) {
	addr, err := s.cayleyAddress(ctx, addr, readOnly)
	if err != nil {
		return nil, err
	}
	var there, unfinished bool
	err = s.pool.QueryRow(ctx, `SELECT to_regclass('quads') IS NOT NULL AND to_regclass('nodes') IS NOT NULL,
		to_regclass('newsgraph_deferred') IS NOT NULL`).Scan(&there, &unfinished)
	switch {
	case err != nil:
		return nil, err
	case !there && readOnly:
		return nil, ErrNotExist
	case !there:
		err = s.create(ctx, addr)
	case unfinished && !readOnly:
		err = s.finishOther(ctx, false)
	}
	if err != nil {
		return nil, err
	}
	qs, err := csql.New(cpostgres.Type, addr, nil)
	if err != nil {
		return nil, err
	}
	return qs.(*csql.QuadStore), nil
}

// cayleyAddress returns the URL that Cayley's driver understands as pgx did:
// by itself it insists on TLS.
func (s *Store) cayleyAddress(ctx context.Context, addr string, readOnly bool) (string, error) {
	u, err := url.Parse(addr)
	if err != nil {
		return "", withoutURL(err)
	}
	c, err := s.pool.Acquire(ctx)
	if err != nil {
		return "", err
	}
	defer c.Release()
	q := u.Query()
	if !q.Has("sslmode") {
		q.Set("sslmode", "disable")
		if _, ok := c.Conn().PgConn().Conn().(*tls.Conn); ok {
			q.Set("sslmode", "require")
		}
	}
	if readOnly {
		q.Set("default_transaction_read_only", "on")
	}
	u.RawQuery = q.Encode()
	return u.String(), nil
}

// Close finishes a first load and closes the store. If PostgreSQL does not
// answer any more, the next to open the store finishes it.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.finish(context.Background())
	if e := s.QuadStore.Close(); err == nil {
		err = e
	}
	s.pool.Close()
	if err = Reason(err); errors.Is(err, ErrUnreachable) {
		return nil
	}
	return err
}

var _ graph.BatchQuadStore = (*Store)(nil)

// Reason marks errors that come from a server that is not there, or no more.
func Reason(err error) error {
	var refused *pgconn.ConnectError
	var told *pgconn.PgError
	var broken net.Error
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, ErrUnreachable):
		return err
	case errors.As(err, &told):
		// 57P: it is shutting down, or starting up.
		if told.Code[:3] != "57P" && told.Code[:2] != "08" {
			return err
		}
	case errors.As(err, &refused):
		if op := (*net.OpError)(nil); errors.As(err, &op) {
			err = op.Err // once, and not for every address of the host
		}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.As(err, &broken):
	default:
		return err
	}
	return fmt.Errorf("%w: %w", ErrUnreachable, err)
}
