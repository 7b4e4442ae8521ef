package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// A stub extracts nothing; the longer a text, the sooner it is done, so that
// articles overtake each other.
type stub struct{}

func (stub) Extract(a *article.Article) (*extract.Facts, error) {
	switch a.Text {
	case "panic":
		panic("out of cheese")
	case "fail":
		return nil, errors.New("no sense in it")
	}
	time.Sleep(time.Duration(max(0, 20-len(a.Text))) * time.Millisecond / 4)
	return &extract.Facts{Article: extract.Meta{IRI: a.IRI()}, Text: a.Text}, nil
}

// A shelf keeps what it is told to load.
type shelf struct {
	batches [][]string
	fail    error
}

func (s *shelf) Load(_ context.Context, facts []*extract.Facts) ([]graph.Loaded, error) {
	if s.fail != nil {
		return nil, s.fail
	}
	var names []string
	var out []graph.Loaded
	for _, f := range facts {
		names = append(names, f.Article.IRI)
		out = append(out, graph.Loaded{IRI: f.Article.IRI, Status: graph.Added, Quads: 1})
	}
	s.batches = append(s.batches, names)
	return out, nil
}

func story(id, text string) *article.Article { return &article.Article{ID: id, Text: text} }

// items yields articles, and errors in place of those that are nil.
func items(as ...*article.Article) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		for _, a := range as {
			var err error
			if a == nil {
				err = &article.ReadError{Name: "x.txt", Err: article.ErrEmpty}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// The tests of batches run in bubbles with a clock of their own: on a busy
// machine a batch may else be loaded before it is full.
func TestBuild(t *testing.T) { synctest.Test(t, testBuild) }

func testBuild(t *testing.T) {
	var as []*article.Article
	var want []string
	for i := range 300 {
		a := story(fmt.Sprint(i), strings.Repeat("x", i%30))
		as = append(as, a)
		want = append(want, a.IRI())
	}
	as = append(as, nil, story("p", "panic"), story("f", "fail"), story("7", strings.Repeat("x", 7)), story("8", "other words"))
	var failed, loaded []string
	read := 0
	l := &shelf{}
	res, err := Build(t.Context(), items(as...), stub{}, l, Hooks{
		Read:   func() { read++ },
		Failed: func(err error) { failed = append(failed, err.Error()) },
		Loaded: func(l graph.Loaded) { loaded = append(loaded, l.IRI) },
	})
	if err != nil {
		t.Fatal(err)
	}
	if res.Added != 300 || res.Failed != 4 || res.Same != 1 || res.Quads != 300 || read != 304 {
		t.Errorf("got %+v, %d read", res, read)
	}
	if !slices.Equal(loaded, want) {
		t.Errorf("loaded %v, want the order of the items", loaded)
	}
	wantFailed := []string{"x.txt: no text", "ng:article/p: extraction failed: out of cheese", "ng:article/f: no sense", "ng:article/8: another article"}
	for i, w := range wantFailed {
		if i >= len(failed) || !strings.HasPrefix(failed[i], w) {
			t.Fatalf("failed %q, want %q", failed, wantFailed)
		}
	}
	if len(l.batches) != 1 {
		t.Errorf("%d batches for %d quads", len(l.batches), 300*10)
	}
}

func TestBuildBatches(t *testing.T) { synctest.Test(t, testBuildBatches) }

func testBuildBatches(t *testing.T) {
	var as []*article.Article
	for i := range 5000 {
		as = append(as, story(fmt.Sprint(i), "a text long enough to be quick"))
	}
	l := &shelf{}
	if _, err := Build(t.Context(), items(as...), stub{}, l, Hooks{}); err != nil {
		t.Fatal(err)
	}
	if len(l.batches) != 3 {
		t.Errorf("%d batches of about %d quads, want 3", len(l.batches), graph.BatchSize)
	}
}

// What comes slowly is loaded and reported before more comes.
func TestBuildSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		loaded := make(chan string, 2)
		slow := func(yield func(*article.Article, error) bool) {
			for _, id := range []string{"a", "b"} {
				s := story(id, id)
				if !yield(s, nil) {
					return
				}
				if got := <-loaded; got != s.IRI() {
					t.Errorf("got %s, want %s", got, s.IRI())
				}
			}
		}
		l := &shelf{}
		res, err := Build(t.Context(), slow, stub{}, l, Hooks{Loaded: func(l graph.Loaded) { loaded <- l.IRI }})
		if err != nil || res.Added != 2 || len(l.batches) != 2 {
			t.Errorf("got %+v, %v in %d batches", res, err, len(l.batches))
		}
	})
}

