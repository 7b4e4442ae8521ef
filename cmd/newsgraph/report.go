package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web/pages"
)

type reportOptions struct {
	db    *dbOptions
	actor string
	out   string
}

// AddFlags adds the flags of report.
func (o *reportOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.StringVar(&o.actor, "actor", "", "`name` or IRI of the actor or place (required)")
	f.StringVarP(&o.out, "output", "o", "", "`file` to write (default standard output)")
}

func newReportCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &reportOptions{db: db}
	cmd := &cobra.Command{
		Use:   "report --actor NAME [FLAGS]",
		Short: "write the page of an actor or place as one file",
		Long: `Report writes what the graph holds of an actor or a place as a page of HTML
that needs nothing else, to be sent to somebody: names and roles, what they
said and did, and the paragraphs it was read in.`,
		Example:     "  newsgraph report --actor Kovac -o report.html",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE:        func(cmd *cobra.Command, _ []string) error { return runReport(cmd.Context(), o, std) },
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runReport writes the page.
func runReport(ctx context.Context, o *reportOptions, std stdio) (err error) {
	if o.actor == "" {
		return usage("name an actor or place with --actor", "report needs an actor")
	}
	store, err := o.db.open(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	var b bytes.Buffer
	if err := pages.Report(ctx, &b, store, o.actor); err != nil {
		return err
	}
	if o.out == "" {
		_, err = b.WriteTo(std.out)
	} else {
		err = os.WriteFile(o.out, b.Bytes(), 0o666)
	}
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
