package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// digestBucket holds the digests in the database, by the names of articles.
const digestBucket = "digest"

// digestsKey is there in a store of which every article has a digest.
var digestsKey = kv.SKey("meta", digestBucket)

func digestKey(article quad.IRI) kv.Key { return kv.SKey(digestBucket, string(article)) }

// writeDigests keeps digests and postings, or drops those that are nil. It is
// part of a group of changes.
func (d *database) writeDigests(ctx context.Context, digests map[quad.IRI]*Digest) error {
	for article, dg := range digests {
		var old *Digest
		var err error
		if !d.isNew(article) {
			old, err = d.keptDigest(ctx, article)
			err = errors.Join(err, d.group.Del(stampKey(article)))
		}
		if err == nil {
			err = d.writePostings(article, old, dg)
		}
		switch {
		case err != nil:
		case dg == nil:
			err = d.group.Del(digestKey(article))
		default:
			err = d.group.Put(digestKey(article), dg.pack())
		}
		if err != nil {
			return fmt.Errorf("writing the digest of %s: %w", article, err)
		}
	}
	return nil
}

// forgetDigests removes the digests of the graphs that quads are of, without
// which their postings are not to be relied on.
func (d *database) forgetDigests(quads []graph.Delta) error {
	for _, q := range quads {
		label, _ := q.Quad.Label.(quad.IRI)
		if err := errors.Join(d.group.Del(digestKey(label)), d.group.Del(stampKey(label))); err != nil {
			return err
		}
	}
	return errors.Join(d.group.Del(digestsKey), d.group.Del(postingsKey))
}

// Digests calls f with the digests of articles, in the order of their names.
// An unknown article has an empty one. That of "" is of what no article says.
// A digest is for others to read too: f must not change it.
func (s *Store) Digests(ctx context.Context, articles []quad.IRI, f func(*Digest) error) error {
	articles = slices.Clone(articles)
	slices.Sort(articles)
	if s.shared != nil {
		return s.sharedDigests(ctx, articles, f)
	}
	var v *view
	if p, ok := s.fast(); ok {
		var err error
		if v, err = p.db.view(); err != nil {
			return err
		}
		defer v.close()
	}
	for i, a := range articles {
		if i%chunk == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		d, err := s.digest(ctx, v, a)
		if err != nil {
			return err
		}
		if err := f(d); err != nil {
			return err
		}
	}
	return nil
}

// sharedDigests makes digests of the quads of many articles at a time.
func (s *Store) sharedDigests(ctx context.Context, articles []quad.IRI, f func(*Digest) error) error {
	for some := range slices.Chunk(articles, chunk) {
		labels := make([]quad.Value, len(some))
		for i, a := range some {
			labels[i] = a
		}
		quads := map[quad.Value][]quad.Quad{}
		err := s.shared.Read(ctx, quad.Label, labels, nil, func(q quad.Quad) error {
			quads[q.Label] = append(quads[q.Label], q)
			return nil
		})
		if err != nil {
			return err
		}
		for _, a := range some {
			if err := f(digestOf(a, quads[a])); err != nil {
				return err
			}
		}
	}
	return nil
}

// digest reads a digest, or makes it where none is kept.
func (s *Store) digest(ctx context.Context, v *view, article quad.IRI) (*Digest, error) {
	if v != nil {
		if d, ok, err := v.digest(article); ok || err != nil {
			return d, err
		}
	}
	s.mu.RLock()
	ref := s.qs.ValueOf(article)
	s.mu.RUnlock()
	quads, err := s.labelled(ctx, article, ref)
	return digestOf(article, quads), err
}

// digest reads a digest that is kept; it reports false where there is none.
func (v *view) digest(article quad.IRI) (*Digest, bool, error) {
	state := digestState{v.begun, article}
	if d, ok := v.digests.Get(state); ok {
		return d, true, nil
	}
	data, err := disk.Get(v.snap, flatKey(digestKey(article)))
	if err == disk.ErrNotFound {
		return nil, false, nil
	} else if err != nil {
		return nil, false, damage(err)
	}
	d, ok, err := unpackDigest(article, data)
	if ok && len(data) <= cachedDigest {
		v.digests.Add(state, d)
	}
	return d, ok, err
}

// labelled returns the quads of a graph, whose node is ref; of "" those without
// a label.
func (s *Store) labelled(ctx context.Context, label quad.IRI, ref graph.Ref) ([]quad.Quad, error) {
	var quads []quad.Quad
	add := func(q quad.Quad) error {
		quads = append(quads, q)
		return nil
	}
	if label != "" {
		err := s.each(ctx, quad.Label, ref, add)
		return quads, err
	}
	if p, ok := s.fast(); ok {
		sc, _ := newScan(map[quad.Direction]uint64{quad.Label: 0})
		err := p.scan(ctx, []scan{sc}, add)
		return quads, err
	}
	err := s.scan(ctx, s.qs.QuadsAllIterator(), func(q quad.Quad) error {
		if q.Label == nil {
			return add(q)
		}
		return nil
	})
	return quads, err
}
