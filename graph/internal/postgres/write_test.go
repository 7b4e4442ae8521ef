package postgres

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"github.com/newsgraph/newsgraph/graph/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Tests{M: m}.Run()) }

func open(t testing.TB, addr string, o Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), addr, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// strings returns the rows of a query.
func (s *Store) strings(t testing.TB, sql string) []string {
	t.Helper()
	rows, err := s.pool.Query(context.Background(), sql)
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Everything in Cayley's tables but the numbers of the quads.
func tables(t testing.TB, s *Store) []string {
	return slices.Concat(
		s.strings(t, `SELECT encode(hash, 'hex') || ' ' || refs || ' ' || coalesce(value_string, '') FROM nodes ORDER BY 1`),
		s.strings(t, `SELECT concat_ws(' ', encode(subject_hash, 'hex'), encode(predicate_hash, 'hex'), encode(object_hash, 'hex'),
			encode(label_hash, 'hex')) FROM quads ORDER BY 1`))
}

const indexList = `SELECT indexdef FROM pg_indexes WHERE tablename = 'quads'
	UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'quads'::regclass ORDER BY 1`

func randomGraph(r *rand.Rand, label quad.IRI) Graph {
	g := Graph{Label: label}
	seen := map[quad.Quad]bool{}
	n := func() quad.IRI { return quad.IRI(fmt.Sprint("ng:n", r.Intn(9))) }
	for range r.Intn(12) {
		q := quad.Quad{Subject: n(), Predicate: n(), Object: n(), Label: label}
		if !seen[q] {
			seen[q] = true
			g.Quads = append(g.Quads, q)
		}
	}
	return g
}

// TestReplaceAsCayley replaces graphs at random, where removing and adding
// meet in the same nodes, and has Cayley do the same one after the other. The
// tables end up the same, counts of uses included.
func TestReplaceAsCayley(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewSource(3))
	ours, theirs := open(t, pgtest.Database(t), Options{}), open(t, pgtest.Database(t), Options{Together: true})
	model := map[quad.IRI][]quad.Quad{}
	for round := range 24 {
		var graphs []Graph
		for _, i := range r.Perm(5)[:1+r.Intn(3)] {
			graphs = append(graphs, randomGraph(r, quad.IRI(fmt.Sprint("ng:article/", i))))
		}
		changes, err := ours.Replace(ctx, graphs)
		if err != nil {
			t.Fatal(err)
		}
		var add, remove []graph.Delta
		for i, g := range graphs {
			old := model[g.Label]
			var c Change
			c.Before = len(old)
			for _, q := range g.Quads {
				if !slices.Contains(old, q) {
					add = append(add, graph.Delta{Quad: q, Action: graph.Add})
					c.Added++
				}
			}
			for _, q := range old {
				if !slices.Contains(g.Quads, q) {
					remove = append(remove, graph.Delta{Quad: q, Action: graph.Delete})
					c.Removed++
				}
			}
			if changes[i] != c {
				t.Errorf("round %d: %+v, want %+v", round, changes[i], c)
			}
			model[g.Label] = g.Quads
		}
		for _, part := range [][]graph.Delta{add, remove} { // at once Cayley counts wrongly
			if len(part) > 0 {
				if err := theirs.ApplyDeltas(part, graph.IgnoreOpts{}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if round%8 == 7 {
			if got, want := tables(t, ours), tables(t, theirs); !slices.Equal(got, want) {
				t.Fatalf("round %d:\n%v\nwant\n%v", round, got, want)
			}
		}
	}
	if err := ours.settle(ctx); err != nil {
		t.Fatal(err)
	}
	if got, want := ours.strings(t, indexList), theirs.strings(t, indexList); !slices.Equal(got, want) {
		t.Errorf("indexes %v, want %v", got, want)
	}
}

// miscounted are nodes whose uses are not what is counted.
const miscounted = `SELECT encode(hash, 'hex') || ' ' || refs || ' ' || count(h) FROM nodes LEFT JOIN (
	SELECT unnest(ARRAY[subject_hash, predicate_hash, object_hash, label_hash]) h FROM quads) u ON h = hash
	GROUP BY hash, refs HAVING refs <> count(h)`

// TestTogether has several processes replace the same graphs at the same time.
// Each graph is one of those that were put there, and all uses are counted.
func TestTogether(t *testing.T) {
	ctx := context.Background()
	addr := pgtest.Database(t)
	open(t, addr, Options{Together: true})
	var mu sync.Mutex
	versions := map[string]bool{}
	var wait sync.WaitGroup
	for w := range 4 {
		s := open(t, addr, Options{Together: true})
		wait.Go(func() {
			r := rand.New(rand.NewSource(int64(w)))
			for round := range 15 {
				var graphs []Graph
				for _, i := range r.Perm(6)[:3] {
					g := randomGraph(r, quad.IRI(fmt.Sprint("ng:article/", i)))
					v := fmt.Sprint(w, " ", round, " ", i)
					g.Quads = append(g.Quads, quad.Quad{Subject: g.Label, Predicate: quad.IRI("ng:version"), Object: quad.String(v), Label: g.Label})
					graphs = append(graphs, g)
					mu.Lock()
					versions[fmt.Sprint(v, " ", len(g.Quads))] = true
					mu.Unlock()
				}
				if _, err := s.Replace(ctx, graphs); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	s := open(t, addr, Options{ReadOnly: true})
	if bad := s.strings(t, miscounted); len(bad) > 0 {
		t.Errorf("counted wrongly: %v", bad)
	}
	for i := range 6 {
		label := quad.IRI(fmt.Sprint("ng:article/", i))
		n, version := 0, []string{}
		err := s.Read(ctx, quad.Label, []quad.Value{label}, nil, func(q quad.Quad) error {
			n++
			if v, ok := q.Object.(quad.String); ok {
				version = append(version, string(v))
			}
			return nil
		})
		if err != nil || len(version) != 1 || !versions[fmt.Sprint(version[0], " ", n)] {
			t.Errorf("%s: %d quads of versions %q, %v", label, n, version, err)
		}
	}
}

// TestDiedInFirstLoad leaves a first load without its end, as a process does
// that is killed. The next makes the indexes; quads that came twice count once.
func TestDiedInFirstLoad(t *testing.T) {
	ctx := context.Background()
	addr := pgtest.Database(t)
	s := open(t, addr, Options{})
	whole := s.strings(t, indexList)
	q := quad.Quad{Subject: quad.IRI("ng:a"), Predicate: quad.IRI("ng:b"), Object: quad.String("c"), Label: quad.IRI("ng:l")}
	if err := s.Insert(ctx, []quad.Quad{q, {Subject: q.Subject, Predicate: q.Predicate, Object: q.Object}}); err != nil {
		t.Fatal(err)
	}
	if err := pgx.BeginFunc(ctx, s.first.conn, func(tx pgx.Tx) error {
		w := newWriter(hasher{})
		w.add(hasher{}.quad(q), q)
		return w.flush(ctx, tx)
	}); err != nil {
		t.Fatal(err)
	}
	if len(s.strings(t, indexList)) == len(whole) {
		t.Error("a first load has its indexes")
	}
	s.first.conn.Conn().Close(ctx) // and the lock is gone
	again := open(t, addr, Options{})
	if got := again.strings(t, indexList); !slices.Equal(got, whole) {
		t.Errorf("indexes %v, want %v", got, whole)
	}
	if n := again.strings(t, `SELECT count(*)::text FROM quads`); n[0] != "2" {
		t.Errorf("%s quads, want 2", n[0])
	}
	if bad := again.strings(t, miscounted); len(bad) > 0 {
		t.Errorf("counted wrongly: %v", bad)
	}
}

// TestValues has values come back as they were, by our own reading and by
// Cayley's.
func TestValues(t *testing.T) {
	ctx := context.Background()
	addr := pgtest.Database(t)
	s := open(t, addr, Options{})
	at := time.Date(2022, 5, 3, 10, 0, 0, 123_456_000, time.UTC)
	values := []quad.Value{
		quad.IRI("ng:a"), quad.BNode("b"), quad.String("Łódź"), quad.String(""), quad.Int(-3), quad.Float(0.5), quad.Bool(false),
		quad.LangString{Value: "oui", Lang: "fr"}, quad.TypedString{Value: "1", Type: "ng:t"}, quad.Time(at),
		quad.String("a\x00b"),                          // PostgreSQL has no NUL
		quad.String(`a\x00b`),                          // what Cayley writes for it
		quad.String("\xff"),                            // not UTF-8
		quad.Time(at.Add(time.Hour + time.Nanosecond)), // PostgreSQL counts microseconds
		quad.IRI("ng:\x00"),
	}
	var quads []quad.Quad
	for _, v := range values {
		quads = append(quads, quad.Quad{Subject: quad.IRI("ng:s"), Predicate: quad.IRI("ng:p"), Object: v, Label: quad.IRI("ng:l")})
	}
	if _, err := s.Replace(ctx, []Graph{{Label: "ng:l", Quads: quads}}); err != nil {
		t.Fatal(err)
	}
	i := 0
	err := open(t, addr, Options{}).Read(ctx, quad.Subject, []quad.Value{quad.IRI("ng:s")}, nil, func(q quad.Quad) error {
		if q != quads[i] {
			t.Errorf("%#v, want %#v", q.Object, values[i])
		}
		i++
		return nil
	})
	if err != nil || i != len(values) {
		t.Errorf("%d values, want %d, %v", i, len(values), err)
	}
	for _, v := range values {
		got := s.QuadStore.NameOf(s.QuadStore.ValueOf(v))
		if v == quad.String("a\x00b") || v != quad.Value(quad.Time(at)) && got == v {
			continue
		}
		if tm, ok := got.(quad.Time); !ok || !time.Time(tm).Equal(at) { // in its own zone
			t.Errorf("Cayley reads %#v, want %#v", got, v)
		}
	}
}
