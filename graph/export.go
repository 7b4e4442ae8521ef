package graph

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/dot"
)

// formats are the ways out, by name. Each tells how the quads are grouped.
var formats = map[string]func(io.Writer) exporter{
	"nquads":   func(w io.Writer) exporter { return &lines{w: w, by: quad.Label} },
	"ntriples": func(w io.Writer) exporter { return &lines{w: w, by: quad.Subject} },
	"jsonld":   func(w io.Writer) exporter { return &jsonLD{w: w} },
	"graphml":  func(w io.Writer) exporter { return &graphML{w: w, nodes: map[string]int{}} },
	"dot":      func(w io.Writer) exporter { return &writer{w: dot.NewWriter(w)} },
}

// Formats returns the names of the export formats: N-Quads, which alone is
// whole and can be imported, N-Triples (without the articles), JSON-LD (a named
// graph for each article), GraphML and DOT (both for looking at), and GeoJSON
// (places and events, for maps).
func Formats() []string {
	return []string{"nquads", "ntriples", "jsonld", "graphml", "dot", geoJSONFormat}
}

const geoJSONFormat = "geojson"

// An exporter writes the quads of a store in the groups it asks for: all
// quads with the same value in one direction, values and quads in a fixed
// order. It returns the number of statements written.
type exporter interface {
	groupedBy() quad.Direction
	group(v quad.Value, quads []quad.Quad) (int, error)
	close() error
}

// Export writes the store in one of the Formats and returns the number of
// statements written, of GeoJSON that of features. IRIs are full, literals typed, and every ng:agent and
// ng:patient is told as a sem:hasActor as well. The order depends on the
// contents alone. What RDF has no way to tell, such as a literal for a
// subject, is left out.
func (s *Store) Export(ctx context.Context, w io.Writer, format string) (int, error) {
	newExporter := formats[format]
	if newExporter == nil && format != geoJSONFormat {
		return 0, fmt.Errorf("unknown format %q: there are %s", format, strings.Join(Formats(), ", "))
	}
	buf := bufio.NewWriterSize(w, 1<<16)
	n, err := 0, error(nil)
	if format == geoJSONFormat {
		n, err = s.exportGeoJSON(ctx, buf)
	} else {
		n, err = s.export(ctx, newExporter(buf))
	}
	if err == nil {
		err = buf.Flush()
	}
	if err != nil {
		return n, fmt.Errorf("exporting %s: %w", format, err)
	}
	return n, nil
}

func (s *Store) export(ctx context.Context, x exporter) (int, error) {
	d := x.groupedBy()
	values, rest, err := s.distinct(ctx, d)
	if err != nil {
		return 0, err
	}
	n := 0
	write := func(v quad.Value, quads []quad.Quad) error {
		m, err := x.group(v, inOrder(quads))
		n += m
		return err
	}
	if err := write(nil, rest); err != nil {
		return n, err
	}
	for _, v := range values {
		var quads []quad.Quad
		if err := s.Each(ctx, d, v, func(q quad.Quad) error { quads = append(quads, q); return nil }); err != nil {
			return n, err
		}
		if err := write(v, quads); err != nil {
			return n, err
		}
	}
	return n, x.close()
}

// distinct returns the values that quads have in direction d, in the order of
// their N-Quads, and the quads that have none there.
func (s *Store) distinct(ctx context.Context, d quad.Direction) ([]quad.Value, []quad.Quad, error) {
	it := s.qs.QuadsAllIterator()
	defer it.Close()
	seen := map[any]bool{}
	var refs []graph.Ref
	var rest []quad.Quad
	for it.Next(ctx) {
		ref := s.qs.QuadDirection(it.Result(), d)
		if ref == nil {
			rest = append(rest, s.qs.Quad(it.Result()))
		} else if !seen[ref.Key()] {
			seen[ref.Key()] = true
			refs = append(refs, ref)
		}
	}
	if err := it.Err(); err != nil {
		return nil, nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	values, err := graph.ValuesOf(ctx, s.qs, refs)
	slices.SortFunc(values, func(a, b quad.Value) int { return strings.Compare(sortKey(a), sortKey(b)) })
	return values, rest, err
}

func sortKey(v quad.Value) string {
	b, _ := appendNode(nil, v)
	return string(b)
}

// inOrder returns the quads that can be told in RDF, with their sem:hasActor,
// sorted by their N-Quads and without duplicates.
func inOrder(quads []quad.Quad) []quad.Quad {
	type line struct {
		text string
		quad quad.Quad
	}
	var all []line
	add := func(q quad.Quad) {
		if text := statement(q, true); text != "" {
			all = append(all, line{text, q})
		}
	}
	for _, q := range quads {
		add(q)
		if q.Predicate == NGAgent || q.Predicate == NGPatient {
			q.Predicate = SEMHasActor
			add(q)
		}
	}
	slices.SortFunc(all, func(a, b line) int { return strings.Compare(a.text, b.text) })
	all = slices.CompactFunc(all, func(a, b line) bool { return a.text == b.text })
	sorted := make([]quad.Quad, len(all))
	for i, l := range all {
		sorted[i] = l.quad
	}
	return sorted
}

// lines writes N-Quads, grouped by label, or N-Triples, grouped by subject.
type lines struct {
	w  io.Writer
	by quad.Direction
}

func (x *lines) groupedBy() quad.Direction { return x.by }

func (x *lines) group(_ quad.Value, quads []quad.Quad) (int, error) {
	n, last := 0, ""
	for _, q := range quads {
		line := statement(q, x.by == quad.Label)
		if line == last {
			continue // the same triple of another article
		}
		last = line
		if _, err := io.WriteString(x.w, line); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func (x *lines) close() error { return nil }

// writer adapts one of Cayley's writers.
type writer struct{ w quad.WriteCloser }

func (x *writer) groupedBy() quad.Direction { return quad.Label }
func (x *writer) close() error              { return x.w.Close() }

func (x *writer) group(_ quad.Value, quads []quad.Quad) (int, error) {
	return x.w.WriteQuads(quads)
}
