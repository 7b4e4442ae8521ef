package graph

import (
	"bytes"
	"context"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// Entities calls f with the entities with a name of one type (person,
// organization …) that articles speak of, each once and in the order of their
// IRIs. It reads postings and nothing else, most of them at most, and reports
// false where they do not tell, as in stores in memory and in PostgreSQL.
func (s *Store) Entities(ctx context.Context, typ string, most int, f func(quad.IRI)) (bool, error) {
	v, err := s.view()
	if v == nil {
		return false, err
	}
	defer v.close()
	if told, err := v.told(ctx); !told {
		return false, err
	}
	bucket := flatKey(kv.SKey(postingBucket, ""))
	it := disk.Under(v.snap, flatKey(kv.SKey(postingBucket, "ng:"+typ+"/")))
	defer it.Release()
	for ok := it.Next(); ok && most > 0; {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		node := bytes.Clone(it.Key()[:len(bucket)+partEnd(it.Key()[len(bucket):])])
		if !bytes.ContainsRune(node, '~') {
			f(quad.IRI(unescaped(node[len(bucket):])))
		}
		node = append(node, '/')
		for n := 0; ok && bytes.HasPrefix(it.Key(), node); n++ {
			most--
			if n < near {
				ok = it.Next()
			} else {
				node[len(node)-1]++
				ok = it.Seek(node)
				break
			}
		}
	}
	return true, damage(it.Error())
}

// partEnd is where the first part of a key ends.
func partEnd(k []byte) int {
	for i := 0; i < len(k); i++ {
		switch k[i] {
		case '\\':
			i++
		case '/':
			return i
		}
	}
	return len(k)
}
