package queue

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Tests{M: m}.Run()) }

// A stub extracts nothing: it waits for gate, if there is one, and fails on
// the article called bad.
type stub struct {
	begun chan<- string
	gate  <-chan struct{}
	bad   string
}

func (s stub) Extract(a *article.Article) (*extract.Facts, error) {
	if s.gate != nil {
		s.begun <- a.ID
		<-s.gate
	}
	if a.ID == s.bad {
		return nil, errors.New("no sense in it")
	}
	return &extract.Facts{Article: extract.Meta{IRI: a.IRI()}, Text: a.Text}, nil
}

// A shelf keeps what it is told to load, and will not have the article called
// bad.
type shelf struct {
	mu   sync.Mutex
	iris []string
	bad  string
}

func (s *shelf) Load(_ context.Context, facts []*extract.Facts) ([]graph.Loaded, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range facts {
		if s.bad != "" && strings.HasSuffix(f.Article.IRI, "/"+s.bad) {
			return nil, errors.New("it does not fit")
		}
	}
	var out []graph.Loaded
	for _, f := range facts {
		s.iris = append(s.iris, f.Article.IRI)
		out = append(out, graph.Loaded{IRI: f.Article.IRI, Status: graph.Added, Quads: 3})
	}
	return out, nil
}

// stories yields n articles, called 0, 1, …
func stories(n int) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		for i := range n {
			if !yield(&article.Article{ID: fmt.Sprint(i), Text: "A text."}, nil) {
				return
			}
		}
	}
}

