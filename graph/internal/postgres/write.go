package postgres

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// A Graph is all quads of one label.
type Graph struct {
	Label quad.IRI
	Quads []quad.Quad
}

// A Change tells what was done to a graph: how many quads it had before, how
// many were added and how many removed.
type Change struct{ Before, Added, Removed int }

// Replace makes the quads of each graph all that its label has, of all graphs
// or of none, and tells of each what was there and what changed. The labels
// differ from each other.
func (s *Store) Replace(ctx context.Context, graphs []Graph) ([]Change, error) {
	h := hasher{}
	labels := make([]graph.ValueHash, len(graphs))
	at := map[graph.ValueHash]int{}
	for i, g := range graphs {
		labels[i] = h.hash(g.Label)
		at[labels[i]] = i
	}
	var changes []Change
	err := s.write(ctx, labels, func(tx pgx.Tx, first bool) error {
		changes = make([]Change, len(graphs))
		w := newWriter(h)
		old := map[graph.QuadHash]int64{} // their numbers
		if !first {
			var err error
			if old, err = quadsOf(ctx, tx, labels); err != nil {
				return err
			}
		}
		for q := range old {
			changes[at[q.Label]].Before++
		}
		for i, g := range graphs {
			for _, q := range g.Quads {
				q.Label = g.Label
				k := h.quad(q)
				if _, there := old[k]; there {
					delete(old, k)
				} else if w.add(k, q) {
					changes[i].Added++
				}
			}
		}
		// What an earlier quad of these has taken out of old may come again.
		for q, n := range old {
			if !w.has(q) {
				w.remove(q, n)
				changes[at[q.Label]].Removed++
			}
		}
		return w.flush(ctx, tx)
	})
	if err != nil {
		return nil, err
	}
	return changes, nil
}

// Insert adds those of the quads that are not there, all or none.
func (s *Store) Insert(ctx context.Context, quads []quad.Quad) error {
	h := hasher{}
	var labels []graph.ValueHash
	seen := map[graph.ValueHash]bool{}
	for _, q := range quads {
		if l := h.hash(q.Label); !seen[l] {
			seen[l] = true
			labels = append(labels, l)
		}
	}
	return s.write(ctx, labels, func(tx pgx.Tx, first bool) error {
		w := newWriter(h)
		keys := make([]graph.QuadHash, len(quads))
		for i, q := range quads {
			keys[i] = h.quad(q)
		}
		there := map[int]bool{}
		if !first {
			var err error
			if there, err = known(ctx, tx, keys); err != nil {
				return err
			}
		}
		for i, q := range quads {
			if !there[i] {
				w.add(keys[i], q)
			}
		}
		return w.flush(ctx, tx)
	})
}

// tries is how often a transaction is begun anew that was in another's way.
const tries = 8

