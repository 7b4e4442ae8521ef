package graph

import (
	"archive/zip"
	"bytes"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"

	"github.com/cayleygraph/cayley/cmd/cayley/command"
	"github.com/gobuffalo/packr/v2"
	"github.com/gobuffalo/packr/v2/file"
)

//go:generate go run ./internal/pack

// packed holds Cayley's pages after "go generate".
//
//go:embed assets
var packed embed.FS

// errNoPages says why there are only the APIs.
var errNoPages = errors.New(`the files of Cayley's pages are not there: run "go generate ./graph" before building`)

// pages returns the folder of Cayley's static files, templates and docs: from
// the archive in the binary or else from the module cache, where Cayley's code
// was compiled from. Cayley's own way, packr, is not taken: it looks relative
// to the working folder first and would serve files from there.
func pages() (fs.FS, error) {
	data, err := packed.ReadFile("assets/cayley.zip")
	if err == nil {
		return zip.NewReader(bytes.NewReader(data), int64(len(data)))
	}
	f := runtime.FuncForPC(reflect.ValueOf(command.NewHttpCmd).Pointer())
	source, _ := f.FileLine(f.Entry())
	if !filepath.IsAbs(source) {
		return nil, errNoPages // built with -trimpath
	}
	dir := filepath.Join(filepath.Dir(source), "..", "..", "..")
	if _, err := os.Stat(filepath.Join(dir, "templates", "query.html")); err != nil {
		return nil, errNoPages
	}
	return os.DirFS(dir), nil
}

// A box lets packr find files in a folder, and nowhere else.
type box struct{ dir fs.FS }

func (b box) Resolve(_, name string) (file.File, error) {
	name = filepath.ToSlash(name)
	data, err := fs.ReadFile(b.dir, name)
	if err != nil { // Cayley's pages link to /docs/GizmoAPI, its file is gizmoapi.md
		data, err = fs.ReadFile(b.dir, strings.ToLower(name))
	}
	if err != nil {
		return nil, err
	}
	return file.NewFile(name, data)
}

// empty is a folder without files.
type empty struct{}

func (empty) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// fillBoxes gives Cayley its documentation, and nothing else: the pages and
// static files are served by Store.Handler.
func fillBoxes(dir fs.FS) {
	docs, err := fs.Sub(dir, "docs")
	if err != nil {
		docs = empty{}
	}
	for name, dir := range map[string]fs.FS{"Docs": docs, "Static": empty{}, "Templates": empty{}} {
		packr.New(name, "").DefaultResolver = box{dir}
	}
}
