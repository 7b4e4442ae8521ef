package graph

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// longestLine is the most bytes a statement may take. The longest in an export
// is the one that holds the text of an article.
const longestLine = 256 << 20

// Import adds the statements of N-Quads, plain or compressed with gzip, to the
// store and returns the number of statements read. An export of Export is read
// back to the quads it was made of. On an error what was read before it may be
// in the store, but no part of an article whose statements follow each other, up
// to 200,000 of them: they are written together.
func (s *Store) Import(ctx context.Context, r io.Reader) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in := bufio.NewReader(r)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		zr, err := gzip.NewReader(in)
		if err != nil {
			return 0, fmt.Errorf("importing: %w", err)
		}
		defer zr.Close()
		in = bufio.NewReader(zr)
	}
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, longestLine)
	var quads []quad.Quad
	n := 0
	for line := 1; sc.Scan(); line++ {
		if !utf8.Valid(sc.Bytes()) {
			return n, fmt.Errorf("importing line %d: %w: not UTF-8", line, errSyntax)
		}
		q, ok, err := parseStatement(sc.Text())
		if err != nil {
			return n, fmt.Errorf("importing line %d: %w", line, err)
		}
		if !ok {
			continue
		}
		n++
		if len(quads) >= s.BatchSize() && cut(quads, q.Label) {
			if err := s.insert(ctx, quads); err != nil {
				return n, err
			}
			quads = quads[:0]
		}
		quads = append(quads, q)
	}
	if err := sc.Err(); err != nil {
		return n, fmt.Errorf("importing: %w", err)
	}
	return n, s.insert(ctx, quads)
}

// largestGraph is the most quads of one article that are written together.
const largestGraph = 20 * BatchSize

// cut reports whether a full batch of quads is to be written before one with the
// label next: an article is not cut.
func cut(batch []quad.Quad, next quad.Value) bool {
	return next == nil || next == Resolution || next != batch[len(batch)-1].Label || len(batch) >= largestGraph
}

// needless drops those sem:hasActor that Export would add by itself, because an
// agent or patient in the batch or the store says as much.
func (s *Store) needless(ctx context.Context, quads []quad.Quad) ([]quad.Quad, error) {
	known := map[quad.Quad]bool{}
	note := func(q quad.Quad) error {
		if q.Predicate == NGAgent || q.Predicate == NGPatient {
			q.Predicate = SEMHasActor
			known[q] = true
		}
		return nil
	}
	for _, q := range quads {
		note(q)
	}
	asked := map[quad.Value]bool{}
	var out []quad.Quad
	for _, q := range quads {
		if q.Predicate == SEMHasActor && !known[q] && !asked[q.Subject] {
			asked[q.Subject] = true
			if err := s.each(ctx, quad.Subject, s.qs.ValueOf(q.Subject), note); err != nil {
				return nil, err
			}
		}
		if q.Predicate != SEMHasActor || !known[q] {
			out = append(out, q)
		}
	}
	return out, nil
}

// insert adds those of the quads that are not in the store yet.
func (s *Store) insert(ctx context.Context, quads []quad.Quad) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	quads, err := s.needless(ctx, quads)
	if err != nil {
		return fmt.Errorf("importing: %w", err)
	}
	if s.shared != nil {
		if s.readOnly {
			return ErrReadOnly
		}
		if err := s.shared.Insert(ctx, quads); err != nil {
			return fmt.Errorf("importing: %w", err)
		}
		return nil
	}
	there := map[quad.Quad]bool{}
	for _, q := range quads {
		there[q] = false
	}
	graphs := map[quad.IRI][]quad.Quad{}
	asked := map[quad.Value]bool{}
	for _, q := range quads {
		// The quads of an article are few. Those without one are asked for
		// by their subject.
		label, labelled := q.Label.(quad.IRI)
		v := q.Label
		if v == nil {
			v = q.Subject
		}
		if asked[v] {
			continue
		}
		asked[v] = true
		d := quad.Label
		if q.Label == nil {
			d = quad.Subject
		}
		err := s.each(ctx, d, s.qs.ValueOf(v), func(q quad.Quad) error {
			if _, ok := there[q]; ok {
				there[q] = true
			}
			if labelled {
				graphs[label] = append(graphs[label], q)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	var c change
	for _, q := range quads {
		if !there[q] {
			there[q] = true
			c.add = append(c.add, graph.Delta{Quad: q, Action: graph.Add})
			if label, ok := q.Label.(quad.IRI); ok {
				graphs[label] = append(graphs[label], q)
			}
		}
	}
	for label, quads := range graphs {
		c.digest(label, quads)
	}
	if err := s.apply(ctx, c); err != nil {
		return fmt.Errorf("importing: %w", err)
	}
	return nil
}
