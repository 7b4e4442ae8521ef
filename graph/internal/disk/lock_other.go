//go:build !unix

package disk

import "github.com/cockroachdb/pebble/v2/vfs"

// A lockingFS has the lock of Pebble: one process uses a database.
type lockingFS struct {
	vfs.FS
	shared bool
}
