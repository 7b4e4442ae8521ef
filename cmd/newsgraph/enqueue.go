package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/queue"
	"github.com/newsgraph/newsgraph/extract/article"
)

type enqueueOptions struct {
	db    *dbOptions
	paths []string
	most  int
}

// AddFlags adds the flags of enqueue.
func (o *enqueueOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.IntVar(&o.most, "most", 20_000, "wait while so `many` articles wait for a worker")
}

func newEnqueueCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &enqueueOptions{db: db}
	cmd := &cobra.Command{
		Use:   "enqueue [FLAGS] PATH...",
		Short: "put articles into the queue of a PostgreSQL, for workers to read",
		Long: `Enqueue reads articles as "newsgraph build" does and puts them into the queue in
the PostgreSQL that --db names. "newsgraph work", on any number of machines, does
the rest; "newsgraph jobs" tells how far it is. An article may be put in again:
it is in the graph once.`,
		Example:     "  newsgraph enqueue --db postgres://newsgraph@localhost/news seeds/",
		Annotations: statuses(statusOK, statusError, statusUsage, statusPartial),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(`"newsgraph enqueue --db URL seeds/" takes the samples`, "enqueue needs a file or folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runEnqueue(cmd.Context(), o, std)
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// openQueue opens the queue in the store's database, made if need be where create
// is set.
func (o *dbOptions) openQueue(ctx context.Context, create bool) (*queue.Queue, error) {
	if !o.isURL() {
		return nil, usage("such as postgres://newsgraph@localhost/news", "--db %q is no database of PostgreSQL, where the queue is", o.path)
	}
	return queue.Open(ctx, o.path, create)
}

// runEnqueue enqueues; the error says that some were left out, or why it ended.
func runEnqueue(ctx context.Context, o *enqueueOptions, std stdio) error {
	q, err := o.db.openQueue(ctx, true)
	if err != nil {
		return err
	}
	defer q.Close()
	left := 0
	n, err := q.Enqueue(ctx, article.Open(ctx, o.paths...), max(1, o.most), func(err error) {
		left++
		warn(std.err, "%v", err)
	})
	fmt.Fprintln(std.out, articles(n), "enqueued")
	if err != nil {
		return err
	}
	return leftOut(left)
}
