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
	"time"

	"github.com/boltdb/bolt"
	"github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hbolt "github.com/hidal-go/hidalgo/kv/bolt"
	hlevel "github.com/hidal-go/hidalgo/kv/flat/leveldb"

	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/syndtr/goleveldb/leveldb"
	lerrors "github.com/syndtr/goleveldb/leveldb/errors"
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

var indexesKey = kv.SKey("meta", "indexes")

// noBloom spares a scan of everything at each opening.
var noBloom = graph.Options{ckv.OptNoBloom: true}

// boltFile is the file Cayley's bolt backend keeps in its folder.
const boltFile = "indexes.bolt"

// openDatabase opens the key-value database in the folder dir.
func openDatabase(dir string, o Options) (*database, error) {
	there, err := backendOf(dir)
	if err != nil {
		return nil, err
	}
	if there == "" {
		if o.ReadOnly {
			return nil, ErrNotExist
		}
		if there = o.Backend; there == "" {
			there = LevelDB
		}
		if err := create(dir, there); err != nil {
			return nil, err
		}
	} else if o.Backend != "" && o.Backend != there {
		return nil, fmt.Errorf("%w with backend %s: it was made with %s", ErrDamaged, o.Backend, there)
	}
	db, err := openKV(dir, there, o.ReadOnly, false)
	if err != nil {
		return nil, err
	}
	return &database{KV: db}, nil
}

// backendOf tells which backend's files are in dir, or "" if there are none.
func backendOf(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if errors.Is(err, syscall.ENOTDIR) {
		return "", fmt.Errorf("%w: it is a file, not a folder", ErrDamaged)
	}
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		switch e.Name() {
		case "CURRENT":
			return LevelDB, nil
		case boltFile:
			return Bolt, nil
		}
	}
	if len(entries) > 0 {
		return "", fmt.Errorf("%w: a folder with other files in it", ErrDamaged)
	}
	return "", nil
}

// create makes an empty store under another name first, so that what stands
// at dir is never half made.
func create(dir, backend string) error {
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
	db, err := openKV(tmp, backend, false, true)
	if err != nil {
		return err
	}
	err = ckv.Init(db, noBloom)
	if err == nil {
		err = writeIndexes(db)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	// An empty folder there makes way; one with something in it does not.
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(tmp, dir)
}

// writeIndexes sets the indexes of a new store, which Cayley would take from
// a variable of its own.
func writeIndexes(db kv.KV) error {
	return kv.Update(context.Background(), db, func(tx kv.Tx) error {
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

// openKV opens the files of a backend.
func openKV(dir, backend string, readOnly, isNew bool) (kv.KV, error) {
	switch backend {
	case LevelDB:
		db, err := hlevel.Open(dir, &opt.Options{ReadOnly: readOnly, ErrorIfMissing: !isNew})
		if err != nil {
			return nil, levelError(err)
		}
		return flat.Upgrade(db), nil
	case Bolt:
		// Without a time-out, a second process would wait for ever.
		db, err := hbolt.Open(filepath.Join(dir, boltFile), &bolt.Options{ReadOnly: readOnly, Timeout: lockWait})
		if err != nil {
			return nil, boltError(err)
		}
		return db, nil
	}
	return nil, fmt.Errorf("unknown backend %q (there are %s, %s and %s)", backend, LevelDB, Bolt, Memstore)
}

// lockWait is how long to wait for another process to let go.
const lockWait = 500 * time.Millisecond

func levelError(err error) error {
	switch {
	case errors.Is(err, syscall.EAGAIN), errors.Is(err, storage.ErrLocked):
		return ErrLocked
	case lerrors.IsCorrupted(err), errors.Is(err, fs.ErrNotExist), errors.Is(err, leveldb.ErrNotFound):
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

func boltError(err error) error {
	switch err {
	case bolt.ErrTimeout:
		return ErrLocked
	case bolt.ErrInvalid, bolt.ErrChecksum, bolt.ErrVersionMismatch:
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
