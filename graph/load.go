package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph/internal/postgres"
)

// A Status says what loading an article did to the store.
type Status string

// What loading did.
const (
	Added     Status = "added"
	Replaced  Status = "replaced"
	Unchanged Status = "unchanged"
)

// Loaded is one article that is in the store, with the number of its quads.
type Loaded struct {
	IRI    string
	Status Status
	Quads  int
}

// Load puts articles into the store, in batches of whole articles. An article
// that is there already is replaced by its new graph. What Load returns is on
// disk, even if it returns an error as well. Of several facts with the same
// IRI the last stay.
func (s *Store) Load(ctx context.Context, facts []*extract.Facts) ([]Loaded, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.load(ctx, facts, nil)
}

// load is Load, noting of each article what stamp tells, for a caller who keeps
// others from writing.
func (s *Store) load(ctx context.Context, facts []*extract.Facts, stamp Stamper) ([]Loaded, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var done []Loaded
	b := batch{store: s, stamp: stamp}
	if len(facts) > 1 {
		b.add = make([]graph.Delta, 0, s.BatchSize())
	}
	for p := range s.prepare(ctx, facts) {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		if b.has(p.iri) || b.size() >= s.BatchSize() {
			if err := b.commit(ctx, &done); err != nil {
				return done, err
			}
		}
		if err := b.put(ctx, p); err != nil {
			return done, fmt.Errorf("loading article %s: %w", p.iri, err)
		}
	}
	if err := ctx.Err(); err != nil {
		return done, err
	}
	return done, b.commit(ctx, &done)
}

// A batch gathers the changes to whole graphs that are written together.
type batch struct {
	store *Store
	stamp Stamper // or nil
	change
	loaded []Loaded

	// Of a shared store:
	graphs []postgres.Graph
	quads  int
}

func (b *batch) size() int { return len(b.add) + len(b.remove) + b.quads }

func (b *batch) has(label quad.IRI) bool {
	for _, l := range b.loaded {
		if l.IRI == string(label) {
			return true
		}
	}
	return false
}

// put makes the quads of an article the whole of its graph.
func (b *batch) put(ctx context.Context, p prepared) error {
	label, quads := p.iri, p.quads
	if b.store.shared != nil {
		b.graphs = append(b.graphs, postgres.Graph{Label: label, Quads: quads})
		b.quads += len(quads)
		b.loaded = append(b.loaded, Loaded{IRI: string(label), Quads: len(quads)})
		return nil
	}
	var there []quad.Quad
	first := len(b.add)
	if !b.store.db.isNew(label) {
		var err error
		if there, err = b.store.labelled(ctx, label, b.store.qs.ValueOf(label)); err != nil {
			return err
		}
	}
	old := make(map[quad.Quad]bool, len(there))
	for _, q := range there {
		old[q] = true
	}
	status := Unchanged
	if len(old) == 0 {
		status = Added
	}
	for _, q := range quads {
		if len(old) > 0 && old[q] {
			delete(old, q)
			continue
		}
		b.add = append(b.add, graph.Delta{Quad: q, Action: graph.Add})
		if status == Unchanged {
			status = Replaced
		}
	}
	for q := range old {
		b.remove = append(b.remove, graph.Delta{Quad: q, Action: graph.Delete})
		status = Replaced
	}
	switch {
	case status == Added && p.digest != nil:
		b.setDigest(label, p.digest)
	case status != Unchanged:
		now := slices.DeleteFunc(there, func(q quad.Quad) bool { return old[q] })
		for _, d := range b.add[first:] {
			now = append(now, d.Quad)
		}
		b.digest(label, now)
	}
	b.loaded = append(b.loaded, Loaded{IRI: string(label), Status: status, Quads: len(quads)})
	return nil
}

// commit writes the batch, adds its articles to done and empties it.
func (b *batch) commit(ctx context.Context, done *[]Loaded) error {
	if err := b.write(ctx); err != nil {
		return fmt.Errorf("writing %d articles: %w", len(b.loaded), err)
	}
	*done = append(*done, b.loaded...)
	b.change, b.loaded = change{add: b.add[:0], remove: b.remove[:0]}, nil
	b.graphs, b.quads = nil, 0
	return nil
}

func (b *batch) write(ctx context.Context) error {
	if b.store.shared != nil {
		return b.share(ctx)
	}
	if b.stamp != nil {
		b.stamps = make(map[quad.IRI][]byte, len(b.loaded))
		for _, l := range b.loaded {
			if stamp := b.stamp(l); stamp != nil {
				b.stamps[quad.IRI(l.IRI)] = stamp
			}
		}
	}
	return b.store.apply(ctx, b.change)
}
