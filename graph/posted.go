package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// complete reports whether every article has its postings.
func (v *view) complete() (bool, error) {
	data, err := disk.Get(v.snap, flatKey(postingsKey))
	if errors.Is(err, disk.ErrNotFound) {
		return false, nil
	}
	return slices.Equal(data, postingsVersion), damage(err)
}

// told reports whether postings tell all: every article has them, and nothing is
// said outside of articles.
func (v *view) told(ctx context.Context) (bool, error) {
	if complete, err := v.complete(); !complete {
		return false, err
	}
	unlabelled, err := v.labels(ctx, true)
	return err == nil && len(unlabelled) == 0, err
}

// asked returns the postings that tell of quads with a node in direction d and
// one of the predicates, or any; false where postings do not tell.
func asked(d quad.Direction, preds []quad.IRI) (posting, bool) {
	switch {
	case d == quad.Subject:
		named := slices.Contains(preds, RDFType) && slices.Contains(preds, SchemaName)
		return described, named && len(preds) == 2
	case d != quad.Object:
		return 0, false
	case len(preds) == 0:
		return ^posting(0), true
	}
	var out posting
	for _, p := range preds {
		role := slices.Index(roles, p)
		if role < 0 {
			return 0, false
		}
		out |= described << (1 + role)
	}
	return out, true
}

// posted calls f with every article that has one of the postings for one of
// nodes. It reports false where that is not known.
func (v *view) posted(ctx context.Context, nodes []quad.IRI, wanted posting, f func(article quad.IRI)) (bool, error) {
	return v.postings(ctx, slices.Values(nodes), func(_ quad.IRI, key, value []byte) error {
		if posting(value[0])&wanted != 0 {
			f(quad.IRI(unescaped(key)))
		}
		return nil
	})
}

// errEnough says that no more postings of a node are wanted.
var errEnough = errors.New("enough")

// postings calls f with every posting of nodes: the article's name as it is in
// the key, and the value, neither to be kept. f returns errEnough to go on to the
// next node. It reports false where postings do not tell all.
func (v *view) postings(ctx context.Context, nodes iter.Seq[quad.IRI], f func(node quad.IRI, key, value []byte) error) (bool, error) {
	if told, err := v.told(ctx); !told {
		return false, err
	}
	it := disk.Under(v.snap, flatKey(kv.SKey(postingBucket, "")))
	defer it.Release()
	for n := range nodes {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		prefix := flatKey(postingKey(n, ""))
		for ok := it.Seek(prefix); ok && bytes.HasPrefix(it.Key(), prefix); ok = it.Next() {
			if len(it.Value()) == 0 {
				return false, fmt.Errorf("%w: the posting of %s", ErrDamaged, n)
			}
			if err := f(n, it.Key()[len(prefix):], it.Value()); err == errEnough {
				break
			} else if err != nil {
				return false, err
			}
		}
		if err := it.Error(); err != nil {
			return false, damage(err)
		}
	}
	return true, nil
}

// allPostings is postings of all nodes.
func (v *view) allPostings(ctx context.Context, f func(node quad.IRI, key, value []byte) error) (bool, error) {
	if told, err := v.told(ctx); !told {
		return false, err
	}
	all := flatKey(kv.SKey(postingBucket, ""))
	it := disk.Under(v.snap, all)
	defer it.Release()
	bucket := len(all)
	var prefix []byte // of the keys of node
	var node quad.IRI
	for n := 0; it.Next(); n++ {
		if n%chunk == 0 {
			if err := ctx.Err(); err != nil {
				return false, err
			}
		}
		if key := it.Key(); prefix == nil || !bytes.HasPrefix(key, prefix) {
			end := bucket + partEnd(key[bucket:])
			prefix = append(append(prefix[:0], key[:end]...), '/')
			node = quad.IRI(unescaped(key[bucket:end]))
		}
		if len(it.Value()) == 0 || len(it.Key()) < len(prefix) {
			return false, fmt.Errorf("%w: the posting of %s", ErrDamaged, node)
		}
		if err := f(node, it.Key()[len(prefix):], it.Value()); err != nil {
			return false, err
		}
	}
	return true, damage(it.Error())
}
