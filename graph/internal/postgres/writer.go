package postgres

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/jackc/pgx/v5"
)

// A writer gathers the changes of one transaction.
type writer struct {
	hasher hasher
	added  map[graph.QuadHash]bool
	rows   []graph.QuadHash // those added, in order
	gone   []int64          // the numbers of those removed
	uses   map[graph.ValueHash]int
	values map[graph.ValueHash]quad.Value // of the nodes of those added
}

func newWriter(h hasher) *writer {
	return &writer{h, map[graph.QuadHash]bool{}, nil, nil, map[graph.ValueHash]int{}, map[graph.ValueHash]quad.Value{}}
}

func (w *writer) has(k graph.QuadHash) bool { return w.added[k] }

// add adds a quad that is not there; it reports false if it was added before.
func (w *writer) add(k graph.QuadHash, q quad.Quad) bool {
	if w.added[k] {
		return false
	}
	w.added[k] = true
	w.rows = append(w.rows, k)
	for _, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			h := k.Get(d)
			w.uses[h]++
			w.values[h] = v
		}
	}
	return true
}

// remove removes a quad by its number.
func (w *writer) remove(k graph.QuadHash, horizon int64) {
	w.gone = append(w.gone, horizon)
	for _, h := range k.Dirs() {
		if h.Valid() {
			w.uses[h]--
		}
	}
}

// columns are those of newsgraph_nodes, in which the nodes wait: the hash, by
// how much its uses grow, and its value as in Cayley's nodes.
var columns = []string{"hash", "uses", "value", "value_string", "datatype", "language", "iri", "bnode",
	"value_int", "value_bool", "value_float", "value_time"}

const waitingRoom = `CREATE TEMP TABLE IF NOT EXISTS newsgraph_nodes (hash BYTEA PRIMARY KEY, uses INT NOT NULL, value BYTEA, value_string TEXT,
	datatype TEXT, language TEXT, iri BOOLEAN, bnode BOOLEAN, value_int BIGINT, value_bool BOOLEAN, value_float DOUBLE PRECISION,
	value_time TIMESTAMP WITH TIME ZONE) ON COMMIT DELETE ROWS`

// addNodes moves to Cayley's nodes those that are new there. Everybody adds
// them in one order, so that nobody waits in a circle.
const addNodes = `WITH new AS (
	INSERT INTO nodes (hash, refs, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time)
	SELECT * FROM newsgraph_nodes WHERE uses > 0 ORDER BY hash
	ON CONFLICT (hash) DO NOTHING RETURNING hash)
DELETE FROM newsgraph_nodes w USING new WHERE w.hash = new.hash`

// countNodes counts the uses of the rest. It comes last: some nodes, such as
// rdf:type, are in every article, and who has counted them keeps others
// waiting until the end.
const countNodes = `WITH known AS (
	SELECT hash, w.uses FROM newsgraph_nodes w JOIN nodes USING (hash) ORDER BY hash FOR NO KEY UPDATE OF nodes)
UPDATE nodes SET refs = refs + uses FROM known WHERE nodes.hash = known.hash`

const dropNodes = `DELETE FROM nodes USING newsgraph_nodes w WHERE nodes.hash = w.hash AND w.uses < 0 AND refs <= 0`

// flush writes.
func (w *writer) flush(ctx context.Context, tx pgx.Tx) error {
	if len(w.rows)+len(w.gone) == 0 {
		return nil
	}
	maps.DeleteFunc(w.uses, func(_ graph.ValueHash, n int) bool { return n == 0 })
	if _, err := tx.Exec(ctx, waitingRoom); err != nil {
		return err
	}
	if err := w.copyNodes(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, addNodes); err != nil {
		return err
	}
	if len(w.gone) > 0 {
		if _, err := tx.Exec(ctx, `DELETE FROM quads WHERE horizon = ANY($1)`, w.gone); err != nil {
			return err
		}
	}
	if err := w.copyQuads(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, countNodes); err != nil {
		return err
	}
	if len(w.gone) > 0 {
		if _, err := tx.Exec(ctx, dropNodes); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) copyNodes(ctx context.Context, tx pgx.Tx) error {
	nodes := slices.SortedFunc(maps.Keys(w.uses), compare)
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"newsgraph_nodes"}, columns, pgx.CopyFromSlice(len(nodes), func(i int) ([]any, error) {
		return nodeRow(nodes[i], w.uses[nodes[i]], w.values[nodes[i]])
	}))
	return err
}

func (w *writer) copyQuads(ctx context.Context, tx pgx.Tx) error {
	now := time.Now().UTC()
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"quads"}, []string{"subject_hash", "predicate_hash", "object_hash", "label_hash", "ts"},
		pgx.CopyFromSlice(len(w.rows), func(i int) ([]any, error) {
			q := &w.rows[i]
			row := []any{q.Subject[:], q.Predicate[:], q.Object[:], nil, now}
			if q.Label.Valid() {
				row[3] = q.Label[:]
			}
			return row, nil
		}))
	return err
}

// nodeRow is a row of newsgraph_nodes. A value of nil is of a node that is
// there.
func nodeRow(h graph.ValueHash, uses int, v quad.Value) ([]any, error) {
	row := make([]any, len(columns))
	row[0], row[1] = h[:], uses
	if v == nil {
		return row, nil
	}
	if !representable(v) {
		data, err := pquads.MarshalValue(v)
		row[2] = data
		return row, err
	}
	typ, vals, err := csql.NodeValues(csql.NodeHash{ValueHash: h}, v)
	if err != nil {
		return nil, fmt.Errorf("encoding %v: %w", v, err)
	}
	for i, c := range typ.Columns() {
		row[slices.Index(columns, c)] = vals[i+1]
	}
	return row, nil
}

// representable reports whether PostgreSQL gives back the value as it was, in
// the columns that Cayley keeps it in. The others are kept in Cayley's binary
// form, which it reads as well.
func representable(v quad.Value) bool {
	text := func(parts ...string) bool {
		for _, s := range parts {
			// Cayley writes NUL so.
			if !utf8.ValidString(s) || strings.Contains(s, `\x00`) {
				return false
			}
		}
		return true
	}
	switch v := v.(type) {
	case quad.IRI:
		return text(string(v)) && !strings.Contains(string(v), "\x00")
	case quad.BNode:
		return text(string(v)) && !strings.Contains(string(v), "\x00")
	case quad.String:
		return text(string(v))
	case quad.TypedString:
		return text(string(v.Value), string(v.Type)) && !strings.Contains(string(v.Type), "\x00")
	case quad.LangString:
		return text(string(v.Value), v.Lang) && !strings.Contains(v.Lang, "\x00")
	case quad.Time:
		t := time.Time(v)
		return t.Equal(t.Truncate(time.Microsecond)) && 0 < t.Year() && t.Year() < 10_000
	}
	return true
}