func TestBuildStops(t *testing.T) {
	full := errors.New("disk full")
	if _, err := Build(t.Context(), items(story("a", "b")), stub{}, &shelf{fail: full}, Hooks{}); !errors.Is(err, full) {
		t.Errorf("got %v, want the store's error", err)
	}

	// Standard input that says nothing must not keep a build from stopping.
	ctx, cancel := context.WithCancel(t.Context())
	endless := func(yield func(*article.Article, error) bool) {
		yield(story("a", "b"), nil)
		<-t.Context().Done()
	}
	time.AfterFunc(50*time.Millisecond, cancel)
	l := &shelf{}
	if _, err := Build(ctx, endless, stub{}, l, Hooks{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	if len(l.batches) != 0 {
		t.Error("loaded after it was stopped")
	}

	odd := errors.New("not about an article")
	broken := func(yield func(*article.Article, error) bool) { yield(nil, odd) }
	if _, err := Build(t.Context(), broken, stub{}, l, Hooks{}); !errors.Is(err, odd) {
		t.Errorf("got %v, want %v", err, odd)
	}
}

// A notebook is a shelf with notes.
type notebook struct {
	shelf
	notes map[quad.IRI][]byte
}

func (n *notebook) Stamped(iri quad.IRI) ([]byte, error) { return n.notes[iri], nil }

func (n *notebook) LoadStamped(ctx context.Context, facts []*extract.Facts, stamp graph.Stamper) ([]graph.Loaded, error) {
	loaded, err := n.Load(ctx, facts)
	for _, l := range loaded {
		n.notes[quad.IRI(l.IRI)] = stamp(l)
	}
	return loaded, err
}

// What is in the store is not extracted again, unless it or the program
// changed.
func TestResume(t *testing.T) {
	n := &notebook{notes: map[quad.IRI][]byte{}}
	build := func(program string, as ...*article.Article) (Result, []string) {
		t.Helper()
		var loaded []string
		n.batches = nil
		res, err := Build(t.Context(), items(as...), NewResume(stub{}, n, []byte(program)), n, Hooks{
			Loaded: func(l graph.Loaded) { loaded = append(loaded, fmt.Sprint(l.IRI, " ", l.Status, " ", l.Quads)) },
		})
		if err != nil {
			t.Fatal(err)
		}
		return res, loaded
	}
	build("one", story("1", "a"), story("2", "b"))
	res, loaded := build("one", story("1", "a"), story("2", "c"), story("3", "d"))
	if res.Added != 2 || res.Unchanged != 1 || res.Quads != 3 {
		t.Errorf("got %+v", res)
	}
	if want := []string{"ng:article/1 unchanged 1", "ng:article/2 added 1", "ng:article/3 added 1"}; !slices.Equal(loaded, want) {
		t.Errorf("reported %q, want %q", loaded, want)
	}
	if want := [][]string{{"ng:article/2", "ng:article/3"}}; !reflect.DeepEqual(n.batches, want) {
		t.Errorf("loaded %q, want %q", n.batches, want)
	}
	if res, _ := build("two", story("1", "a")); res.Added != 1 {
		t.Errorf("by another program: %+v", res)
	}
}
