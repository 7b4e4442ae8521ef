package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hlevel "github.com/hidal-go/hidalgo/kv/flat/leveldb"

	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/syndtr/goleveldb/leveldb"
	lerrors "github.com/syndtr/goleveldb/leveldb/errors"
	"github.com/syndtr/goleveldb/leveldb/filter"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
)

// indexes are Cayley's own and one by label: without it, to find the quads of
// one article means to read all there are.
var indexes = []ckv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
	{Dirs: []quad.Direction{quad.Label}},
}

var (
	indexesKey = kv.SKey("meta", "indexes")
	sizeKey    = kv.SKey("meta", "size")
)

// noBloom spares a scan of everything at each opening.
var noBloom = graph.Options{ckv.OptNoBloom: true}

// openDatabase opens the key-value database in the folder dir.
func openDatabase(dir string, readOnly bool) (*database, error) {
	there, err := exists(dir)
	if err != nil {
		return nil, err
	}
	if !there {
		if readOnly {
			return nil, ErrNotExist
		}
		if err := create(dir); err != nil {
			return nil, err
		}
	}
	db, err := openLevelDB(dir, readOnly, false)
	if err != nil {
		return nil, err
	}
	return &database{KV: flat.Upgrade(hlevel.New(db)), level: db, dir: dir, names: newNames(), digests: newDigestCache()}, nil
}

// exists reports whether LevelDB's files are in dir.
func exists(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if errors.Is(err, syscall.ENOTDIR) {
		return false, fmt.Errorf("%w: it is a file, not a folder", ErrDamaged)
	}
	if err != nil {
		return false, err
	}
	for _, e := range entries {
		if e.Name() == "CURRENT" {
			return true, nil
		}
	}
	if len(entries) > 0 {
		return false, fmt.Errorf("%w: a folder with other files in it", ErrDamaged)
	}
	return false, nil
}

// create makes an empty store under another name first, so that what stands
// at dir is never half made.
func create(dir string) error {
	parent, base := filepath.Split(filepath.Clean(dir))
	if parent == "" {
		parent = "."
	}
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(parent, "."+base+"-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	level, err := openLevelDB(tmp, false, true)
	if err != nil {
		return err
	}
	db := flat.Upgrade(hlevel.New(level))
	err = ckv.Init(db, noBloom)
	if err == nil {
		err = writeMeta(db)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	// An empty folder there makes way; one with something in it does not.
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTEMPTY) {
		return err
	}
	if err := os.Rename(tmp, dir); err != nil {
		// Another process may have been faster.
		if there, _ := exists(dir); !there {
			return err
		}
	}
	return nil
}

// writeMeta sets the indexes of a new store, which Cayley would take from a
// variable of its own, and its size, without which Cayley fails on an empty one.
func writeMeta(db kv.KV) error {
	return kv.Update(context.Background(), db, func(tx kv.Tx) error {
		if err := tx.Put(sizeKey, make([]byte, 8)); err != nil {
			return err
		}
		if err := tx.Put(digestsKey, []byte{digestVersion}); err != nil {
			return err
		}
		if err := tx.Put(postingsKey, postingsVersion); err != nil {
			return err
		}
		return tx.Put(indexesKey, []byte(indexesJSON()))
	})
}

// indexesJSON is the form in which Cayley stores its list of indexes.
func indexesJSON() string {
	data, err := json.Marshal(indexes)
	if err != nil {
		panic(err) // a table that cannot fail
	}
	return string(data)
}

// openLevelDB opens LevelDB's files. LevelDB and not bolt, Cayley's other
// store on disk: for 459,000 quads of 1,000 articles it takes 79 bytes a quad
// against 394, bolt's file never shrinks, and bolt v1.3.1, no longer kept,
// fails Go's pointer checks (go test -race). By Cayley's own writer bolt loads
// faster, 24,800 quads a second of processor time against 14,000; reading is
// about even (BenchmarkBackend). What writes here, an adder, is for LevelDB
// alone (BenchmarkLoad).
func openLevelDB(dir string, readOnly, isNew bool) (*leveldb.DB, error) {
	cache := 64 << 20
	if !readOnly { // a load reads lists all over the store
		cache = 128 << 20
	}
	db, err := leveldb.OpenFile(dir, &opt.Options{
		ReadOnly:               readOnly,
		ErrorIfMissing:         !isNew,
		Filter:                 filter.NewBloomFilter(10),
		BlockCacheCapacity:     cache,
		BlockCacheEvictRemoved: true,
		DisableBufferPool:      true,     // it gives small blocks large buffers, which fill the cache
		WriteBuffer:            48 << 20, // a batch makes one table, however large: merging looks at each table for each entry
		CompactionTableSize:    8 << 20,
		CompactionTotalSize:    4 << 20, // ten times that at the first level, which every merge of new tables rewrites
		CompactionL0Trigger:    8,       // reading looks at each of them, too
		WriteL0SlowdownTrigger: 32,
		WriteL0PauseTrigger:    48,
		// The reads of a load would else have new tables merged at once.
		DisableSeeksCompaction: true,
	})
	switch {
	case err == nil:
		return db, nil
	case errors.Is(err, syscall.EAGAIN), errors.Is(err, storage.ErrLocked):
		return nil, ErrLocked
	}
	return nil, damage(err)
}

// damage marks an error of reading that comes from broken files.
func damage(err error) error {
	if lerrors.IsCorrupted(err) || errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
