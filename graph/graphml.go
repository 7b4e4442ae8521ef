package graph

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/cayleygraph/quad"
)

// graphML writes GraphML 1.0 with the predicate and the article on each edge.
// Cayley's writer is not used: it leaves the article out.
type graphML struct {
	w     io.Writer
	nodes map[string]int // by their N-Quads
	begun bool
	err   error
}

const graphMLHead = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="value" for="node" attr.name="value" attr.type="string"/>
<key id="predicate" for="edge" attr.name="predicate" attr.type="string"/>
<key id="article" for="edge" attr.name="article" attr.type="string"/>
<graph id="G" edgedefault="directed">
`

func (x *graphML) groupedBy() quad.Direction { return quad.Label }

func (x *graphML) printf(format string, args ...any) {
	if x.err == nil {
		_, x.err = fmt.Fprintf(x.w, format, args...)
	}
}

func (x *graphML) begin() {
	if !x.begun {
		x.begun = true
		x.printf("%s", graphMLHead)
	}
}

func (x *graphML) group(label quad.Value, quads []quad.Quad) (int, error) {
	x.begin()
	for _, q := range quads {
		s, o := x.node(nil, q.Subject), x.node(q.Predicate, q.Object)
		x.printf(`<edge source="n%d" target="n%d">`, s, o)
		x.data("predicate", graphMLText(nil, q.Predicate))
		if label != nil {
			x.data("article", graphMLText(nil, label))
		}
		x.printf("</edge>\n")
	}
	return len(quads), x.err
}

// node returns the number of a node, which it writes when it is new.
func (x *graphML) node(predicate, v quad.Value) int {
	text := graphMLText(predicate, v)
	key := sortKey(v) + text
	n, ok := x.nodes[key]
	if !ok {
		n = len(x.nodes)
		x.nodes[key] = n
		x.printf(`<node id="n%d">`, n)
		x.data("value", text)
		x.printf("</node>\n")
	}
	return n
}

// graphMLText returns a full IRI, or the text of a literal.
func graphMLText(predicate, v quad.Value) string {
	if l, ok := literalOf(predicate, v); ok {
		return l.text
	}
	return ldID(v)
}

func (x *graphML) data(key, text string) {
	x.printf(`<data key="%s">`, key)
	if x.err == nil {
		x.err = xml.EscapeText(x.w, []byte(text))
	}
	x.printf("</data>")
}

func (x *graphML) close() error {
	x.begin()
	x.printf("</graph>\n</graphml>\n")
	return x.err
}
