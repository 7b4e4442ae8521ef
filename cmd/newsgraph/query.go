package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/diagram"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/table"
	"github.com/newsgraph/newsgraph/queries"
)

type queryOptions struct {
	db     *dbOptions
	server serverOptions
	query  queries.Query
	params map[string][]string
	format string
}

// AddFlags adds the flags of the query's parameters, of the output and of the
// store.
func (o *queryOptions) AddFlags(f *pflag.FlagSet) {
	o.params = map[string][]string{}
	for _, p := range o.query.Params {
		help := p.Help
		switch {
		case p.Unless != "":
			help += " (required, unless " + p.Unless + " is given)"
		case p.Required:
			help += " (required)"
		}
		if len(p.Choices) > 0 {
			help += ": " + strings.ToLower(strings.Join(p.Choices, ", "))
		}
		if p.Kind == queries.List {
			help += "; several with commas between"
		}
		f.Var(&param{o.params, p}, p.Name, help)
	}
	f.StringVar(&o.format, "format", table.Formats[0], "`format`: "+strings.Join(o.formats(), ", "))
	o.db.AddFlags(f)
	o.server.AddFlags(f)
}

// formats are the names of the formats an answer can be written in.
func (o *queryOptions) formats() []string {
	if o.query.Edges {
		return append(slices.Clone(table.Formats), diagram.Formats...)
	}
	return table.Formats
}

// A param is a flag that keeps the values of a query's parameter as text: the
// query checks them.
type param struct {
	params map[string][]string
	of     queries.Param
}

func (p *param) String() string { return p.of.Default }
func (p *param) Type() string   { return string(p.of.Kind) }

func (p *param) Set(v string) error {
	p.params[p.of.Name] = append(p.params[p.of.Name], v)
	return nil
}

func newQueryCommand(std stdio, db *dbOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "query NAME [FLAGS]",
		Short: "ask a question; without a name it lists them",
		Long: `Query answers a question from the store. Every row of the answer names its
evidence: the sentence, the article and the characters it was read from.

Names match without case or accents, by any alias or by surname. Days are the
statement's own where the article tells it, else the day of publication. Cells
of CSV that a spreadsheet would run as a formula begin with an apostrophe.`,
		Example:     "  newsgraph query who-said-what --limit 5",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			_, err := queries.Named(args[0])
			return err
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, q := range queries.All() {
		cmd.AddCommand(newOneQueryCommand(std, db, q))
	}
	return cmd
}

func newOneQueryCommand(std stdio, db *dbOptions, q queries.Query) *cobra.Command {
	o := &queryOptions{db: db, query: q}
	use, example := q.Name, "  newsgraph query "+q.Name
	var required []string
	for _, p := range q.Params {
		if p.Required {
			required = append(required, p.Name)
			use += " " + strings.ToUpper(p.Name)
		}
	}
	if q.Example != "" {
		example += " " + q.Example
	}
	cmd := &cobra.Command{
		Use:         use + " [FLAGS]",
		Short:       q.Short,
		Long:        strings.ToUpper(q.Short[:1]) + q.Short[1:] + ".\n\nColumns (details are not in tables):\n" + columnHelp(q),
		Example:     example,
		Annotations: statuses(statusOK, statusError, statusUsage),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > len(required) {
				return usage(fmt.Sprintf("%q tells the flags", cmd.CommandPath()+" --help"), "unexpected %q", args[len(required)])
			}
			// What is required may be given without its flag.
			for i, a := range args {
				o.params[required[i]] = append(o.params[required[i]], a)
			}
			return runQuery(cmd.Context(), o, std)
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

func columnHelp(q queries.Query) string {
	var b strings.Builder
	for _, c := range q.Columns {
		detail := ""
		if c.Detail {
			detail = " (detail)"
		}
		fmt.Fprintf(&b, "  %-14s %s%s\n", c.Name, c.Help, detail)
	}
	return b.String()
}

// ask asks the server, if one is named, or else the store.
func (o *queryOptions) ask(ctx context.Context) (t *queries.Table, err error) {
	server, err := o.server.open()
	if err != nil {
		return nil, err
	}
	if server != nil {
		return server.Ask(ctx, o.query, o.params)
	}
	store, err := o.db.open(ctx, false)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return o.query.Ask(ctx, store, o.params)
}

// runQuery asks and writes the answer.
func runQuery(ctx context.Context, o *queryOptions, std stdio) error {
	if !slices.Contains(o.formats(), o.format) {
		return usage("one of "+strings.Join(o.formats(), ", "), "unknown format %q", o.format)
	}
	if err := o.query.Check(o.params); err != nil {
		return err
	}
	t, err := o.ask(ctx)
	if err != nil {
		return err
	}
	if slices.Contains(diagram.Formats, o.format) {
		err = diagram.Write(std.out, t, o.format)
	} else {
		err = table.Write(std.out, t, o.format, terminalWidth(std.out))
	}
	if err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	switch {
	case t.Total == 0:
		warn(std.err, "nothing found")
	case len(t.Rows) < t.Total:
		warn(std.err, "%d of %d rows (--limit 0 shows all)", len(t.Rows), t.Total)
	}
	return nil
}
