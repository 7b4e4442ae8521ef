package graph

import (
	"context"
	"errors"
	"io"
)

// Formats are the names of the export formats.
func Formats() []string { return []string{"nquads", "ntriples", "jsonld", "graphml", "dot"} }

// Export writes the store in one of the Formats and returns the number of
// statements written.
func (s *Store) Export(ctx context.Context, w io.Writer, format string) (int, error) {
	return 0, errors.New("not there yet")
}

// Import reads N-Quads into the store and returns the number of statements read.
func (s *Store) Import(ctx context.Context, r io.Reader) (int, error) {
	return 0, errors.New("not there yet")
}
