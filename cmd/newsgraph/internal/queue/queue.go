// Package queue has several machines build one graph: articles wait as jobs
// in the PostgreSQL that holds the graph, kept by River. Use [Open], then
// [Queue.Enqueue] to add articles, [Work] to do them and [Queue.Dead] to see
// what became of them. A job is done at least once; an article that is loaded
// twice is there once.
package queue

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"

	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// Attempts is how often a job is tried before it is given up. The waits
// between grow from a second to some minutes.
const Attempts = 6

// A job is an article to be read into the graph.
type job struct {
	Article *article.Article `json:"article"`
}

// Kind names the jobs to River.
func (job) Kind() string { return "article" }

// A Queue is the jobs in a database.
type Queue struct {
	pool   *pgxpool.Pool
	client *river.Client[pgx.Tx] // to put in and look up
}

// quiet has River tell nothing: what became of a job is in the queue, and that
// PostgreSQL does not answer River would say in many lines.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// migrationLock keeps two programs from making River's tables at once.
const migrationLock = 0x7269766572

// ErrNotExist says that nothing was ever put into the queue.
var ErrNotExist = errors.New("no queue in this database")

// Open opens the queue in the database that a URL names. If there is none it
// is made, or the error wraps ErrNotExist.
func Open(ctx context.Context, addr string, create bool) (*Queue, error) {
	pool, err := pgxpool.New(ctx, addr)
	if err != nil {
		return nil, fmt.Errorf("opening the queue: %w", err)
	}
	q := &Queue{pool: pool}
	if err := q.open(ctx, create); err != nil {
		pool.Close()
		return nil, fmt.Errorf("opening the queue: %w", graph.Unreachable(err))
	}
	return q, nil
}

func (q *Queue) open(ctx context.Context, create bool) (err error) {
	if create {
		err = q.migrate(ctx)
	} else {
		err = q.find(ctx)
	}
	if err != nil {
		return err
	}
	q.client, err = river.NewClient(riverpgxv5.New(q.pool), &river.Config{Logger: quiet()})
	return err
}

func (q *Queue) find(ctx context.Context) error {
	var there bool
	err := q.pool.QueryRow(ctx, `SELECT to_regclass('river_job') IS NOT NULL`).Scan(&there)
	if err == nil && !there {
		err = ErrNotExist
	}
	return err
}

// migrate makes River's tables, or those of this release of an older one's.
func (q *Queue) migrate(ctx context.Context) error {
	m, err := rivermigrate.New(riverpgxv5.New(q.pool), &rivermigrate.Config{Logger: quiet()})
	if err != nil {
		return err
	}
	c, err := q.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer c.Release()
	if _, err := c.Exec(ctx, `SELECT pg_advisory_lock($1)`, migrationLock); err != nil {
		return err
	}
	_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
	if _, e := c.Exec(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, migrationLock); err == nil {
		err = e
	}
	return err
}

// Close closes the queue; the jobs stay.
func (q *Queue) Close() { q.pool.Close() }

// How many jobs are put in together, and how long to wait where enough wait.
const (
	together = 200
	pause    = 500 * time.Millisecond
)

// Enqueue puts articles into the queue and returns how many. While more than
// most jobs wait there it waits as well. What cannot be read is told to failed
// and left out.
func (q *Queue) Enqueue(ctx context.Context, items iter.Seq2[*article.Article, error], most int, failed func(error)) (int, error) {
	n := 0
	var batch []river.InsertManyParams
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		for {
			c, err := q.Counts(ctx)
			if err != nil {
				return err
			}
			if c.Waiting < most {
				break
			}
			select {
			case <-time.After(pause):
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		m, err := q.client.InsertManyFast(ctx, batch)
		n += m
		batch = nil
		return graph.Unreachable(err)
	}
	for a, err := range items {
		var unread *article.ReadError
		switch {
		case errors.As(err, &unread):
			failed(err)
			continue
		case err != nil:
			return n, err
		}
		batch = append(batch, river.InsertManyParams{Args: job{a}, InsertOpts: &river.InsertOpts{MaxAttempts: Attempts}})
		if len(batch) == together {
			if err := flush(); err != nil {
				return n, fmt.Errorf("enqueuing: %w", err)
			}
		}
	}
	if err := flush(); err != nil {
		return n, fmt.Errorf("enqueuing: %w", err)
	}
	return n, nil
}

// Counts are the jobs by what becomes of them: those that wait for a worker or
// for another try, that a worker has, that are done (River forgets them after
// a day) and that were given up.
type Counts struct{ Waiting, Running, Done, Dead int }

// Counts counts the jobs.
func (q *Queue) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	err := q.pool.QueryRow(ctx, `SELECT count(*) FILTER (WHERE state IN ('available', 'pending', 'retryable', 'scheduled')),
		count(*) FILTER (WHERE state = 'running'), count(*) FILTER (WHERE state = 'completed'),
		count(*) FILTER (WHERE state IN ('cancelled', 'discarded')) FROM river_job WHERE kind = $1`, job{}.Kind()).
		Scan(&c.Waiting, &c.Running, &c.Done, &c.Dead)
	return c, graph.Unreachable(err)
}

// A Dead is a job that was given up.
type Dead struct {
	ID       int64  `json:"id"`
	Article  string `json:"article"`
	Attempts int    `json:"attempts"`
	Error    string `json:"error"`
}

var dead = []rivertype.JobState{rivertype.JobStateCancelled, rivertype.JobStateDiscarded}

// Dead returns the jobs that were given up, the first limit of them.
func (q *Queue) Dead(ctx context.Context, limit int) ([]Dead, error) {
	rows, err := q.pool.Query(ctx, `SELECT id, attempt, args->'article', coalesce(errors[array_length(errors, 1)]->>'error', '')
		FROM river_job WHERE kind = $1 AND state IN ('cancelled', 'discarded') ORDER BY id LIMIT $2`, job{}.Kind(), limit)
	if err != nil {
		return nil, graph.Unreachable(err)
	}
	var out []Dead
	var d Dead
	var a article.Article
	_, err = pgx.ForEachRow(rows, []any{&d.ID, &d.Attempts, &a, &d.Error}, func() error {
		d.Article = string(graph.Short(a.IRI()))
		out = append(out, d)
		a = article.Article{}
		return nil
	})
	return out, graph.Unreachable(err)
}

// Retry has the jobs that were given up tried once more and returns how many.
func (q *Queue) Retry(ctx context.Context) (int, error) {
	n := 0
	for {
		jobs, err := q.client.JobList(ctx, river.NewJobListParams().Kinds(job{}.Kind()).States(dead...).First(together))
		if err != nil {
			return n, graph.Unreachable(err)
		}
		for _, j := range jobs.Jobs {
			if _, err := q.client.JobRetry(ctx, j.ID); err != nil {
				return n, graph.Unreachable(err)
			}
			n++
		}
		if len(jobs.Jobs) < together {
			return n, nil
		}
	}
}
