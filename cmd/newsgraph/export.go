package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/newsgraph/newsgraph/graph"
)

type exportOptions struct {
	db     *dbOptions
	file   string
	format string
}

// AddFlags adds the flags of export.
func (o *exportOptions) AddFlags(f *pflag.FlagSet) {
	o.db.AddFlags(f)
	f.StringVarP(&o.file, "output", "o", "-", "`file` to write, compressed if its name ends in .gz; - for standard output")
	f.StringVar(&o.format, "format", graph.Formats()[0], "`format`: "+strings.Join(graph.Formats(), ", "))
}

func newExportCommand(std stdio, db *dbOptions) *cobra.Command {
	o := &exportOptions{db: db}
	cmd := &cobra.Command{
		Use:   "export [FLAGS]",
		Short: "write the graph as RDF or as a drawing",
		Long: `Export writes the graph with full IRIs and typed values. The label of every
statement, where the format has labels, is the article it was read from.`,
		Example:     "  newsgraph export -o news.nq.gz",
		Annotations: statuses(statusOK, statusError, statusUsage),
		Args:        noArgs,
		RunE:        func(cmd *cobra.Command, _ []string) error { return runExport(cmd.Context(), o, std) },
	}
	o.AddFlags(cmd.Flags())
	return cmd
}

// runExport writes the graph to a file, which appears only when it is whole,
// or to standard output.
func runExport(ctx context.Context, o *exportOptions, std stdio) (err error) {
	if !slices.Contains(graph.Formats(), o.format) {
		return usage("one of "+strings.Join(graph.Formats(), ", "), "unknown format %q", o.format)
	}
	store, err := o.db.open(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	write := func(w io.Writer) (int, error) {
		b := bufio.NewWriterSize(w, 1<<16)
		n, err := store.Export(ctx, b, o.format)
		return n, errors.Join(err, b.Flush())
	}
	if o.file == "-" {
		if _, err := write(std.out); err != nil {
			return fmt.Errorf("exporting: %w", err)
		}
		return nil
	}
	n := 0
	err = writeFile(o.file, func(w io.Writer) error {
		if !strings.HasSuffix(o.file, ".gz") {
			n, err = write(w)
			return err
		}
		z := gzip.NewWriter(w)
		n, err = write(z)
		return errors.Join(err, z.Close())
	})
	if err != nil {
		return fmt.Errorf("exporting to %s: %w", o.file, err)
	}
	warn(std.err, "wrote %d statements to %s", n, o.file)
	return nil
}

// writeFile writes a file beside its final place and moves it there at the
// end. What is no regular file, such as a device or a pipe, is written to
// directly.
func writeFile(name string, write func(io.Writer) error) (err error) {
	if i, err := os.Stat(name); err == nil && !i.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(write(f), f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
