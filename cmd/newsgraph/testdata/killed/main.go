// Killed is what the test of kills kills many times: "killed VERSION DIR"
// builds a store of a version of made-up articles as "newsgraph build -v" does,
// but in small batches and without the time to read them, so that more of its
// time is writing; "killed export DIR" exports it.
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/ingest"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/synthetic"
)

// The number of articles, and how many are loaded together.
const articles, together = 10, 2

func main() {
	if err := run(context.Background(), os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, what, dir string) error {
	store, err := graph.Open(ctx, dir, graph.Options{ReadOnly: what == "export"})
	if err != nil {
		return err
	}
	defer store.Close()
	if what == "export" {
		_, err := store.Export(ctx, os.Stdout, "nquads")
		return err
	}
	version, err := strconv.ParseUint(what, 10, 64)
	if err != nil {
		return err
	}
	for first := 0; first < articles; first += together {
		_, err := ingest.Build(ctx, items(first), news{synthetic.News{Seed: version}}, store, ingest.Hooks{
			Failed: func(err error) { fmt.Fprintln(os.Stderr, err) },
			Loaded: func(l graph.Loaded) { fmt.Printf("%s %s, %d quads\n", l.Status, l.IRI, l.Quads) },
		})
		if err != nil {
			return err
		}
	}
	_, err = store.Resolve(ctx)
	return err
}

// items yields a batch of articles that are nothing but their numbers.
func items(first int) func(func(*article.Article, error) bool) {
	return func(yield func(*article.Article, error) bool) {
		for i := first; i < first+together; i++ {
			if n := strconv.Itoa(i); !yield(&article.Article{ID: n, Text: n}, nil) {
				return
			}
		}
	}
}

// news extracts facts from numbers.
type news struct{ synthetic.News }

func (n news) Extract(a *article.Article) (*extract.Facts, error) {
	i, err := strconv.Atoi(a.ID)
	return n.Facts(i), err
}
