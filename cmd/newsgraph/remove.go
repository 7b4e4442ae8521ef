package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph"
)

func newRemoveCommand(std stdio, db *dbOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "remove [FLAGS] ARTICLE...",
		Short: "remove articles, and all that was read from them",
		Long: `Remove removes articles, named as in answers ("newsgraph query articles
--format csv" lists them), with all that was read from them. "newsgraph resolve"
then tells anew who is one; "newsgraph compact" gives back the room.`,
		Example:     "  newsgraph build seeds/\n  newsgraph remove ng:article/seeds/osijek-flood.txt",
		Annotations: statuses(statusOK, statusError, statusUsage, statusPartial),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(`"newsgraph query articles --format csv" lists them`, "remove needs an article")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runRemove(cmd.Context(), db, args, std) },
	}
	db.AddFlags(cmd.Flags())
	return cmd
}

// runRemove removes; the error says that some were not there, or why it ended.
func runRemove(ctx context.Context, db *dbOptions, names []string, std stdio) (err error) {
	store, err := db.open(ctx, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var iris []quad.IRI
	for _, n := range names {
		iris = append(iris, quad.IRI(n))
	}
	removed, err := store.Remove(ctx, iris...)
	there := map[quad.IRI]bool{}
	for _, iri := range removed {
		there[iri] = true
	}
	if len(removed) > 0 || err == nil {
		fmt.Fprintln(std.out, articles(len(removed)), "removed")
	}
	if err != nil {
		return err
	}
	missing := 0
	for _, n := range names {
		if !there[graph.Short(n)] {
			missing++
			warn(std.err, "no article %q", n)
		}
	}
	if missing > 0 {
		return &statusErr{status: statusPartial, msg: articles(missing) + " not there"}
	}
	return nil
}
