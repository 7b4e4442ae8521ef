package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersionCommand(std stdio) *cobra.Command {
	return &cobra.Command{
		Use:         "version",
		Short:       "tell the version",
		Example:     "  newsgraph version",
		Annotations: statuses(statusOK, statusUsage),
		Args:        noArgs,
		RunE:        func(*cobra.Command, []string) error { return runVersion(std.out) },
	}
}

// runVersion writes the version, the commit it was built from if that is
// known, and those of Go and Cayley.
func runVersion(w io.Writer) error {
	version, commit, cayley := "(unknown)", "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = ", commit " + s.Value
			case "vcs.modified":
				if s.Value == "true" {
					commit += " with changes"
				}
			}
		}
		for _, d := range info.Deps {
			if d.Path == "github.com/cayleygraph/cayley" {
				cayley = ", Cayley " + d.Version
			}
		}
	}
	_, err := fmt.Fprintf(w, "newsgraph %s%s (%s %s/%s%s)\n", version, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH, cayley)
	return err
}
