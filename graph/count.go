package graph

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// probe is how many entries of an index are counted before its size is
// estimated from the room it takes.
const probe = 512

// entryBytes is about the room of an entry on disk.
const entryBytes = 16

// count returns how many quads a scan has, those counted that were removed.
func (d *database) count(ctx context.Context, s scan) (graph.Size, error) {
	n := int64(0)
	more := false
	err := kv.View(d, func(tx kv.Tx) error {
		it := tx.Scan(s.index.Key(s.values))
		defer it.Close()
		for keys := 0; it.Next(ctx); keys++ {
			if more = keys == probe; more {
				return nil
			}
			n += varints(it.Val())
		}
		return it.Err()
	})
	if err != nil || !more || d.disk == nil {
		return graph.Size{Size: n, Exact: err == nil && !more}, err
	}
	prefix := flatKey(s.index.Key(s.values))
	size, err := d.disk.EstimateDiskUsage(prefix, disk.After(prefix))
	if err != nil {
		return graph.Size{}, damage(err)
	}
	return graph.Size{Size: max(2*n, int64(size)/entryBytes)}, nil
}

// flatKey is the key of Pebble that stands for one of Cayley's in parts.
func flatKey(k kv.Key) []byte {
	var out []byte
	for i, part := range k {
		if i > 0 {
			out = append(out, '/')
		}
		out = appendEscaped(out, part)
	}
	return out
}

// appendEscaped appends a part of a key.
func appendEscaped(key, part []byte) []byte {
	for _, c := range part {
		if c == '/' || c == '\\' {
			key = append(key, '\\')
		}
		key = append(key, c)
	}
	return key
}

// varints counts the numbers in the form in which Cayley lists quads.
func varints(b []byte) int64 {
	n := int64(0)
	for _, c := range b {
		if c < 0x80 {
			n++
		}
	}
	return n
}
