//go:build unix

package disk

import (
	"io"
	"os"
	"syscall"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// A lockingFS lets several processes read a database, or one write it. Pebble's
// own lock is always of one process.
type lockingFS struct {
	vfs.FS
	shared bool
}

func (l lockingFS) Lock(name string) (io.Closer, error) {
	flags, how := os.O_RDWR|os.O_CREATE, syscall.LOCK_EX
	if l.shared {
		flags, how = os.O_RDONLY, syscall.LOCK_SH
	}
	f, err := os.OpenFile(name, flags, 0o666)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
