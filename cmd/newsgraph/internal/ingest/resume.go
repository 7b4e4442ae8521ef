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
	LoadStamped(context.Context, []*extract.Facts, graph.Stamper) ([]graph.Loaded, error)
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

// load loads facts, and notes of what is loaded what it was made of.
func (r *Resume) load(ctx context.Context, facts []*extract.Facts) ([]graph.Loaded, error) {
	return r.stamper.LoadStamped(ctx, facts, func(l graph.Loaded) []byte {
		r.mu.Lock()
		defer r.mu.Unlock()
		iri := quad.IRI(l.IRI)
		sum := r.sums[iri]
		delete(r.sums, iri)
		if sum == nil {
			return nil
		}
		return binary.AppendUvarint(sum, uint64(l.Quads))
	})
}
