package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Limits that no news story comes near.
const (
	maxText = 1 << 20 // bytes of a text
	maxFile = 8 << 20 // bytes of a page, a text in its own encoding or a line of JSON, unpacked
)

// Kinds of file.
const (
	kindText  = "text"
	kindPage  = "page"
	kindLines = "lines"
)

// kindOf returns the kind of file that p's name says it is, or "".
func kindOf(p string) string {
	name := strings.TrimSuffix(strings.ToLower(p), ".gz")
	switch filepath.Ext(name) {
	case ".txt":
		return kindText
	case ".html", ".htm":
		return kindPage
	case ".jsonl":
		return kindLines
	}
	return ""
}

// file reads the file p, whose articles get id unless they have their own.
func (s *sink) file(p, id string) {
	kind := kindOf(p)
	if kind == "" {
		s.fail(p, ErrUnsupported)
		return
	}
	if info, err := os.Stat(p); err != nil {
		s.fail(p, bare(err))
		return
	} else if !info.Mode().IsRegular() { // opening a named pipe would wait for a writer
		s.fail(p, fmt.Errorf("%w: not a regular file", ErrUnsupported))
		return
	}
	f, err := os.Open(p)
	if err != nil {
		s.fail(p, bare(err))
		return
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(strings.ToLower(p), ".gz") {
		if r, err = unzip(f); err != nil {
			s.fail(p, err)
			return
		}
	}
	s.read(p, kind, id, r)
}

// stream reads a stream whose kind its first bytes tell.
func (s *sink) stream(name string, r io.Reader) {
	b := bufio.NewReaderSize(r, 4096)
	if magic, _ := b.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := unzip(b)
		if err != nil {
			s.fail(name, err)
			return
		}
		b = bufio.NewReaderSize(z, 4096)
	}
	start, _ := b.Peek(4096)
	kind := kindText
	switch start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n"); {
	case bytes.HasPrefix(start, []byte("{")):
		kind = kindLines
	case bytes.HasPrefix(start, []byte("<")):
		kind = kindPage
	}
	s.read(name, kind, "", b)
}

func (s *sink) read(name, kind, id string, r io.Reader) {
	if kind == kindLines {
		s.lines(name, r)
		return
	}
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err == nil && len(b) > maxFile {
		err = fmt.Errorf("%w: more than %d MiB", ErrTooLarge, maxFile>>20)
	}
	if err != nil {
		s.fail(name, bare(err))
		return
	}
	var a *Article
	if kind == kindPage {
		a, err = parsePage(b)
	} else {
		var text string
		text, err = decode(b)
		a = &Article{Text: text}
	}
	if err == nil {
		a.ID = id
	}
	s.article(name, a, err)
}

// complete checks the text and adds what its head says of the article where
// the article itself does not.
func (a *Article) complete() error {
	if len(a.Text) > maxText {
		return fmt.Errorf("%w: a text of %d bytes, more than %d MiB", ErrTooLarge, len(a.Text), maxText>>20)
	}
	if strings.IndexByte(a.Text, 0) >= 0 {
		return ErrBinary
	}
	if err := checkEnglish(a.Text); err != nil {
		return err
	}
	h := readHead(a.Text, a.Title)
	if a.Title == "" {
		a.Title = h.title
	}
	if a.Publisher == "" {
		a.Publisher = h.publisher
	}
	if a.Published == "" {
		a.Published = h.published
	}
	if len(a.Authors) == 0 {
		a.Authors = h.authors
	}
	return nil
}

// A gzipReader says of an error that it is the compression's.
type gzipReader struct{ *gzip.Reader }

func unzip(r io.Reader) (io.Reader, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("damaged gzip: %w", err)
	}
	return gzipReader{z}, nil
}

func (z gzipReader) Read(p []byte) (int, error) {
	n, err := z.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("damaged gzip: %w", err)
	}
	return n, err
}
