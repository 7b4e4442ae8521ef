package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type statsOptions struct {
	db   *dbOptions
	json bool
}

// AddFlags adds the flags of stats.
func (o *statsOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.BoolVar(&o.json, "json", false, "write JSON")
}

func newStatsCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &statsOptions{db: db}
	cmd := &cobra.Command{
		Use:         "stats [FLAGS]",
		Short:       "count what the store holds",
		Example:     "  newsgraph stats",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE:        func(cmd *cobra.Command, _ []string) error { return runStats(cmd.Context(), o, std) },
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runStats counts and writes the counts.
func runStats(ctx context.Context, o *statsOptions, std stdio) (err error) {
	store, err := o.db.open(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	s, err := store.Stats(ctx)
	if err != nil {
		return fmt.Errorf("counting: %w", err)
	}
	if o.json {
		e := json.NewEncoder(std.out)
		e.SetIndent("", "  ")
		return e.Encode(s)
	}
	w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(name string, n any) { fmt.Fprintf(w, "%v\t  %s\n", n, name) }
	line("articles", s.Articles)
	line("quotations", s.Quotations)
	line("events", s.Events)
	for _, c := range slices.Sorted(maps.Keys(s.Entities)) {
		line(string(c), s.Entities[c])
	}
	line("quads", s.Quads)
	line("nodes", s.Nodes)
	return w.Flush()
}
