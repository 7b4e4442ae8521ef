package article

import "errors"

// Reasons for which an item is left out. Test for them with [errors.Is].
var (
	ErrEmpty       = errors.New("no text in it")
	ErrBinary      = errors.New("binary, not text")
	ErrEncoding    = errors.New("neither UTF-8, UTF-16 nor Western European text")
	ErrNotEnglish  = errors.New("not English")
	ErrTooLarge    = errors.New("too large")
	ErrHTML        = errors.New("no article found in the page")
	ErrJSON        = errors.New("not a JSON article")
	ErrUnsupported = errors.New("unknown kind of file (want .txt, .html, .htm or .jsonl, or one of these with .gz)")
)

// A ReadError names an item that could not be read and says why.
type ReadError struct {
	Name string // path as given or found, "-" for standard input; with ":line" for a line of JSON lines, counted from 1
	Err  error  // one of this package's errors, or one of the file system or of gzip, wrapped
}

// Error returns "name: reason".
func (e *ReadError) Error() string { return e.Name + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *ReadError) Unwrap() error { return e.Err }
