package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type importOptions struct {
	db   *dbOptions
	file string
}

// AddFlags adds the flags of import.
func (o *importOptions) AddFlags(f *pflag.FlagSet) { o.db.AddFlags(f) }

func newImportCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &importOptions{db: db}
	cmd := &cobra.Command{
		Use:   "import [FLAGS] FILE",
		Short: "read an export in N-Quads into the store",
		Long: `Import reads N-Quads, compressed with gzip or not, into the store, which is
made if it is not there; "-" is standard input. An import of an export gives
the same store again.`,
		Example:     "  newsgraph import --db copy.db news.nq.gz",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage(`"newsgraph export -o FILE" writes one`, "import needs one file")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			return runImport(cmd.Context(), o, std)
		},
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runImport reads the file into the store.
func runImport(ctx context.Context, o *importOptions, std stdio) (err error) {
	in := std.in
	if o.file != "-" {
		f, err := os.Open(o.file)
		if err != nil {
			return fmt.Errorf("importing: %w", err)
		}
		defer f.Close()
		in = f
	}
	store, err := o.db.open(ctx, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	n, err := store.Import(ctx, in)
	if err != nil {
		return fmt.Errorf("importing %s: %w", o.file, err)
	}
	_, err = fmt.Fprintf(std.out, "%d statements read\n", n)
	return err
}
