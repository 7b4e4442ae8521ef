package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"sync"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/graph"
)

// A Stamper remembers what the graph of an article was made of. A
// [*graph.Store] is one.
type Stamper interface {
	Stamped(quad.IRI) ([]byte, error)
	Stamp(context.Context, map[quad.IRI][]byte) error
}

// Resume is an extractor for a build that goes on where another stopped: it
// leaves out the articles of which s holds what this program made of them.
type Resume struct {
	x       Extractor
	stamper Stamper
	program []byte

	mu   sync.Mutex
	sums map[quad.IRI][]byte // of what was extracted and is not stamped yet
}

// NewResume returns an extractor that leaves out what s has. program tells the
// programs apart that may make something else of an article.
func NewResume(x Extractor, s Stamper, program []byte) *Resume {
	return &Resume{x: x, stamper: s, program: program, sums: map[quad.IRI][]byte{}}
}

// A knownError says that an article is in the store as it would be loaded.
type knownError struct{ graph.Loaded }

func (*knownError) Error() string { return "it is in the store" }

// Extract extracts a, or tells by a *knownError that it is there.
func (r *Resume) Extract(a *article.Article) (*extract.Facts, error) {
	c, err := checksum(a)
	if err != nil {
		return nil, err
	}
	s := sha256.Sum256(append(c[:], r.program...))
	sum, iri := s[:], graph.Short(a.IRI())
	stamp, err := r.stamper.Stamped(iri)
	if err != nil {
		return nil, err
	}
	if quads, ok := bytes.CutPrefix(stamp, sum); ok {
		n, _ := binary.Uvarint(quads)
		return nil, &knownError{graph.Loaded{IRI: string(iri), Status: graph.Unchanged, Quads: int(n)}}
	}
	f, err := r.x.Extract(a)
	if err == nil {
		r.mu.Lock()
		r.sums[iri] = sum
		r.mu.Unlock()
	}
	return f, err
}

// stamp notes of what was loaded what it was made of.
func (r *Resume) stamp(ctx context.Context, loaded []graph.Loaded) error {
	stamps := map[quad.IRI][]byte{}
	r.mu.Lock()
	for _, l := range loaded {
		iri := quad.IRI(l.IRI)
		if sum := r.sums[iri]; sum != nil {
			stamps[iri] = binary.AppendUvarint(sum, uint64(l.Quads))
			delete(r.sums, iri)
		}
	}
	r.mu.Unlock()
	return r.stamper.Stamp(ctx, stamps)
}
