package postgres

import (
	"context"
	"errors"

	"github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	cpostgres "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Keys of PostgreSQL's advisory locks. Who writes holds loadLock shared, who
// makes the tables or loads without indexes holds it alone.
const loadLock = 0x6e657773

// create makes Cayley's tables and an index by label, without which the quads
// of one article are found by reading all there are.
func (s *Store) create(ctx context.Context, addr string) error {
	return s.alone(ctx, func(c *pgxpool.Conn) error {
		err := csql.Init(cpostgres.Type, addr, nil)
		if err != nil && !errors.Is(err, graph.ErrDatabaseExists) {
			return err
		}
		_, err = c.Exec(ctx, `CREATE INDEX IF NOT EXISTS label_index ON quads (label_hash)`)
		return err
	})
}

// alone calls f while nobody writes.
func (s *Store) alone(ctx context.Context, f func(*pgxpool.Conn) error) error {
	c, err := s.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer c.Release()
	if _, err := c.Exec(ctx, `SELECT pg_advisory_lock($1)`, loadLock); err != nil {
		return err
	}
	err = f(c)
	return errors.Join(err, unlock(c))
}

// unlock gives up loadLock, also when the load was stopped. A connection that
// cannot is closed, and the lock with it.
func unlock(c *pgxpool.Conn) error {
	_, err := c.Exec(context.Background(), `SELECT pg_advisory_unlock($1)`, loadLock)
	if err != nil {
		c.Conn().Close(context.Background())
	}
	return err
}

// A firstLoad is a load into an empty store. The indexes and the foreign keys
// of quads are taken away until its end: to make them then takes a fraction
// of the time. The table newsgraph_deferred says how, should the process die.
type firstLoad struct {
	conn *pgxpool.Conn // holds loadLock
	seen map[graph.ValueHash]bool
}

// begin begins a first load if the store is empty and nobody else writes.
func (s *Store) begin(ctx context.Context) error {
	if s.together || s.first != nil {
		return nil
	}
	s.together = true // or is found to be so
	c, err := s.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	var locked, empty bool
	if err = c.QueryRow(ctx, `SELECT pg_try_advisory_lock($1)`, loadLock).Scan(&locked); err != nil || !locked {
		c.Release()
		return err
	}
	err = pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
		if err := tx.QueryRow(ctx, `SELECT NOT EXISTS (SELECT FROM quads)`).Scan(&empty); err != nil || !empty {
			return err
		}
		_, err := tx.Exec(ctx, deferIndexes)
		return err
	})
	if err != nil || !empty {
		err = errors.Join(err, unlock(c))
		c.Release()
		return err
	}
	s.first = &firstLoad{conn: c, seen: map[graph.ValueHash]bool{}}
	s.loading.Store(true)
	return nil
}

// deferIndexes writes down what indexes and foreign keys there are and drops
// them.
const deferIndexes = `
DO $$
DECLARE r record;
BEGIN
	CREATE TABLE newsgraph_deferred AS
		SELECT 1 AS turn, pg_get_indexdef(indexrelid) AS ddl, format('DROP INDEX %s', indexrelid::regclass) AS undo
			FROM pg_index WHERE indrelid = 'quads'::regclass AND NOT indisprimary
		UNION ALL
		SELECT 2, format('ALTER TABLE quads ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)),
			format('ALTER TABLE quads DROP CONSTRAINT %I', conname)
			FROM pg_constraint WHERE conrelid = 'quads'::regclass AND contype = 'f';
	FOR r IN SELECT undo FROM newsgraph_deferred LOOP
		EXECUTE r.undo;
	END LOOP;
END $$`

// makeIndexes undoes deferIndexes.
const makeIndexes = `
DO $$
DECLARE r record;
BEGIN
	FOR r IN SELECT ddl FROM newsgraph_deferred ORDER BY turn, ddl LOOP
		EXECUTE r.ddl;
	END LOOP;
	DROP TABLE newsgraph_deferred;
END $$`

// dropTwins removes quads that came twice while no index told, and counts
// their nodes down.
const dropTwins = `
WITH gone AS (
	DELETE FROM quads WHERE horizon IN (
		SELECT horizon FROM (SELECT horizon, row_number() OVER (
			PARTITION BY subject_hash, predicate_hash, object_hash, label_hash ORDER BY horizon) AS n FROM quads) q
		WHERE n > 1)
	RETURNING subject_hash, predicate_hash, object_hash, label_hash),
uses AS (
	SELECT hash, count(*) AS n FROM gone, unnest(ARRAY[subject_hash, predicate_hash, object_hash, label_hash]) hash
	WHERE hash IS NOT NULL GROUP BY hash)
UPDATE nodes SET refs = refs - uses.n FROM uses WHERE nodes.hash = uses.hash`

// finish ends a first load.
func (s *Store) finish(ctx context.Context) error {
	if s.first == nil {
		return nil
	}
	c := s.first.conn
	s.first = nil
	defer s.loading.Store(false)
	if c.Conn().IsClosed() { // a statement was stopped
		c.Release()
		return s.finishOther(ctx, true)
	}
	defer c.Release()
	return errors.Join(index(ctx, c), unlock(c))
}

// finishOther ends a first load of a process that died, unless it is alive.
func (s *Store) finishOther(ctx context.Context, wait bool) error {
	c, err := s.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer c.Release()
	locked := true
	if wait {
		_, err = c.Exec(ctx, `SELECT pg_advisory_lock($1)`, loadLock)
	} else {
		err = c.QueryRow(ctx, `SELECT pg_try_advisory_lock($1)`, loadLock).Scan(&locked)
	}
	if err != nil || !locked {
		return err
	}
	return errors.Join(index(ctx, c), unlock(c))
}

// index makes the indexes that were left out, if any were.
func index(ctx context.Context, c *pgxpool.Conn) error {
	make := func(before string) error {
		return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
			var deferred bool
			if err := tx.QueryRow(ctx, `SELECT to_regclass('newsgraph_deferred') IS NOT NULL`).Scan(&deferred); err != nil || !deferred {
				return err
			}
			_, err := tx.Exec(ctx, `SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '128MB';`+before+makeIndexes)
			return err
		})
	}
	err := make("")
	if code(err) == uniqueViolation {
		err = make(dropTwins + ";")
	}
	if err == nil {
		_, err = c.Exec(ctx, `ANALYZE quads, nodes`)
	}
	return err
}

// Codes of PostgreSQL's errors.
const (
	uniqueViolation     = "23505"
	foreignKeyViolation = "23503"
	deadlock            = "40P01"
	notSerializable     = "40001"
)

func code(err error) string {
	var told *pgconn.PgError
	if errors.As(err, &told) {
		return told.Code
	}
	return ""
}
