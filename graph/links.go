package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
)

// fanOut is about the number of quads with one predicate at a node.
const fanOut = 4

// A links is the quads that have a node of another iterator in one direction.
// Cayley's, which it looks quads up in, takes them for more than they are, and
// of a node with several paths to it gives all but its first quad the tags of
// the last path.
type links struct {
	graph.IteratorShape // Cayley's
	qs                  graph.QuadIndexer
	nodes               graph.IteratorShape
	dir                 quad.Direction
}

func newLinks(qs graph.QuadIndexer, nodes graph.IteratorShape, d quad.Direction) *links {
	return &links{iterator.NewLinksTo(qs, graph.AsLegacy(nodes), d).AsShape(), qs, nodes, d}
}

// Stats has a size of its own.
func (l *links) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	c, err := l.IteratorShape.Stats(ctx)
	if err != nil || c.Size.Exact {
		return c, err
	}
	n, err := l.nodes.Stats(ctx)
	c.Size.Size = fanOut * n.Size.Size
	return c, err
}

// Optimize optimizes the nodes.
func (l *links) Optimize(ctx context.Context) (graph.IteratorShape, bool) {
	nodes, changed := l.nodes.Optimize(ctx)
	if iterator.IsNull2(nodes) {
		return nodes, true
	}
	return newLinks(l.qs, nodes, l.dir), changed
}

// Iterate goes through the quads of every node, for every path to it
// that has tags of its own.
func (l *links) Iterate() graph.Scanner {
	return &linksScanner{links: l, nodes: l.nodes.Iterate(), seen: map[string]bool{}}
}

type linksScanner struct {
	links *links
	nodes graph.Scanner
	quads graph.Scanner   // of the node at hand; nil before the first
	seen  map[string]bool // the tags of the paths to it
	err   error
}

func (s *linksScanner) Next(ctx context.Context) bool {
	for s.err == nil {
		if s.quads != nil {
			if s.quads.Next(ctx) {
				return true
			}
			if s.err = s.closeQuads(); s.err != nil {
				return false
			}
			another := s.nodes.NextPath(ctx)
			for another && !s.tagsAnew() {
				another = s.nodes.NextPath(ctx)
			}
			if another {
				s.open()
				continue
			}
		}
		if !s.nodes.Next(ctx) {
			s.err = s.nodes.Err()
			return false
		}
		clear(s.seen)
		s.tagsAnew()
		s.open()
	}
	return false
}

// tagsAnew reports whether no path to the node at hand had the same tags yet.
func (s *linksScanner) tagsAnew() bool {
	tags := map[string]graph.Ref{}
	s.nodes.TagResults(tags)
	keys := map[string]any{}
	for t, ref := range tags {
		keys[t] = graph.ToKey(ref)
	}
	key := fmt.Sprint(keys) // in the order of the tags
	if s.seen[key] {
		return false
	}
	s.seen[key] = true
	return true
}

func (s *linksScanner) open() {
	s.quads = graph.AsShape(s.links.qs.QuadIterator(s.links.dir, s.nodes.Result())).Iterate()
}

func (s *linksScanner) closeQuads() error {
	if s.quads == nil {
		return nil
	}
	err := s.quads.Err()
	if e := s.quads.Close(); err == nil {
		err = e
	}
	s.quads = nil
	return err
}

// NextPath has nothing: Next goes through the paths.
func (s *linksScanner) NextPath(context.Context) bool { return false }

func (s *linksScanner) Result() graph.Ref {
	if s.quads == nil {
		return nil
	}
	return s.quads.Result()
}

func (s *linksScanner) TagResults(tags map[string]graph.Ref) { s.nodes.TagResults(tags) }
func (s *linksScanner) Err() error                           { return s.err }
func (s *linksScanner) String() string                       { return "Links" }

func (s *linksScanner) Close() error {
	err := s.closeQuads()
	if e := s.nodes.Close(); err == nil {
		err = e
	}
	return err
}
