package main

import (
	"context"
	"errors"
	"fmt"
	stdlog "log"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/net/netutil"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web/sandbox"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/queries"
)

type serveOptions struct {
	db        *dbOptions
	listen    string
	tokenFile string
	write     bool
}

// AddFlags adds the flags of serve.
func (o *serveOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.StringVar(&o.listen, "listen", "127.0.0.1:64210", "`address` to listen at, host:port")
	f.StringVar(&o.tokenFile, "token-file", "", "`file` with the token that every request must show; needed to listen on other than the loopback interface")
	f.BoolVar(&o.write, "write", false, "let Cayley's API add and delete quads")
}

func newServeCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &serveOptions{db: db}
	cmd := &cobra.Command{
		Use:   "serve [FLAGS]",
		Short: "serve pages of the graph, the questions as an API, and Cayley's own",
		Long: `Serve opens pages for people at /, the questions of "newsgraph query" as an
API under /api/newsgraph/v1/, which openapi.json there describes, and Cayley's
own pages and API at /ui/, /api/v1/ and /api/v2/. Nothing can be changed unless
--write is given. Ctrl-C stops it.

To be reached from other machines it needs a token: programs send it as a
bearer token, browsers ask for it as a password. It is not encrypted on the
way: put a server that speaks TLS before it where the network is not yours.`,
		Example:     "  newsgraph serve\n  curl 'http://127.0.0.1:64210/api/newsgraph/v1/who-said-what?limit=5'",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE:        func(cmd *cobra.Command, _ []string) error { return runServe(cmd.Context(), o, std) },
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// How long a client may take to ask and to read the answer, how much it may
// send before its question, how many may be connected, and how long requests
// may finish after the server was told to stop.
const (
	headerTime     = 10 * time.Second
	readTime       = 30 * time.Second
	writeTime      = 2 * time.Minute
	idleTime       = 2 * time.Minute
	maxHeader      = 64 << 10
	maxConnections = 1024
	shutdownTime   = 5 * time.Second
)

// runServe serves until ctx is done.
func runServe(ctx context.Context, o *serveOptions, std stdio) (err error) {
	host, _, err := net.SplitHostPort(o.listen)
	if err != nil {
		return usage("write host:port, such as 127.0.0.1:64210", "listen: %q is no address", o.listen)
	}
	token, err := readToken(o.tokenFile)
	if err != nil {
		return err
	}
	if token == "" && !web.Loopback(host) {
		return usage("write one into a file and name it with --token-file", "listening at %s, which other machines can reach, needs a token", o.listen)
	}
	store, err := o.db.open(ctx, o.write)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	log := func(line string) { warn(std.err, "%s", line) }
	index := queries.NewIndexer(store)
	defer index.Close()
	opts := web.Options{Host: host, Token: token, Write: o.write, Log: log, Index: index}
	if !o.write { // a store that is written is open in one process only
		opts.Scripts = sandbox.New(func() (*exec.Cmd, error) { return sandboxCommand(o.db, std) })
		defer func() { err = errors.Join(err, opts.Scripts.Close()) }()
	}
	handler, err := web.New(store, opts)
	if err != nil {
		return err
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.listen)
	if err != nil {
		return &statusErr{statusError, fmt.Sprintf("listening: %v", err), "--listen names another address"}
	}
	warn(std.err, "serving %s at http://%s/, Ctrl-C stops", graph.Address(o.db.path), l.Addr())
	s := &http.Server{
		Handler: handler, ErrorLog: stdlog.New(logWriter(log), "", 0), MaxHeaderBytes: maxHeader,
		ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(netutil.LimitListener(l, maxConnections)) }()
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

// A logWriter passes on what net/http logs, in the form of our messages.
type logWriter func(string)

func (w logWriter) Write(b []byte) (int, error) {
	w(strings.TrimSpace(string(b)))
	return len(b), nil
}
