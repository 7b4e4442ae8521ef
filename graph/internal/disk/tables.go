package disk

import (
	"bytes"
	"path/filepath"
	"strconv"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
	"golang.org/x/sync/errgroup"
)

// apartFrom is the number of bytes from which what is written at a time becomes
// several tables, and largestTable about the largest of them, both before
// compression.
const (
	apartFrom    = 2 << 20
	largestTable = 32 << 20
)

// A tablesWriter makes tables of Pebble outside of its database, for it to take
// in. Each spans a range of keys that is seldom in the way of others: those with
// the same first byte, which no two of Cayley's buckets that are written much
// have in common, between the cuts.
type tablesWriter struct {
	dir     string
	options sstable.WriterOptions
	apart   bool
	cuts    [][]byte // that are to come
	paths   []string
	open    *sstable.Writer // or nil
	bucket  byte            // of the open one
	size    int
	ending  errgroup.Group // what waits until a table is on disk
}

func newTables(in DB, dir string) *tablesWriter {
	return &tablesWriter{dir: dir, options: in.tables}
}

// write writes an entry behind all others.
func (t *tablesWriter) write(e bulkEntry) error {
	end := t.apart && (e.key[0] != t.bucket || t.size >= largestTable)
	for len(t.cuts) > 0 && bytes.Compare(t.cuts[0], e.key) <= 0 {
		end, t.cuts = true, t.cuts[1:]
	}
	if end {
		t.end()
	}
	if t.open == nil {
		path := filepath.Join(t.dir, strconv.Itoa(len(t.paths)))
		f, err := vfs.Default.Create(path, vfs.WriteCategoryUnspecified)
		if err != nil {
			return err
		}
		t.open = sstable.NewWriter(objstorageprovider.NewFileWritable(f), t.options)
		t.paths, t.bucket, t.size = append(t.paths, path), e.key[0], 0
	}
	t.size += len(e.key) + len(e.value)
	switch e.kind {
	case pebble.InternalKeyKindDelete:
		return t.open.Delete(e.key)
	case pebble.InternalKeyKindMerge:
		return t.open.Merge(e.key, e.value)
	}
	return t.open.Set(e.key, e.value)
}

// end ends the table that is open.
func (t *tablesWriter) end() {
	if t.open != nil {
		t.ending.Go(t.open.Close)
	}
	t.open = nil
}

// finish ends the last table, and waits until all are on disk.
func (t *tablesWriter) finish() error {
	t.end()
	return t.ending.Wait()
}
