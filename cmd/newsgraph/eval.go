package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval"
)

// EvalOptions are the flags of "newsgraph eval".
type EvalOptions struct {
	Gold      string
	Treebanks string
	JSON      bool
	Output    string
}

// AddFlags defines the flags on f.
func (o *EvalOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.Gold, "gold", "", "`folder` of the annotated collections (required)")
	f.StringVar(&o.Treebanks, "train", "", "`folder` of the treebanks (default: train, next to the gold folder)")
	f.BoolVar(&o.JSON, "json", false, "write JSON instead of tables")
	f.StringVarP(&o.Output, "output", "o", "", "also write the scores as Markdown to this `file`")
}

func newEvalCommand() *cobra.Command {
	var opts EvalOptions
	cmd := &cobra.Command{
		Use:   "eval [TASK...] --gold DIR",
		Short: "measure the extractor on annotated articles",
		Long: `Measure the extractor on annotated articles.

The tasks are ` + strings.Join(eval.Tasks(), ", ") + `; without a
task all are run. What each measures is said in the Markdown written by -o.
A task whose data are not there is reported as such.`,
		Example:   "  newsgraph eval names quotes --gold ../shared/gold -o SCORES.md",
		ValidArgs: eval.Tasks(),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runEval(cmd.Context(), opts, args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	opts.AddFlags(cmd.Flags())
	return cmd
}

func runEval(ctx context.Context, opts EvalOptions, tasks []string, out, messages io.Writer) error {
	if opts.Gold == "" {
		return usage("--gold names the folder of the annotated collections", "eval needs --gold")
	}
	if _, err := os.Stat(opts.Gold); err != nil {
		return fmt.Errorf("looking for the annotated collections: %w", err)
	}
	report, err := eval.Run(ctx, eval.Options{
		Gold: opts.Gold, Treebanks: opts.Treebanks,
		Progress: func(task string) { fmt.Fprintf(messages, "newsgraph: measuring %s\n", task) },
	}, tasks...)
	if errors.Is(err, eval.ErrUnknownTask) {
		return usage("tasks: "+strings.Join(eval.Tasks(), ", "), "%v", err)
	}
	if err != nil {
		return err
	}
	report.Command = strings.Join(append(append([]string{"newsgraph eval"}, tasks...), "--gold", opts.Gold), " ")
	if opts.Output != "" {
		if err := writeScores(report, opts.Output); err != nil {
			return err
		}
	}
	if opts.JSON {
		return report.WriteJSON(out)
	}
	return report.WriteTable(out)
}

func writeScores(r *eval.Report, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing scores: %w", err)
	}
	if err := errors.Join(r.WriteMarkdown(f), f.Close()); err != nil {
		return fmt.Errorf("writing scores to %s: %w", path, err)
	}
	return nil
}
