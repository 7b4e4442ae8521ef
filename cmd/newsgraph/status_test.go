package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// TestReport has the reasons of a system told once, with what to do about them.
func TestReport(t *testing.T) {
	failed := func(op string, e error) error { return &fs.PathError{Op: op, Path: "news.db/LOCK", Err: e} }
	for _, c := range []struct {
		err        error
		want, hint string
	}{
		{fmt.Errorf("writing 3 articles: %w", failed("write", syscall.ENOSPC)), "writing 3 articles: write news.db/LOCK: no space left on device", "full"},
		{failed("write", syscall.EDQUOT), "write news.db/LOCK: disk quota exceeded", "full"},
		{failed("write", syscall.EFBIG), "write news.db/LOCK: file too large", "ulimit"},
		{fmt.Errorf("opening news.db: %w", failed("open", syscall.EROFS)), "opening news.db: open news.db/LOCK: read-only file system", "another place"},
		{fmt.Errorf("opening news.db: %w", failed("open", syscall.EACCES)), "opening news.db: open news.db/LOCK: permission denied", "permissions"},
		// a command fails, then the closing of its file for the same reason
		{errors.Join(fmt.Errorf("exporting: %w", failed("write", syscall.ENOSPC)), failed("write", syscall.ENOSPC)), "exporting: write news.db/LOCK: no space left on device", "full"},
		// and for another
		{errors.Join(errors.New("exporting: no such format"), failed("close", syscall.EIO)), "exporting: no such format; close news.db/LOCK: input/output error", ""},
	} {
		var b strings.Builder
		if status := report(&b, c.err); status != statusError {
			t.Errorf("%v: status %d", c.err, status)
		}
		got := b.String()
		if !strings.HasPrefix(got, "newsgraph: "+c.want) || strings.Count(got, "\n") != 1 || !strings.Contains(got, c.hint) || (c.hint == "") == strings.Contains(got, "(") {
			t.Errorf("%q for %v", got, c.err)
		}
	}
}
