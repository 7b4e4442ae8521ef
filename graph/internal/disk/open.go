package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// ErrLocked is of a folder that another process uses.
var ErrLocked = errors.New("in use by another process")

// Open opens the files of a database in a folder. Any number of processes may
// read one, or one may write it. The error wraps ErrLocked where it is that.
func Open(dir string, readOnly, isNew bool) (DB, error) {
	o := options()
	o.ReadOnly, o.ErrorIfNotExists = readOnly, !isNew
	o.FS = lockingFS{vfs.Default, readOnly}
	o.CacheSize = 64 << 20
	if !readOnly { // a load reads lists all over the store
		o.CacheSize = 128 << 20
	}
	db, err := pebble.Open(dir, o)
	switch {
	case err == nil:
		return DB{db, dir, o.MakeWriterOptions(0, db.FormatMajorVersion().MaxTableFormat())}, nil
	case errors.Is(err, syscall.EAGAIN):
		err = ErrLocked
	}
	return DB{}, err
}

// manyTables is how many tables may lie one over the other until they are
// merged: to merge is a fifth of the work of a load, and reading looks at each.
const manyTables = 24

func options() *pebble.Options {
	o := &pebble.Options{
		FormatMajorVersion:    pebble.FormatNewest,
		Merger:                pebble.DefaultMerger, // it appends
		Logger:                failing{},
		DisableWAL:            true, // what is written becomes tables at once
		MemTableSize:          1 << 20,
		LBaseMaxBytes:         256 << 20, // to be merged twice costs more than to be merged with more
		L0CompactionThreshold: manyTables,
		L0StopWritesThreshold: 4 * manyTables,
	}
	o.TargetFileSizes[0] = 8 << 20
	for i := range o.Levels {
		o.Levels[i].FilterPolicy = bloom.FilterPolicy(10)
	}
	// Tables of one bucket are not in the way of another's.
	o.Experimental.SpanPolicyFunc = func(from []byte) (pebble.SpanPolicy, []byte, error) {
		return pebble.SpanPolicy{}, []byte{from[0] + 1}, nil
	}
	o.EnsureDefaults()
	return o
}

// failing is where the database logs: only what it cannot go on from, as a full
// disk when it notes which tables it has. It loses nothing then but is in a
// state that it cannot leave.
type failing struct{}

func (failing) Infof(string, ...any)  {}
func (failing) Errorf(string, ...any) {}
func (failing) Fatalf(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "newsgraph: stopped, with what was reported safe: "+format+"\n", args...)
	os.Exit(1)
}

// Corrupt reports whether an error comes from broken or missing files.
func Corrupt(err error) bool {
	return pebble.IsCorruptionError(err) || errors.Is(err, fs.ErrNotExist)
}
