package graph

import (
	"context"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// EachDigest calls f with the digest of every article.
func (s *Store) EachDigest(ctx context.Context, f func(*Digest) error) error {
	labels, kept, err := s.graphs(ctx)
	if err != nil {
		return err
	}
	if !kept {
		return s.Digests(ctx, labels, f)
	}
	p, _ := s.fast()
	v, err := p.db.view()
	if err != nil {
		return err
	}
	defer v.close()
	prefix := flatKey(digestKey(""))
	it := disk.Under(v.snap, prefix)
	defer it.Release()
	for n := 0; it.Next(); n++ {
		if n%chunk == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		article := quad.IRI(unescaped(it.Key()[len(prefix):]))
		d, ok, err := unpackDigest(article, it.Value())
		if err == nil && !ok {
			d, err = s.digest(ctx, v, article)
		}
		if err != nil {
			return err
		}
		if err := f(d); err != nil {
			return err
		}
	}
	if err := it.Error(); err != nil {
		return damage(err)
	}
	return s.Digests(ctx, labels, f)
}

// graphs returns the labels of all quads but for those whose digests are all
// kept, if they are.
func (s *Store) graphs(ctx context.Context) (labels []quad.IRI, kept bool, err error) {
	if s.shared != nil {
		labels, err = s.Articles(ctx)
		return append(labels, ""), false, err
	}
	p, ok := s.fast()
	if !ok {
		seen := map[quad.IRI]bool{}
		err := s.scan(ctx, s.qs.QuadsAllIterator(), func(q quad.Quad) error {
			l, _ := q.Label.(quad.IRI)
			seen[l] = true
			return nil
		})
		delete(seen, Resolution)
		for l := range seen {
			labels = append(labels, l)
		}
		return labels, false, err
	}
	v, err := p.db.view()
	if err != nil {
		return nil, false, err
	}
	defer v.close()
	if kept, err = disk.Has(v.snap, flatKey(digestsKey)); err != nil {
		return nil, false, damage(err)
	}
	ids, err := v.labels(ctx, kept)
	if err != nil {
		return nil, false, err
	}
	vals, err := v.values(ids)
	for _, id := range ids {
		if l, _ := vals[id].(quad.IRI); l != Resolution {
			labels = append(labels, l)
		}
	}
	return labels, kept, err
}

// unescaped undoes what flatKey does to a part of a key.
func unescaped(k []byte) []byte {
	out := make([]byte, 0, len(k))
	for i := 0; i < len(k); i++ {
		if k[i] == '\\' && i+1 < len(k) {
			i++
		}
		out = append(out, k[i])
	}
	return out
}
