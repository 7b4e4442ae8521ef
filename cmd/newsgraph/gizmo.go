package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type gizmoOptions struct {
	db     *dbOptions
	server serverOptions
	query  string
	limit  int
}

// AddFlags adds the flags of gizmo.
func (o *gizmoOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	o.server.AddFlags(f)
	f.IntVar(&o.limit, "limit", 100, "how many results at most; 0 for all")
}

func newGizmoCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &gizmoOptions{db: db}
	cmd := &cobra.Command{
		Use:   "gizmo [FLAGS] QUERY",
		Short: "ask in Gizmo, Cayley's query language",
		Long: `Gizmo runs a query in Cayley's query language, a JavaScript, and writes each
result as one line of JSON. Nodes are named with the short IRIs that the store
holds: g.V("<ng:person/ada-ode>").Out("<ng:said>").All()
A server shows no value that a program merely ends with: use g.Emit.`,
		Example:     `  newsgraph gizmo 'g.V("<schema:Quotation>").In("<rdf:type>").Out("<schema:text>").GetLimit(5)'`,
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("put it in single quotes", "gizmo needs one query")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.query = args[0]
			return runGizmo(cmd.Context(), o, std)
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runGizmo runs the query and writes its results.
func runGizmo(ctx context.Context, o *gizmoOptions, std stdio) error {
	if o.limit < 0 {
		return usage("", "limit: %d is not a number from 0 on", o.limit)
	}
	results, err := o.run(ctx)
	if err != nil {
		return fmt.Errorf("gizmo: %w", err)
	}
	w := bufio.NewWriter(std.out)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range results {
		if err := e.Encode(r); err != nil {
			return fmt.Errorf("writing results: %w", err)
		}
	}
	return w.Flush()
}

// run asks the server, if one is named, or else the store.
func (o *gizmoOptions) run(ctx context.Context) (rows []map[string]any, err error) {
	server, err := o.server.open()
	if err != nil {
		return nil, err
	}
	if server != nil {
		return server.Gizmo(ctx, o.query, o.limit)
	}
	store, err := o.db.open(ctx, false)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return store.Gizmo(ctx, o.query, o.limit)
}
