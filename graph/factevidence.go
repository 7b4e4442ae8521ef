package graph

import (
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A mention is where an entity is spoken of.
type mention struct {
	nlp.Span
	id string
}

// evidence ties a quotation or an event to where it was read.
func (w *factWriter) evidence(node quad.IRI, start, end int) {
	span := w.spans.iri(start, end)
	w.add(node, GAFDenotedBy, span)
	if s, e, ok := w.sentence(start, end); ok {
		w.add(span, NGInSentence, w.spans.iri(s, e))
	}
}

// sentence returns the bytes from the start of the first sentence that start
// to end touches to the end of the last.
func (w *factWriter) sentence(start, end int) (int, int, bool) {
	ss := w.f.Sentences
	first, _ := slices.BinarySearchFunc(ss, start, func(s [2]int, at int) int {
		if s[1] > at {
			return 1
		}
		return -1
	})
	last := first
	for last < len(ss) && ss[last][0] < max(end, start+1) {
		last++
	}
	if first == last {
		return 0, 0, false
	}
	return ss[first][0], ss[last-1][1], true
}

// mentions names the entities spoken of in the bytes start to end.
func (w *factWriter) mentions(node quad.IRI, start, end int) {
	here := nlp.Span{Start: start, End: end}
	i, _ := slices.BinarySearchFunc(w.named, start, func(m mention, start int) int { return m.Start - start })
	for ; i < len(w.named) && w.named[i].Start < end; i++ {
		if m := w.named[i]; here.Contains(m.Span) {
			w.add(node, SchemaMentions, entityIRI(m.id))
		}
	}
}
