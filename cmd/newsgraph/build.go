package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/ingest"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

type buildOptions struct {
	db      *dbOptions
	paths   []string
	verbose bool
	prune   bool
	resolve bool
}

// AddFlags adds the flags of build.
func (o *buildOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.BoolVar(&o.resolve, "resolve", true, "find at the end which entities of different articles are one")
	f.BoolVar(&o.prune, "prune", false, "remove the articles of the store that are not among PATHs, unless some of these cannot be read")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "name every article on standard output once it is safely stored")
}

func newBuildCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &buildOptions{db: db}
	cmd := &cobra.Command{
		Use:   "build [FLAGS] PATH...",
		Short: "read articles into the store",
		Long: `Build reads articles and puts what they say into the store, which is made if
it is not there. A path is a .txt, .html or .jsonl file, one of these with .gz,
a folder of them, or "-" for standard input.

Building again changes nothing; an article whose text has changed replaces its
old version. A build that was interrupted, or killed, is finished by running it
again: what the same program has stored is not extracted again. At the end the entities of all articles in the store are resolved, as
"newsgraph resolve" does.`,
		Example:     "  newsgraph build seeds/",
		Annotations: statuses(statusOK, statusError, statusUsage, statusPartial),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(`"newsgraph build seeds/" reads the samples`, "build needs a file or folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runBuild(cmd.Context(), o, std)
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runBuild builds; the error says that some articles were left out, or why the
// build ended.
func runBuild(ctx context.Context, o *buildOptions, std stdio) (err error) {
	store, err := o.db.open(ctx, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	begin := time.Now()
	p := newProgress(std.err)
	kept := map[quad.IRI]bool{}
	program, err := programSum()
	if err != nil {
		return err
	}
	x := ingest.NewResume(extract.New(), store, program)
	res, err := ingest.Build(ctx, article.Open(ctx, o.paths...), x, store, ingest.Hooks{
		Read:   p.step,
		Failed: func(err error) { p.clear(); warn(std.err, "%v", err) },
		Loaded: func(l graph.Loaded) {
			kept[quad.IRI(l.IRI)] = true
			if o.verbose {
				p.clear()
				fmt.Fprintf(std.out, "%s %s, %d quads\n", l.Status, oneLine(l.IRI), l.Quads)
			}
		},
	})
	p.clear()
	if res.Articles() > 0 || err == nil {
		fmt.Fprintln(std.out, summary(res, time.Since(begin)))
	}
	if errors.Is(err, context.Canceled) {
		return &statusErr{statusError, "interrupted", "run it again to finish"}
	}
	if err != nil {
		return err
	}
	if o.prune && res.Failed > 0 {
		warn(std.err, "nothing pruned: an article that could not be read may still be there")
	} else if o.prune {
		if err := prune(ctx, store, kept, std); err != nil {
			return err
		}
	}
	if o.resolve {
		r, err := store.Resolve(ctx)
		if err != nil {
			return fmt.Errorf("resolving: %w", err)
		}
		fmt.Fprintln(std.out, resolved(r))
	}
	if err := store.Settle(); err != nil {
		return err
	}
	return leftOut(res.Failed)
}

// programSum returns the checksum of this program's file: another version may
// make something else of an article.
func programSum() ([]byte, error) {
	name, err := os.Executable()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, fmt.Errorf("reading the program: %w", err)
	}
	return h.Sum(nil), nil
}

// prune removes the articles that are not to be kept.
func prune(ctx context.Context, store *graph.Store, keep map[quad.IRI]bool, std stdio) error {
	all, err := store.Articles(ctx)
	if err != nil {
		return fmt.Errorf("pruning: %w", err)
	}
	var gone []quad.IRI
	for _, iri := range all {
		if !keep[iri] {
			gone = append(gone, iri)
		}
	}
	removed, err := store.Remove(ctx, gone...)
	fmt.Fprintln(std.out, articles(len(removed)), "pruned")
	return err
}

// leftOut is the error of articles that could not be read, nil for none.
func leftOut(n int) error {
	if n == 0 {
		return nil
	}
	return &statusErr{status: statusPartial, msg: "left out " + articles(n)}
}

func summary(r ingest.Result, d time.Duration) string {
	s := fmt.Sprintf("%s stored: %d added, %d replaced, %d unchanged; %d quads in %.1f s",
		articles(r.Articles()), r.Added, r.Replaced, r.Unchanged, r.Quads, d.Seconds())
	if r.Same > 0 {
		s += fmt.Sprintf("; %d came twice", r.Same)
	}
	return s
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", n)
}
