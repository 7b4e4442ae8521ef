package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

// maxUseless is how many bytes of blank, broken or overlong lines on end are
// read before the rest of a stream is given up: a gzip bomb has no end.
const maxUseless = 256 << 20

// lines reads JSON lines, an article each. Blank lines are passed over.
func (s *sink) lines(name string, r io.Reader) {
	b := bufio.NewReaderSize(r, 64<<10)
	useless := 0
	for n := 1; !s.done(); n++ {
		line, size, err := readLine(b, maxUseless-useless)
		at := fmt.Sprintf("%s:%d", name, n)
		useless += size
		switch {
		case size > maxFile:
			s.fail(at, fmt.Errorf("%w: a line of more than %d MiB", ErrTooLarge, maxFile>>20))
		case len(line) > 0 && (err == nil || err == io.EOF): // else it was cut short
			a, err := parseLine(line)
			if err == nil {
				useless = 0
			}
			s.article(at, a, err)
		}
		if err == nil && useless >= maxUseless {
			err = fmt.Errorf("%w: no article in the last %d MiB, the rest was left out", ErrTooLarge, maxUseless>>20)
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				s.fail(name, bare(err))
			}
			return
		}
	}
}

// readLine reads a line and returns it without the space around it, and the
// number of bytes read. A line longer than maxFile is read past, to its end or
// until limit bytes were read.
func readLine(b *bufio.Reader, limit int) (line []byte, size int, err error) {
	for size <= limit {
		var part []byte
		part, err = b.ReadSlice('\n')
		size += len(part)
		if size <= maxFile {
			line = append(line, part...)
		} else {
			line = nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			break
		}
		err = nil
	}
	return bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff"))), size, err
}

// parseLine reads an article from its JSON.
func parseLine(line []byte) (*Article, error) {
	a := new(Article)
	if err := json.Unmarshal(line, a); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrJSON, err)
	}
	if a.Published != "" {
		day, ok := parsePublished(a.Published)
		if !ok {
			return nil, fmt.Errorf("%w: published %q is not a day (want YYYY-MM-DD or RFC 3339)", ErrJSON, a.Published)
		}
		a.Published = day
	}
	if a.URL != "" {
		u, ok := cleanURL(a.URL)
		if !ok {
			return nil, fmt.Errorf("%w: url %q is not absolute", ErrJSON, a.URL)
		}
		a.URL = u
	}
	return a, nil
}

// parsePublished returns s as YYYY-MM-DD or RFC 3339. Times without a zone
// lose their hour.
func parsePublished(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", time.RFC1123Z} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.RFC3339), true
		}
	}
	day, _, ok := findDay(s)
	return day, ok
}

// cleanURL returns an absolute URL that may stand in an IRI as it is.
func cleanURL(s string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || !u.IsAbs() || u.Host == "" {
		return "", false
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|\\^`", r) }) {
		return s, true
	}
	if s = u.String(); strings.ContainsAny(s, "<>\"{}|\\^` ") {
		s = strings.NewReplacer("<", "%3C", ">", "%3E", "\"", "%22", "{", "%7B", "}", "%7D", "|", "%7C", "\\", "%5C", "^", "%5E", "`", "%60", " ", "%20").Replace(s)
	}
	return s, true
}
