package article

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// Open reads the articles of the files and folders named; "-" is standard
// input. Each step gives an article, or a nil article and a [*ReadError]
// naming the item that was left out, after which the rest goes on. When ctx
// is done the last step gives its error, which is no ReadError.
//
// Files end in .txt, .html, .htm or .jsonl, or one of these and .gz. Folders
// are read with all that is below them in the order of the names; hidden
// files and other kinds of file in them are passed over, and links to folders
// are not followed. Standard input is JSON lines if it begins with "{", a page
// if it begins with "<", else one plain text; it may be compressed.
//
// Articles from .txt and .html files get the ID folder/path, where folder is
// the name of the folder that was named, or in which the named file lies, and
// path leads from it to the file. So it does not matter from where, or whether
// file by file, a folder is read. Articles from .jsonl files keep theirs.
func Open(ctx context.Context, paths ...string) iter.Seq2[*Article, error] {
	return open(ctx, os.Stdin, paths)
}

func open(ctx context.Context, stdin io.Reader, paths []string) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		s := &sink{ctx: ctx, yield: yield}
		for _, p := range paths {
			switch info, err := os.Stat(p); {
			case p == "-":
				s.stream("-", stdin)
			case err != nil:
				s.fail(p, bare(err))
			case info.IsDir():
				s.folder(p)
			default:
				s.file(p, idBeside(p))
			}
			if s.done() {
				return
			}
		}
	}
}

// A sink hands what is read to the caller until it has had enough.
type sink struct {
	ctx     context.Context
	yield   func(*Article, error) bool
	stopped bool
}

// done reports whether to stop, having handed on the context's error if that
// is why.
func (s *sink) done() bool {
	if err := s.ctx.Err(); err != nil && !s.stopped {
		s.yield(nil, err)
		s.stopped = true
	}
	return s.stopped
}

func (s *sink) fail(name string, err error) {
	if !s.done() {
		s.stopped = !s.yield(nil, &ReadError{Name: name, Err: err})
	}
}

// article hands on a, or the reason why it is left out.
func (s *sink) article(name string, a *Article, err error) {
	if err == nil {
		err = a.complete()
	}
	if err != nil {
		s.fail(name, err)
		return
	}
	if !s.done() {
		s.stopped = !s.yield(a, nil)
	}
}

// folder reads what is below dir.
func (s *sink) folder(dir string) {
	found := false
	base := filepath.Base(absolute(dir))
	// With the separator, a link to a folder is read when it is named itself.
	err := filepath.WalkDir(dir+string(filepath.Separator), func(p string, d fs.DirEntry, err error) error {
		if s.done() {
			return fs.SkipAll
		}
		if err != nil {
			found = true
			s.fail(p, bare(err))
			return nil
		}
		rel, _ := filepath.Rel(dir, p)
		switch {
		case rel != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() || kindOf(p) == "":
		case d.Type()&fs.ModeSymlink != 0:
			info, err := os.Stat(p)
			if err != nil {
				s.fail(p, bare(err))
			} else if info.Mode().IsRegular() {
				s.file(p, base+"/"+filepath.ToSlash(rel))
				found = true
			}
		case d.Type().IsRegular():
			s.file(p, base+"/"+filepath.ToSlash(rel))
			found = true
		}
		return nil
	})
	if err != nil {
		s.fail(dir, bare(err))
	} else if !found {
		s.fail(dir, fmt.Errorf("%w: no .txt, .html or .jsonl file below it", ErrEmpty))
	}
}

// idBeside returns the ID of a file that was named itself.
func idBeside(p string) string {
	p = absolute(p)
	id := filepath.Base(filepath.Dir(p)) + "/" + filepath.Base(p)
	return strings.TrimPrefix(id, "//") // of a file in the root
}

func absolute(p string) string {
	if abs, err := filepath.Abs(p); err == nil {
		return abs
	}
	return filepath.Clean(p)
}

// bare takes the path out of a file system error; a ReadError has it.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
