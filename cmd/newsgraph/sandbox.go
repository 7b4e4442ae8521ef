package main

import (
	"context"
	"errors"
	"os"
	"os/exec"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/web/sandbox"
)

// sandboxDB is the variable that names the store to a sandbox: the arguments of
// a process, where the password of a database would be, are for all to read.
const sandboxDB = "NEWSGRAPH_SANDBOX_DB"

// newSandboxCommand is what serve starts, not a user.
func newSandboxCommand(std stdio, db *dbOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sandbox [FLAGS]",
		Short: "answer the queries of Cayley's API for serve",
		Long: `Sandbox is started by "newsgraph serve" to run what visitors write in Cayley's
query languages, and ends with it.`,
		Example:     "  newsgraph serve",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Hidden:      true,
		Args:        noArgs,
		// serve, and not a signal, ends it.
		RunE: func(cmd *cobra.Command, _ []string) error {
			if named := os.Getenv(sandboxDB); named != "" {
				db.path = named
			}
			return runSandbox(context.WithoutCancel(cmd.Context()), db, std)
		},
	}
	db.AddFlags(cmd.Flags())
	return cmd
}

// sandboxCommand starts this program as a sandbox for the store of db.
func sandboxCommand(db *dbOptions, std stdio) (*exec.Cmd, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, "sandbox", "--backend", db.backend)
	cmd.Env = append(os.Environ(), sandboxDB+"="+db.path)
	cmd.Args[0] = "newsgraph" // by which tests know the program
	cmd.Stderr = std.err
	return cmd, nil
}

// runSandbox answers until standard input is closed.
func runSandbox(ctx context.Context, db *dbOptions, std stdio) (err error) {
	store, err := db.open(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	h, err := web.NewScripts(store)
	if err != nil {
		return err
	}
	return sandbox.Serve(h, web.ScriptLimits, std.in, std.out, func(s string) { warn(std.err, "%s", s) })
}
