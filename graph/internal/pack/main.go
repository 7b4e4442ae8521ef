// Pack writes the files that Cayley's web pages are made of into an archive,
// for the binary to carry. Use "go generate ./graph".
package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	if err := run("assets/cayley.zip"); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(name string) (err error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		return fmt.Errorf("looking for Cayley: %w", err)
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := zip.NewWriter(f)
	if err := add(w, os.DirFS(strings.TrimSpace(string(out)))); err != nil {
		return err
	}
	return w.Close()
}

// add archives the files in the order of their names and without times, so
// that the same files make the same bytes.
func add(w *zip.Writer, dir fs.FS) error {
	for _, root := range []string{"LICENSE", "docs", "static", "templates"} {
		err := fs.WalkDir(dir, root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(dir, path)
			if err != nil {
				return err
			}
			out, err := w.Create(filepath.ToSlash(path))
			if err != nil {
				return err
			}
			_, err = out.Write(data)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
