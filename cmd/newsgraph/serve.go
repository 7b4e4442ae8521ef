package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web"
)

type serveOptions struct {
	db     *dbOptions
	listen string
	write  bool
}

// AddFlags adds the flags of serve.
func (o *serveOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.StringVar(&o.listen, "listen", "127.0.0.1:64210", "`address` to listen at, host:port")
	f.BoolVar(&o.write, "write", false, "let Cayley's API add and delete quads")
}

func newServeCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &serveOptions{db: db}
	cmd := &cobra.Command{
		Use:   "serve [FLAGS]",
		Short: "serve Cayley's pages, its HTTP API and the canned questions",
		Long: `Serve opens Cayley's own pages and its HTTP API (versions 1 and 2) over the
store, and the questions of "newsgraph query" as JSON under
/api/newsgraph/v1/, where a list of them is. Nothing can be changed unless
--write is given. Ctrl-C stops it.`,
		Example:     "  newsgraph serve\n  curl 'http://127.0.0.1:64210/api/newsgraph/v1/who-said-what?limit=5'",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE:        func(cmd *cobra.Command, _ []string) error { return runServe(cmd.Context(), o, std) },
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// How long a client may take, and how long requests may finish after the
// server was told to stop.
const (
	headerTime   = 10 * time.Second
	idleTime     = 2 * time.Minute
	shutdownTime = 5 * time.Second
)

// runServe serves until ctx is done.
func runServe(ctx context.Context, o *serveOptions, std stdio) (err error) {
	host, _, err := net.SplitHostPort(o.listen)
	if err != nil {
		return usage("write host:port, such as 127.0.0.1:64210", "listen: %q is no address", o.listen)
	}
	store, err := o.db.open(ctx, o.write)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	handler, err := web.New(store, web.Options{Host: host, Write: o.write})
	if err != nil {
		return err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.listen)
	if err != nil {
		return &statusErr{statusError, fmt.Sprintf("listening: %v", err), "--listen names another address"}
	}
	warn(std.err, "serving %s at http://%s/, Ctrl-C stops", o.db.path, l.Addr())
	s := &http.Server{Handler: handler, ReadHeaderTimeout: headerTime, IdleTimeout: idleTime}
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	// The store must not be closed under a request that goes on.
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := s.Shutdown(end); err != nil {
		return errors.Join(fmt.Errorf("stopping: %w", err), s.Close())
	}
	return nil
}
