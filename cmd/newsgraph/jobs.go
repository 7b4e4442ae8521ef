package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type jobsOptions struct {
	db    *dbOptions
	retry bool
	limit int
}

// AddFlags adds the flags of jobs.
func (o *jobsOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.BoolVar(&o.retry, "retry", false, "have the articles that were given up tried once more")
	f.IntVar(&o.limit, "limit", 50, "list so `many` that were given up at most")
}

func newJobsCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &jobsOptions{db: db}
	cmd := &cobra.Command{
		Use:   "jobs [FLAGS]",
		Short: "count the articles in the queue and list those that were given up",
		Long: `Jobs counts the articles in the queue: waiting for a worker, held by one, done
(forgotten after a day) and dead, which were given up. The dead are listed on
standard error with the reason.`,
		Example:     "  newsgraph jobs --db postgres://newsgraph@localhost/news",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE:        func(cmd *cobra.Command, _ []string) error { return runJobs(cmd.Context(), o, std) },
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runJobs counts, and lists or retries.
func runJobs(ctx context.Context, o *jobsOptions, std stdio) error {
	q, err := o.db.openQueue(ctx, false)
	if err != nil {
		return err
	}
	defer q.Close()
	if o.retry {
		n, err := q.Retry(ctx)
		fmt.Fprintln(std.out, articles(n), "to be tried again")
		return err
	}
	c, err := q.Counts(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%d\t  waiting\n%d\t  running\n%d\t  done\n%d\t  dead\n", c.Waiting, c.Running, c.Done, c.Dead)
	if err := w.Flush(); err != nil {
		return err
	}
	gone, err := q.Dead(ctx, o.limit)
	for _, d := range gone {
		warn(std.err, "%s, tried %d times: %s", d.Article, d.Attempts, d.Error)
	}
	return err
}