func open(t *testing.T) *Queue {
	t.Helper()
	q, err := Open(t.Context(), pgtest.Database(t), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(q.Close)
	return q
}

func enqueue(t *testing.T, q *Queue, n int) {
	t.Helper()
	got, err := q.Enqueue(t.Context(), stories(n), 1000, func(err error) { t.Error(err) })
	if err != nil || got != n {
		t.Fatalf("%d enqueued, %v; want %d", got, err, n)
	}
}

func options(t *testing.T, q *Queue) Options {
	return Options{Rescue: time.Minute, UntilEmpty: true, Tell: func(s string) { t.Error(s) }, Metrics: NewMetrics(q)}
}

// until waits until the counts of the queue are as they should be.
func until(t *testing.T, q *Queue, what string, ok func(Counts) bool) {
	t.Helper()
	var c Counts
	for range 600 {
		var err error
		if c, err = q.Counts(t.Context()); err != nil {
			t.Fatal(err)
		}
		if ok(c) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%+v, want %s", c, what)
}

func counts(t *testing.T, q *Queue, want Counts) {
	t.Helper()
	if got, err := q.Counts(t.Context()); err != nil || got != want {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}

// To look at a queue must not make one.
func TestOpenNothing(t *testing.T) {
	addr := pgtest.Database(t)
	for range 2 {
		if _, err := Open(t.Context(), addr, false); !errors.Is(err, ErrNotExist) {
			t.Fatalf("got %v, want %v", err, ErrNotExist)
		}
	}
	q, err := Open(t.Context(), addr, true)
	if err != nil {
		t.Fatal(err)
	}
	q.Close()
	if q, err = Open(t.Context(), addr, false); err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	counts(t, q, Counts{})
}

// Who puts in faster than workers take waits for them.
func TestBackPressure(t *testing.T) {
	q := open(t)
	const n = 2*together + 1
	enqueued := make(chan error, 1)
	go func() {
		_, err := q.Enqueue(t.Context(), stories(n), 1, func(error) {})
		enqueued <- err
	}()
	until(t, q, "a first batch", func(c Counts) bool { return c.Waiting > 0 })
	select {
	case err := <-enqueued:
		t.Fatalf("all was put in at once, %v", err)
	case <-time.After(3 * pause):
	}
	counts(t, q, Counts{Waiting: together})

	ctx, stop := context.WithCancel(t.Context())
	worked := make(chan error, 1)
	o := options(t, q)
	o.UntilEmpty = false
	l := &shelf{}
	go func() { worked <- Work(ctx, q, stub{}, l, o) }()
	if err := <-enqueued; err != nil {
		t.Error(err)
	}
	until(t, q, "all done", func(c Counts) bool { return c.Done == n })
	stop()
	if err := <-worked; err != nil || len(l.iris) != n {
		t.Errorf("%d loaded, %v; want %d", len(l.iris), err, n)
	}
}

// A worker that is told to stop finishes what it has begun and leaves the rest
// to others.
func TestStop(t *testing.T) {
	q := open(t)
	n := held*runtime.GOMAXPROCS(0) + 40
	enqueue(t, q, n)
	begun, gate := make(chan string, n), make(chan struct{})
	ctx, stop := context.WithCancel(t.Context())
	worked := make(chan error, 1)
	l := &shelf{}
	go func() { worked <- Work(ctx, q, stub{begun: begun, gate: gate}, l, options(t, q)) }()
	<-begun
	stop()
	select {
	case err := <-worked:
		t.Fatalf("left an article half done, %v", err)
	case <-time.After(pause):
	}
	close(gate)
	if err := <-worked; err != nil {
		t.Fatal(err)
	}
	c, err := q.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c.Done == 0 || c.Done != len(l.iris) || c.Running != 0 || c.Waiting == 0 || c.Done+c.Waiting != n {
		t.Errorf("%+v of %d jobs, %d loaded", c, n, len(l.iris))
	}
	if err := Work(t.Context(), q, stub{}, l, options(t, q)); err != nil {
		t.Fatal(err)
	}
	counts(t, q, Counts{Done: n})
	if slices.Sort(l.iris); len(slices.Compact(l.iris)) != n {
		t.Errorf("%d articles loaded, want %d", len(l.iris), n)
	}
}

// What cannot be extracted is given up at once, and tried again when somebody
// says so.
func TestDead(t *testing.T) {
	q := open(t)
	enqueue(t, q, 5)
	l := &shelf{}
	o := options(t, q)
	if err := Work(t.Context(), q, stub{bad: "3"}, l, o); err != nil {
		t.Fatal(err)
	}
	counts(t, q, Counts{Done: 4, Dead: 1})
	dead, err := q.Dead(t.Context(), 10)
	if err != nil || len(dead) != 1 || dead[0].Article != "ng:article/3" || dead[0].Attempts != 1 || !strings.Contains(dead[0].Error, "no sense in it") {
		t.Errorf("dead: %+v, %v", dead, err)
	}
	answer := httptest.NewRecorder()
	o.Metrics.Handler().ServeHTTP(answer, httptest.NewRequest("GET", "/metrics", nil))
	text, err := io.ReadAll(answer.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`newsgraph_articles_total{outcome="added"} 4`, `newsgraph_articles_total{outcome="failed"} 1`, `newsgraph_quads_total 12`,
		`newsgraph_extract_seconds_count 5`, `newsgraph_load_seconds_count `,
		`newsgraph_jobs{state="dead"} 1`, `newsgraph_jobs{state="done"} 4`, `newsgraph_jobs{state="running"} 0`, `newsgraph_jobs{state="waiting"} 0`,
	} {
		if !strings.Contains(string(text), "\n"+want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if n, err := q.Retry(t.Context()); n != 1 || err != nil {
		t.Errorf("%d to be tried again, %v; want 1", n, err)
	}
	if err := Work(t.Context(), q, stub{}, l, options(t, q)); err != nil {
		t.Fatal(err)
	}
	counts(t, q, Counts{Done: 5})
}

// What cannot be loaded does not keep the others of its batch from it, and is
// tried again by itself.
func TestLoadFails(t *testing.T) {
	q := open(t)
	enqueue(t, q, 20)
	worked := make(chan error, 1)
	l := &shelf{bad: "3"}
	go func() { worked <- Work(t.Context(), q, stub{}, l, options(t, q)) }()
	until(t, q, "all others done, one to be tried again", func(c Counts) bool { return c.Done == 19 && c.Waiting == 1 })
	l.mu.Lock()
	l.bad = ""
	l.mu.Unlock()
	if err := <-worked; err != nil {
		t.Fatal(err)
	}
	counts(t, q, Counts{Done: 20})
}
