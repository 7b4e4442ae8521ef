package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/queue"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph"
)

type workOptions struct {
	db         *dbOptions
	metrics    string
	rescue     time.Duration
	untilEmpty bool
	verbose    bool
}

// AddFlags adds the flags of work.
func (o *workOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.StringVar(&o.metrics, "metrics", "127.0.0.1:64211", "serve metrics for Prometheus at http://`ADDRESS`/metrics; \"\" for none")
	f.DurationVar(&o.rescue, "rescue", 10*time.Minute, "`time` after which the articles of a worker that died are given to others")
	f.BoolVar(&o.untilEmpty, "until-empty", false, "end when no article waits any more")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "name every article on standard output once it is safely stored")
}

func newWorkCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &workOptions{db: db}
	cmd := &cobra.Command{
		Use:   "work [FLAGS]",
		Short: "read the articles of the queue into the graph, beside other workers",
		Long: `Work takes articles from the queue in the PostgreSQL that --db names, extracts
them on all cores and loads them in batches. Any number of workers may do so. One
that is told to stop (SIGTERM, Ctrl-C) finishes what it has begun; what one held
that was killed is given to another. An article that cannot be loaded is tried
again, some times; one that cannot be read is given up at once. "newsgraph jobs"
lists them. Run "newsgraph resolve" when the queue is empty.`,
		Example:     "  newsgraph work --db postgres://newsgraph@localhost/news --until-empty",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE:        func(cmd *cobra.Command, _ []string) error { return runWork(cmd.Context(), o, std) },
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runWork works until ctx is done, or until nothing is left to do.
func runWork(ctx context.Context, o *workOptions, std stdio) (err error) {
	if o.rescue < time.Second {
		return usage("such as 10m", "--rescue %v is too short", o.rescue)
	}
	q, err := o.db.openQueue(ctx, true)
	if err != nil {
		return err
	}
	defer q.Close()
	store, err := o.db.openWith(ctx, graph.Options{Together: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	m := queue.NewMetrics(q)
	if o.metrics != "" {
		l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.metrics)
		if err != nil {
			return &statusErr{statusError, fmt.Sprintf("metrics: %v", err), "--metrics names another address"}
		}
		mux := http.NewServeMux()
		mux.Handle("GET /metrics", m.Handler())
		s := &http.Server{Handler: mux, ReadHeaderTimeout: headerTime, IdleTimeout: idleTime}
		go s.Serve(l) // ends when it is closed
		defer s.Close()
		warn(std.err, "metrics at http://%s/metrics", l.Addr())
	}
	var n atomic.Int64
	err = queue.Work(ctx, q, extract.New(), store, queue.Options{
		Rescue: o.rescue, UntilEmpty: o.untilEmpty, Metrics: m,
		Tell: func(s string) { warn(std.err, "%s", s) },
		Loaded: func(l graph.Loaded) {
			n.Add(1)
			if o.verbose {
				fmt.Fprintf(std.out, "%s %s, %d quads\n", l.Status, oneLine(l.IRI), l.Quads)
			}
		},
	})
	fmt.Fprintln(std.out, articles(int(n.Load())), "done")
	return err
}
