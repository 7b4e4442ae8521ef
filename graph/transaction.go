package graph

import (
	"context"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/graph/internal/disk"
)

// A database is the key-value database below Cayley. It lets several of
// Cayley's own transactions be committed as one, and stays open when Cayley
// closes its quad store.
type database struct {
	kv.KV
	disk    *disk.DB // below it, unless it is another's
	names   *names
	digests *digestCache
	group   kv.Tx  // what Cayley's write transactions are part of, or nil
	out     output // the same, with keys as they are on disk
	known   known
	gate    gate
	one     sync.Mutex // held by who writes
}

// quadStore returns Cayley's store on the database.
func (d *database) quadStore() (graph.QuadStore, error) {
	if err := d.checkIndexes(); err != nil {
		return nil, err
	}
	qs, err := ckv.New(d, noBloom)
	if err != nil {
		return nil, err
	}
	return &planned{QuadStore: qs.(*ckv.QuadStore), db: d}, nil
}

// checkIndexes refuses what other programs may have made.
func (d *database) checkIndexes() error {
	var got string
	err := kv.View(d, func(tx kv.Tx) error {
		v, err := tx.Get(context.Background(), indexesKey)
		got = string(v)
		return err
	})
	if err != nil && err != kv.ErrNotFound {
		return err
	}
	if got != indexesJSON() {
		return fmt.Errorf("its indexes are %q", got)
	}
	return nil
}

// close closes the database when nobody reads it any more. It leaves it open,
// which loses nothing, to one who does not stop.
func (d *database) close() error {
	if !d.gate.close(patience) {
		return nil
	}
	return d.KV.Close()
}

// Close does nothing: the Store closes the database.
func (d *database) Close() error { return nil }

// Tx begins a transaction, or joins the group.
func (d *database) Tx(write bool) (kv.Tx, error) {
	if write && d.group != nil {
		return joined{writing{d.group}}, nil
	}
	if write {
		tx, err := d.KV.Tx(true)
		return writing{tx}, err
	}
	if err := d.gate.enter(); err != nil {
		return nil, err
	}
	tx, err := d.KV.Tx(false)
	if err != nil {
		d.gate.leave()
		return nil, err
	}
	return &reading{Tx: tx, gate: &d.gate}, nil
}

// A change is quads to add and to remove, the digests of the articles they are
// of, nil for those without quads, and what is to be noted of articles.
type change struct {
	add, remove []graph.Delta
	digests     map[quad.IRI]*Digest
	stamps      map[quad.IRI][]byte
}

// digest sets the digest of an article to that of its quads.
func (c *change) digest(article quad.IRI, quads []quad.Quad) {
	if article == Resolution {
		return
	}
	if len(quads) == 0 {
		c.setDigest(article, nil)
		return
	}
	c.setDigest(article, digestOf(article, quads))
}

// setDigest sets the digest of an article.
func (c *change) setDigest(article quad.IRI, d *Digest) {
	if c.digests == nil {
		c.digests = map[quad.IRI]*Digest{}
	}
	c.digests[article] = d
}

// apply makes a change in one transaction.
//
// Cayley must not be given additions and removals at once: it counts a node's
// uses over both, and leaves an added quad without any node whose uses fell on
// the whole. Nor must it be given what is there already: it would count the
// node's uses twice and never drop it.
func (s *Store) apply(ctx context.Context, c change) error {
	if s.readOnly {
		return ErrReadOnly
	}
	if s.broken != nil {
		return fmt.Errorf("database must be opened again after an earlier failure: %w", s.broken)
	}
	if len(c.add)+len(c.remove)+len(c.stamps) == 0 {
		return nil
	}
	f := func() error {
		add := func(quads []graph.Delta) error { return s.qs.ApplyDeltas(quads, graph.IgnoreOpts{}) }
		if s.db != nil && s.db.disk != nil {
			add = s.db.add
		}
		if s.db != nil {
			// Before the quads: what is new to the store has nothing to replace.
			if err := s.db.writeDigests(ctx, c.digests); err != nil {
				return err
			}
			if err := s.db.writeStamps(c.stamps); err != nil {
				return err
			}
		}
		if len(c.add) > 0 {
			if err := add(c.add); err != nil {
				return err
			}
		}
		if len(c.remove) == 0 {
			return nil
		}
		if s.db != nil {
			s.db.known.forget()
		}
		return s.qs.ApplyDeltas(c.remove, graph.IgnoreOpts{})
	}
	var err error
	if s.db == nil {
		err = f()
	} else {
		err = s.db.together(ctx, len(c.remove) == 0, f)
	}
	s.memo.changed()
	if err != nil {
		// Cayley keeps index entries and node numbers of the failed
		// transaction in memory and would write them with the next.
		s.broken = err
	}
	return err
}
