package graph

import (
	"context"
	"errors"

	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// postingBucket holds what articles say of a node, by the node and the article:
// the articles of a frequent entity lie together, where its quads are as many
// places of the log. It follows from the digests and is written with them.
const postingBucket = "in"

// postingsVersion changes with the form of postings and of the digests from
// which it is known what there is to remove.
var postingsVersion = []byte{2, digestVersion}

// postingsKey is there in a store of which every article has its postings.
var postingsKey = kv.SKey("meta", "postings")

func postingKey(node, article quad.IRI) kv.Key {
	return kv.SKey(postingBucket, string(node), string(article))
}

// A posting is the ways in which an article speaks of a node, one bit each.
type posting byte

// described are the entities of an article. The bits after it are the roles in
// its statements, the last those that the article knows for ones that can act.
const (
	described posting = 1 << iota
	_
	_
	agent
	patient
	_
	acting
)

var roles = []quad.IRI{SchemaSpokenBy, SchemaMentions, NGAgent, NGPatient, SEMHasPlace}

// postings returns those of an article, as they are kept, none of one without
// digest: the posting, and of those with a part in events what they do.
func (d *Digest) postings() map[quad.IRI]string {
	out := map[quad.IRI]string{}
	if d == nil {
		return out
	}
	ways, acts := map[quad.IRI]posting{}, map[quad.IRI]bool{}
	for i := range d.Entities {
		e := &d.Entities[i]
		ways[e.IRI] |= described
		if e.Acts() {
			ways[e.IRI] |= acting
			acts[e.IRI] = true
		}
	}
	for i := range d.Statements {
		st := &d.Statements[i]
		for role, nodes := range [][]quad.IRI{st.Speakers, st.Mentions, st.Agents, st.Patients, st.Places} {
			for _, n := range nodes {
				ways[n] |= described << (1 + role)
			}
		}
	}
	doings := d.doings(acts)
	for n, p := range ways {
		value := []byte{byte(p)}
		if p&(agent|patient) != 0 && !IsSpan(n) {
			value = doings[n].pack(value, acts, d.Day())
		}
		out[n] = string(value)
	}
	return out
}

// writePostings replaces the postings that followed from the digest old, which
// may be nil, by those of the new one.
func (d *database) writePostings(article quad.IRI, old, now *Digest) error {
	was, is := old.postings(), now.postings()
	for node := range was {
		if is[node] == "" {
			if err := d.group.Del(postingKey(node, article)); err != nil {
				return err
			}
		}
	}
	for node, p := range is {
		if was[node] != p {
			if err := d.group.Put(postingKey(node, article), []byte(p)); err != nil {
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
func (d *database) dropPostings(ctx context.Context, v *view) error {
	return d.together(ctx, true, func() error {
		it := disk.Under(v.snap, flatKey(kv.SKey(postingBucket, "")))
		defer it.Release()
		for it.Next() {
			if err := d.out.Del(it.Key()); err != nil {
				return err
			}
		}
		return it.Error()
	})
}
