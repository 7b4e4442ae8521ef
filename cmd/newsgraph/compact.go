package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

func newCompactCommand(std stdio, db *dbOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compact [FLAGS]",
		Short: "give back the room of what was replaced and removed",
		Long: `Compact makes a store in which much was replaced or removed small again. It works
in place and may be stopped, and run again to finish.`,
		Example:     "  newsgraph build seeds/\n  newsgraph compact",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE:        func(cmd *cobra.Command, _ []string) error { return runCompact(cmd.Context(), db, std) },
	}
	db.AddFlags(cmd.Flags())
	return cmd
}

func runCompact(ctx context.Context, db *dbOptions, std stdio) (err error) {
	store, err := db.open(ctx, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.Compact(ctx); err != nil {
		return err
	}
	fmt.Fprintln(std.out, "compacted")
	return nil
}
