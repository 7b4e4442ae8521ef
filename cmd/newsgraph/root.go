package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/graph"
)

// stdio is what a command reads and writes: results to out, messages to err.
type stdio struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// run runs the program and returns its exit status.
func run(ctx context.Context, args []string, std stdio) int {
	cmd := newRootCommand(std)
	cmd.SetArgs(args)
	cmd.SetIn(std.in)
	cmd.SetOut(std.out)
	cmd.SetErr(std.err)
	return report(std.err, cmd.ExecuteContext(ctx))
}

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}Usage:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} COMMAND [ARGUMENTS]{{else}}{{.UseLine}}{{end}}
{{if .HasAvailableSubCommands}}
Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Flags of every command:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}
Exit status:
{{index .Annotations "statuses"}}{{if .HasExample}}
Example:
{{.Example}}
{{end}}`

func newRootCommand(std stdio) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "newsgraph",
		Short: "a knowledge graph of the news, with its evidence",
		Long: `Newsgraph turns news articles into a graph in Cayley: actors, places, events
and who said what, each tied to the characters it was read from.`,
		Example:       "  newsgraph build seeds/\n  newsgraph query who-said-what",
		Annotations:   statuses(statusOK, statusError, statusUsage),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			hint := `"newsgraph help" lists the commands`
			if s := cmd.SuggestionsFor(args[0]); len(s) > 0 {
				hint = fmt.Sprintf("did you mean %q?", s[0])
			}
			return usage(hint, "unknown command %q", args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SuggestionsMinimumDistance = 2
	cmd.CompletionOptions.HiddenDefaultCmd = true
	cmd.SetHelpTemplate(helpTemplate)
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage(fmt.Sprintf("%q tells the flags", cmd.CommandPath()+" --help"), "%v", err)
	})
	db := &dbOptions{}
	eval := newEvalCommand()
	eval.Annotations = statuses(statusOK, statusError, statusUsage)
	cmd.AddCommand(
		newBuildCommand(std, db),
		newResolveCommand(std, db),
		newRemoveCommand(std, db),
		newCompactCommand(std, db),
		newExtractCommand(std),
		newEnqueueCommand(std, db),
		newWorkCommand(std, db),
		newJobsCommand(std, db),
		newQueryCommand(std, db),
		newGizmoCommand(std, db),
		newServeCommand(std, db),
		newReportCommand(std, db),
		newSandboxCommand(std, db),
		newExportCommand(std, db),
		newImportCommand(std, db),
		newStatsCommand(std, db),
		eval,
		newVersionCommand(std),
	)
	walk(cmd, func(c *cobra.Command) { c.DisableFlagsInUseLine = true })
	return cmd
}

// walk calls f for cmd and every command under it.
func walk(cmd *cobra.Command, f func(*cobra.Command)) {
	f(cmd)
	for _, c := range cmd.Commands() {
		walk(c, f)
	}
}

// dbOptions say which store a command works on.
type dbOptions struct {
	path    string
	backend string
}

// AddFlags adds the flags of the store.
func (o *dbOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.path, "db", "newsgraph.db", "the `store`: a folder, or postgres://USER@HOST/DATABASE")
	f.StringVar(&o.backend, "backend", "", "`kind` of store: "+strings.Join(backends, ", ")+" (told by --db)")
}

// backends are the kinds of store that last.
var backends = []string{graph.Pebble, graph.Postgres}

// open opens the store for reading, or for writing too.
func (o *dbOptions) open(ctx context.Context, write bool) (*graph.Store, error) {
	return o.openWith(ctx, graph.Options{ReadOnly: !write})
}

// isURL reports whether the store is a database of PostgreSQL.
func (o *dbOptions) isURL() bool {
	return strings.HasPrefix(o.path, "postgres://") || strings.HasPrefix(o.path, "postgresql://")
}

// openWith opens the store with options of which the backend is not yet set.
func (o *dbOptions) openWith(ctx context.Context, g graph.Options) (*graph.Store, error) {
	isURL := o.isURL()
	switch g.Backend = o.backend; {
	case g.Backend == "" && isURL:
		g.Backend = graph.Postgres
	case g.Backend == "":
		g.Backend = graph.Pebble
	case g.Backend == graph.Postgres && !isURL:
		return nil, usage("such as postgres://newsgraph@localhost/news", "--db %q is no database of PostgreSQL", o.path)
	case g.Backend == graph.Memstore:
		return nil, usage("one of "+strings.Join(backends, ", "), "%v %q: it is gone when the program ends", graph.ErrBackend, o.backend)
	case g.Backend == graph.Pebble && isURL:
		return nil, usage("--backend "+graph.Postgres, "--db %q is no folder", graph.Address(o.path))
	}
	s, err := graph.Open(ctx, o.path, g)
	if errors.Is(err, graph.ErrBackend) {
		return nil, usage("one of "+strings.Join(backends, ", "), "%v", err)
	}
	return s, err
}

// noArgs refuses arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(fmt.Sprintf("%q tells how to use it", cmd.CommandPath()+" --help"), "%s takes no arguments, got %q", cmd.Name(), args[0])
	}
	return nil
}
