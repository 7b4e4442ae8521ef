package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/util"
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
		old, err := d.keptDigest(ctx, article)
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
		if err == nil {
			err = d.group.Del(stampKey(article))
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
	data, err := v.snap.Get(flatKey(digestKey(article)), nil)
	if err == leveldb.ErrNotFound {
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
	it := v.snap.NewIterator(util.BytesPrefix(prefix), nil)
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
	if kept, err = v.snap.Has(flatKey(digestsKey), nil); err != nil {
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

// Labels returns the articles, each once, that have a quad with one of nodes
// in direction d and one of the predicates; "" among them where a quad has no
// label. Where the store has postings, schema:mentions is what a quotation
// mentions, not the article.
func (s *Store) Labels(ctx context.Context, d quad.Direction, nodes []quad.IRI, preds ...quad.IRI) ([]quad.IRI, error) {
	seen := map[quad.IRI]bool{}
	var out []quad.IRI
	add := func(l quad.IRI) {
		if !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	if s.shared != nil {
		vals := make([]quad.Value, len(nodes))
		for i, n := range nodes {
			vals[i] = n
		}
		err := s.shared.Read(ctx, d, vals, preds, func(q quad.Quad) error {
			l, _ := q.Label.(quad.IRI)
			add(l)
			return nil
		})
		return out, err
	}
	p, ok := s.fast()
	if !ok {
		for _, n := range nodes {
			err := s.Each(ctx, d, n, func(q quad.Quad) error {
				l, _ := q.Label.(quad.IRI)
				if p, ok := q.Predicate.(quad.IRI); ok && (len(preds) == 0 || slices.Contains(preds, p)) {
					add(l)
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	v, err := p.db.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	if wanted, ok := asked(d, preds); ok {
		if known, err := v.posted(ctx, nodes, wanted, add); known || err != nil {
			return out, err
		}
	}
	found, err := v.entries(ctx, scansOf(s, d, nodes, preds))
	if err != nil {
		return nil, err
	}
	labels, err := v.labelsOf(found)
	if err != nil {
		return nil, err
	}
	vals, err := v.values(labels)
	for _, id := range labels {
		l, _ := vals[id].(quad.IRI)
		add(l)
	}
	return out, err
}

// Subjects returns the subjects of the quads with one of the predicates that
// lead to o, each once, in the order of the store.
func (s *Store) Subjects(ctx context.Context, o quad.Value, preds ...quad.IRI) ([]quad.IRI, error) {
	var out []quad.IRI
	seen := map[quad.Value]bool{}
	add := func(v quad.Value) {
		if iri, ok := v.(quad.IRI); ok && !seen[v] {
			seen[v] = true
			out = append(out, iri)
		}
	}
	p, ok := s.fast()
	if !ok {
		err := s.Along(ctx, quad.Object, o, func(q quad.Quad) error { add(q.Subject); return nil }, preds...)
		return out, err
	}
	v, err := p.db.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	found, err := v.entries(ctx, scansOf(s, quad.Object, []quad.Value{o}, preds))
	if err != nil {
		return nil, err
	}
	ids, err := v.subjects(found)
	if err != nil {
		return nil, err
	}
	vals, err := v.values(ids)
	for _, id := range ids {
		add(vals[id])
	}
	return out, err
}

// Firsts returns the first value of a predicate for each of nodes, nil where
// there is none.
func (s *Store) Firsts(ctx context.Context, nodes []quad.IRI, pred quad.IRI) (map[quad.IRI]quad.Value, error) {
	out := map[quad.IRI]quad.Value{}
	p, ok := s.fast()
	if !ok {
		found, err := s.Nodes(ctx, nodes, pred)
		for i, n := range found {
			if len(n[pred]) > 0 {
				out[nodes[i]] = n[pred][0]
			}
		}
		return out, err
	}
	v, err := p.db.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	scans := scansOf(s, quad.Subject, nodes, []quad.IRI{pred})
	slices.SortFunc(scans, func(a, b scan) int { return slices.Compare(a.values, b.values) })
	object := map[uint64]uint64{}
	var ids []uint64
	err = v.firstOf(ctx, scans, func(p *proto.Primitive) {
		object[p.Subject] = p.Object
		ids = append(ids, p.Subject, p.Object)
	})
	if err != nil {
		return nil, err
	}
	vals, err := v.values(ids)
	for subject, o := range object {
		if iri, ok := vals[subject].(quad.IRI); ok {
			out[iri] = vals[o]
		}
	}
	return out, err
}

// scansOf are the scans of the quads at nodes, all or along predicates.
func scansOf[V quad.Value](s *Store, d quad.Direction, nodes []V, preds []quad.IRI) []scan {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var along []uint64
	for _, p := range preds {
		if n, ok := s.qs.ValueOf(p).(ckv.Int64Value); ok {
			along = append(along, uint64(n))
		}
	}
	var out []scan
	for _, v := range nodes {
		n, ok := s.qs.ValueOf(v).(ckv.Int64Value)
		if !ok {
			continue
		}
		fixed := map[quad.Direction]uint64{d: uint64(n)}
		if len(preds) == 0 {
			sc, _ := newScan(fixed)
			out = append(out, sc)
		}
		for _, p := range along {
			fixed[quad.Predicate] = p
			sc, _ := newScan(fixed)
			out = append(out, sc)
		}
	}
	return out
}

// sortedSubjects returns what has o as its p, sorted.
func (s *Store) sortedSubjects(ctx context.Context, o quad.Value, p quad.IRI) ([]quad.IRI, error) {
	out, err := s.Subjects(ctx, o, p)
	slices.Sort(out)
	return out, err
}