// write calls f in a transaction that is the only one to write the labels.
// In a first load none of them has quads.
func (s *Store) write(ctx context.Context, labels []graph.ValueHash, f func(tx pgx.Tx, first bool) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if len(labels) == 0 {
		return nil
	}
	if err := s.begin(ctx); err != nil {
		return Reason(err)
	}
	if s.first != nil {
		again := slices.ContainsFunc(labels, func(l graph.ValueHash) bool { return s.first.seen[l] })
		if again {
			if err := s.finish(ctx); err != nil {
				return Reason(err)
			}
		}
	}
	if s.first != nil {
		err := pgx.BeginFunc(ctx, s.first.conn, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, plainPlans); err != nil {
				return err
			}
			return f(tx, true)
		})
		if err == nil {
			for _, l := range labels {
				s.first.seen[l] = true
			}
		}
		return Reason(err)
	}
	var err error
	for i := range tries {
		unfinished := false
		err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
			var err error
			if unfinished, err = lock(ctx, tx, labels); err != nil || unfinished {
				return err
			}
			return f(tx, false)
		})
		switch c := code(err); {
		case unfinished && err == nil:
			err = s.finishOther(ctx, true)
			if err != nil {
				return Reason(err)
			}
			continue
		case c != deadlock && c != notSerializable && c != foreignKeyViolation:
			return Reason(err)
		}
		select {
		case <-time.After(time.Duration(rand.IntN(20<<i)) * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return Reason(err)
}

// plainPlans has PostgreSQL use indexes, however small it takes the tables to
// be: it knows nothing of those that were just filled.
const plainPlans = `SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`

// lock waits for others that write the labels and reports whether indexes are
// missing that a process which died has left out.
func lock(ctx context.Context, tx pgx.Tx, labels []graph.ValueHash) (unfinished bool, err error) {
	var keys []int64
	for _, l := range labels {
		keys = append(keys, int64(binary.BigEndian.Uint64(l[:8])))
	}
	slices.Sort(keys)
	if _, err := tx.Exec(ctx, plainPlans); err != nil {
		return false, err
	}
	b := &pgx.Batch{}
	b.Queue(`SELECT pg_advisory_xact_lock_shared($1)`, loadLock)
	b.Queue(`SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) k`, slices.Compact(keys))
	b.Queue(`SELECT to_regclass('newsgraph_deferred') IS NOT NULL`).QueryRow(func(r pgx.Row) error { return r.Scan(&unfinished) })
	err = tx.SendBatch(ctx, b).Close()
	return unfinished, err
}

// quadsOf returns the quads of labels.
func quadsOf(ctx context.Context, tx pgx.Tx, labels []graph.ValueHash) (map[graph.QuadHash]int64, error) {
	rows, err := tx.Query(ctx, `SELECT horizon, `+hashes+` FROM quads WHERE label_hash = ANY($1)`, byteas(labels))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[graph.QuadHash]int64{}
	for rows.Next() {
		raw := rows.RawValues()
		out[quadHash(raw[1:])] = int64(binary.BigEndian.Uint64(raw[0]))
	}
	return out, rows.Err()
}

// known returns which of the quads are there, by their places.
func known(ctx context.Context, tx pgx.Tx, keys []graph.QuadHash) (map[int]bool, error) {
	cols := make([]any, 4)
	for i := range cols {
		col := make([][]byte, len(keys))
		for j, k := range keys {
			if h := k.Dirs()[i]; h.Valid() {
				col[j] = h[:]
			}
		}
		cols[i] = col
	}
	rows, err := tx.Query(ctx, `SELECT i FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS t (s, p, o, l, i)
		WHERE EXISTS (SELECT FROM quads WHERE subject_hash = s AND predicate_hash = p AND object_hash = o
			AND (label_hash = l OR label_hash IS NULL AND l IS NULL))`, cols...)
	if err != nil {
		return nil, err
	}
	out := map[int]bool{}
	var i int
	_, err = pgx.ForEachRow(rows, []any{&i}, func() error { out[i-1] = true; return nil })
	return out, err
}

// hashes are the columns of a quad.
const hashes = "subject_hash, predicate_hash, object_hash, label_hash"

// quadHash reads the columns.
func quadHash(raw [][]byte) graph.QuadHash {
	var q graph.QuadHash
	for i, d := range quad.Directions {
		var h graph.ValueHash
		copy(h[:], raw[i])
		q.Set(d, h)
	}
	return q
}

func byteas(hs []graph.ValueHash) [][]byte {
	out := make([][]byte, len(hs))
	for i := range hs {
		out[i] = hs[i][:]
	}
	return out
}

// A hasher hashes each value once.
type hasher map[quad.Value]graph.ValueHash

func (h hasher) hash(v quad.Value) graph.ValueHash {
	if v == nil {
		return graph.ValueHash{}
	}
	x, ok := h[v]
	if !ok {
		x = graph.HashOf(v)
		h[v] = x
	}
	return x
}

func (h hasher) quad(q quad.Quad) graph.QuadHash {
	return graph.QuadHash{Subject: h.hash(q.Subject), Predicate: h.hash(q.Predicate), Object: h.hash(q.Object), Label: h.hash(q.Label)}
}

func compare(a, b graph.ValueHash) int { return bytes.Compare(a[:], b[:]) }
