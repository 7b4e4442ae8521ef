package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/extract/entity/resolve"
)

type resolveOptions struct {
	db           *dbOptions
	undo, review bool
}

// AddFlags adds the flags of resolve.
func (o *resolveOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.BoolVar(&o.undo, "undo", false, "take all merges and splits away")
	f.BoolVar(&o.review, "review", false, "list the doubtful pairs, which are not merged, and change nothing")
}

func newResolveCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &resolveOptions{db: db}
	cmd := &cobra.Command{
		Use:   "resolve [FLAGS]",
		Short: "find which people, organizations and places of different articles are one",
		Long: `Resolve finds which entities of different articles are one ("Akar", "Hulusi
Akar") and which people of one name are not. Each finding is kept with its reason
and its confidence in a graph of its own, ng:resolution: the articles' graphs stay
as they are, and --undo takes everything away. Queries answer for what was merged
as one. "newsgraph build" does this at its end.`,
		Example:     "  newsgraph build seeds/\n  newsgraph resolve --review",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.undo && o.review {
				return usage("give one of them", "--undo and --review exclude each other")
			}
			return runResolve(cmd.Context(), o, std)
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runResolve resolves, undoes or lists.
func runResolve(ctx context.Context, o *resolveOptions, std stdio) (err error) {
	store, err := o.db.open(ctx, !o.review)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	switch {
	case o.undo:
		any, err := store.Unresolve(ctx)
		if err == nil && any {
			fmt.Fprintln(std.out, "merges and splits taken away")
		} else if err == nil {
			fmt.Fprintln(std.out, "nothing was merged")
		}
		return err
	case o.review:
		r, err := store.Resolvable(ctx)
		if err != nil {
			return err
		}
		return review(r, std.out)
	}
	r, err := store.Resolve(ctx)
	if err == nil {
		fmt.Fprintln(std.out, resolved(r))
	}
	return err
}

// review lists the pairs in doubt, the likeliest first.
func review(r resolve.Resolution, out io.Writer) error {
	slices.SortStableFunc(r.Doubts, func(a, b resolve.Merge) int { return cmp.Compare(b.Confidence, a.Confidence) })
	for _, m := range r.Doubts {
		if _, err := fmt.Fprintf(out, "%.2f  %s = %s\n      %s\n", m.Confidence, oneLine(m.From), oneLine(m.Into), oneLine(m.Reason)); err != nil {
			return err
		}
	}
	return nil
}

// resolved sums a resolution up in a line.
func resolved(r resolve.Resolution) string {
	return fmt.Sprintf("%d entities merged into others, %d names split, %d pairs in doubt", len(r.Merges), len(r.Splits), len(r.Doubts))
}
