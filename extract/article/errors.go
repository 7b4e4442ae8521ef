package article

import "errors"

// Reasons for which an item is left out. Test for them with [errors.Is].
var (
	ErrEmpty       = errors.New("no text in it")
	ErrBinary      = errors.New("binary, not text")
	ErrEncoding    = errors.New("not valid UTF-8")
	ErrNotEnglish  = errors.New("not English")
	ErrTooLarge    = errors.New("too large")
	ErrTooDeep     = errors.New("HTML nested too deeply")
	ErrTooSlow     = errors.New("took too long to read")
	ErrUnsupported = errors.New("unknown kind of file (want .txt, .html, .htm or .jsonl, or one of these with .gz)")
	ErrJSON        = errors.New("not a JSON article")
)

// A ReadError names an item that could not be read and says why.
type ReadError struct {
	Name string // file as given or found, "-" for standard input; with ":line" for one line of JSON lines
	Err  error  // one of this package's errors or of the file system, wrapped
}

// Error returns "name: reason".
func (e *ReadError) Error() string { return e.Name + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *ReadError) Unwrap() error { return e.Err }
