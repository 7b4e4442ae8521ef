package postgres

import "github.com/cayleygraph/quad"

// A Graph is all quads of one label.
type Graph struct {
	Label quad.IRI
	Quads []quad.Quad
}

// A Change tells what was done to a graph: how many quads it had before, how
// many were added and how many removed.
type Change struct{ Before, Added, Removed int }
