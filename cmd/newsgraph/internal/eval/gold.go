package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// besides returns the folder name next to dir.
func besides(dir, name string) string { return filepath.Join(filepath.Dir(filepath.Clean(dir)), name) }

// find returns the one file of dir for a collection such as "quotes/polnear":
// polnear.jsonl, polnear.dev.jsonl.gz and so on.
func find(dir, collection string) (string, error) {
	var found []string
	for _, end := range []string{"", ".*"} {
		for _, ext := range []string{".jsonl", ".jsonl.gz", ".json"} {
			m, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(collection)+end+ext))
			if err != nil {
				return "", fmt.Errorf("looking for %s: %w", collection, err)
			}
			found = append(found, m...)
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%w: %w", errNotAvailable, &fs.PathError{Op: "open", Path: collection + ".*.jsonl.gz", Err: fs.ErrNotExist})
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("more than one file for %s: %s", collection, strings.Join(found, ", "))
}

// read returns the documents of a collection and the name of its file.
func read[T any](s *session, collection string) (docs []T, name string, err error) {
	path, err := find(s.gold, collection)
	if err != nil {
		return nil, "", err
	}
	r, err := open(path)
	if err != nil {
		return nil, "", err
	}
	defer r.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<16))
	for {
		var d T
		if err := dec.Decode(&d); errors.Is(err, io.EOF) {
			return docs, filepath.Base(path), nil
		} else if err != nil {
			return nil, "", fmt.Errorf("reading %s, document %d: %w", path, len(docs)+1, err)
		}
		docs = append(docs, d)
	}
}

// open opens a file, unpacking .gz.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(path, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// A span is a stretch of a gold text, in bytes.
type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func (a span) overlaps(start, end int) bool { return a.Start < end && start < a.End }
