package graph

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/util"
)

// postingBucket holds what articles say of a node, by the node and the article:
// the articles of a frequent entity lie together, where its quads are as many
// places of the log. It follows from the digests and is written with them.
const postingBucket = "in"

// postingsVersion changes with the form of postings and of the digests from
// which it is known what there is to remove.
var postingsVersion = []byte{1, digestVersion}

// postingsKey is there in a store of which every article has its postings.
var postingsKey = kv.SKey("meta", "postings")

func postingKey(node, article quad.IRI) kv.Key {
	return kv.SKey(postingBucket, string(node), string(article))
}

// A posting is the ways in which an article speaks of a node, one bit each.
type posting byte

// described are the entities of an article. The bits after it are the roles in
// its statements.
const described posting = 1

var roles = []quad.IRI{SchemaSpokenBy, SchemaMentions, NGAgent, NGPatient, SEMHasPlace}

// postings returns those of an article, none of one without digest.
func (d *Digest) postings() map[quad.IRI]posting {
	out := map[quad.IRI]posting{}
	if d == nil {
		return out
	}
	for i := range d.Entities {
		out[d.Entities[i].IRI] |= described
	}
	for i := range d.Statements {
		st := &d.Statements[i]
		for role, nodes := range [][]quad.IRI{st.Speakers, st.Mentions, st.Agents, st.Patients, st.Places} {
			for _, n := range nodes {
				out[n] |= described << (1 + role)
			}
		}
	}
	return out
}

// writePostings replaces the postings that followed from the digest old, which
// may be nil, by those of the new one.
func (d *database) writePostings(article quad.IRI, old, now *Digest) error {
	was, is := old.postings(), now.postings()
	for node := range was {
		if is[node] == 0 {
			if err := d.group.Del(postingKey(node, article)); err != nil {
				return err
			}
		}
	}
	for node, p := range is {
		if was[node] != p {
			if err := d.group.Put(postingKey(node, article), []byte{byte(p)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// keptDigest returns the digest of an article in the group of changes, nil if
// there is none of this version.
func (d *database) keptDigest(ctx context.Context, article quad.IRI) (*Digest, error) {
	data, err := d.group.Get(ctx, digestKey(article))
	if errors.Is(err, kv.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	dg, _, err := unpackDigest(article, data)
	return dg, err
}

// dropPostings removes what there is of another version.
func (d *database) dropPostings(v *view) error {
	it := v.snap.NewIterator(util.BytesPrefix(flatKey(kv.SKey(postingBucket, ""))), nil)
	defer it.Release()
	for it.Next() {
		if err := d.level.Delete(it.Key(), nil); err != nil {
			return err
		}
	}
	return it.Error()
}

// complete reports whether every article has its postings.
func (v *view) complete() (bool, error) {
	data, err := v.snap.Get(flatKey(postingsKey), nil)
	if errors.Is(err, leveldb.ErrNotFound) {
		return false, nil
	}
	return slices.Equal(data, postingsVersion), damage(err)
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
	if complete, err := v.complete(); !complete {
		return false, err
	}
	if unlabelled, err := v.labels(ctx, true); err != nil || len(unlabelled) > 0 {
		return false, err
	}
	it := v.snap.NewIterator(util.BytesPrefix(flatKey(kv.SKey(postingBucket, ""))), nil)
	defer it.Release()
	for _, n := range nodes {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		prefix := flatKey(postingKey(n, ""))
		for ok := it.Seek(prefix); ok && bytes.HasPrefix(it.Key(), prefix); ok = it.Next() {
			if list := it.Value(); len(list) == 1 && posting(list[0])&wanted != 0 {
				f(quad.IRI(unescaped(it.Key()[len(prefix):])))
			}
		}
		if err := it.Error(); err != nil {
			return false, damage(err)
		}
	}
	return true, nil
}
