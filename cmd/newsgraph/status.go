package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"unicode"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/queue"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/queries"
)

// The exit statuses of the program.
const (
	statusOK      = 0
	statusError   = 1
	statusUsage   = 2
	statusPartial = 3
)

var meanings = map[int]string{
	statusOK:      "done",
	statusError:   "it failed or was interrupted: no such store, unknown name, a file that cannot be written",
	statusUsage:   "wrong usage: unknown command, flag or query, a bad value",
	statusPartial: "done, but some articles could not be read; each is named on standard error",
}

// statuses documents exit statuses in a command's help.
func statuses(codes ...int) map[string]string {
	var b strings.Builder
	for _, c := range codes {
		fmt.Fprintf(&b, "  %d  %s\n", c, meanings[c])
	}
	return map[string]string{"statuses": b.String()}
}

// A statusErr is an error with an exit status of its own and a hint, which
// may be empty.
type statusErr struct {
	status int
	msg    string
	hint   string
}

func (e *statusErr) Error() string { return e.msg }

// Hint says what to do about it.
func (e *statusErr) Hint() string { return e.hint }

// usage returns the error of a wrong use of the program.
func usage(hint, format string, args ...any) error {
	return &statusErr{statusUsage, fmt.Sprintf(format, args...), hint}
}

// report writes err as one line and returns the exit status.
func report(w io.Writer, err error) int {
	if err == nil {
		return statusOK
	}
	status := statusError
	var s *statusErr
	var u *queries.UsageError
	switch {
	case errors.As(err, &s):
		status = s.status
	case errors.As(err, &u):
		status = statusUsage
	}
	msg := message(err)
	if errors.Is(err, context.Canceled) {
		msg = "interrupted"
	}
	if h := hint(err); h != "" {
		msg += " (" + h + ")"
	}
	warn(w, "%s", msg)
	return status
}

// message words an error. Of several joined, as those of a command and of
// closing its file, none is told that another one ends in.
func message(err error) string {
	var out []string
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if !slices.ContainsFunc(out, func(o string) bool { return strings.HasSuffix(o, line) }) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "; ")
}

// hint returns what to do about an error, or "".
func hint(err error) string {
	var u *queries.UsageError
	var h interface{ Hint() string }
	switch {
	case errors.As(err, &u):
		return u.Hint
	case errors.As(err, &h):
		return h.Hint()
	case errors.Is(err, graph.ErrNotExist):
		return `"newsgraph build PATH..." makes one; --db names another`
	case errors.Is(err, queue.ErrNotExist):
		return `"newsgraph enqueue PATH..." makes one; --db names another`
	case errors.Is(err, graph.ErrUnreachable):
		return "start it, or name another store with --db; a build that was interrupted is finished by running it again"
	case errors.Is(err, graph.ErrLocked):
		return "if it is \"newsgraph serve\", ask it: query --server URL; else wait until it ends"
	case errors.Is(err, graph.ErrDamaged):
		return "name another store with --db, or build it anew"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "the disk is full: what was stored is kept; make room and do it again, or name another place"
	case errors.Is(err, syscall.EFBIG):
		return "files may not become so large, see \"ulimit -f\": what was stored is kept; do it again with a higher limit"
	case errors.Is(err, syscall.EROFS):
		return "nothing can be written on that file system: name another place"
	case errors.Is(err, fs.ErrPermission):
		return "you may not do that there: name another place, or change its permissions"
	}
	return ""
}

// warn writes one line for people. What would steer a terminal is blanked:
// names and reasons may come from strange files.
func warn(w io.Writer, format string, args ...any) {
	fmt.Fprintln(w, "newsgraph: "+oneLine(fmt.Sprintf(format, args...)))
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, s)
}
