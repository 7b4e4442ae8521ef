package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// The indexes are Cayley's own and one by label: without it, to find the quads
// of one article means to read all there are.
var (
	bySubject = ckv.QuadIndex{Dirs: []quad.Direction{quad.Subject, quad.Predicate}}
	byObject  = ckv.QuadIndex{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}}
	byLabel   = ckv.QuadIndex{Dirs: []quad.Direction{quad.Label}}
	indexes   = []ckv.QuadIndex{bySubject, byObject, byLabel}
)

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
	files, err := openFiles(dir, readOnly, false)
	if err != nil {
		return nil, err
	}
	return &database{KV: flat.Upgrade(files), disk: &files, names: newNames(), digests: newDigestCache()}, nil
}

// exists reports whether a database's files are in dir.
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
		switch name := e.Name(); {
		case strings.HasPrefix(name, "marker.manifest."):
			return true, nil
		case name == "CURRENT":
			return false, fmt.Errorf("%w: LevelDB's files, of an earlier version: build it again, elsewhere", ErrDamaged)
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
	files, err := openFiles(tmp, false, true)
	if err != nil {
		return err
	}
	db := flat.Upgrade(files)
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

// openFiles opens the files of a database. Pebble, and none of Cayley's own
// stores on disk: for 8.1 million quads of 10,000 articles it takes two thirds of
// the processor time of LevelDB with the same adder; for 5 million, 0.3 GB of
// memory where that has 0.7. Bolt takes 383 bytes a quad where LevelDB has 80 and Pebble 68,
// its file never shrinks, and v1.3.1, no longer kept, fails Go's pointer checks
// (go test -race). BenchmarkLoad has all three.
func openFiles(dir string, readOnly, isNew bool) (disk.DB, error) {
	db, err := disk.Open(dir, readOnly, isNew)
	if errors.Is(err, disk.ErrLocked) {
		return db, ErrLocked
	}
	return db, damage(err)
}

// damage marks an error of reading that comes from broken files.
func damage(err error) error {
	if disk.Corrupt(err) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
