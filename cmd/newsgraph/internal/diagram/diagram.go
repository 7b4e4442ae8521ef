// Package diagram draws answers whose rows are edges between actors, as DOT for
// Graphviz or as SVG. Use [Write].
package diagram

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/queries"
)

// Formats are the names of the formats.
var Formats = []string{"dot", "svg"}

// An edge is what one actor does to another.
type edge struct {
	from, to int // indices of nodes
	events   int
	types    string
}

// A drawing holds the nodes, by name, and the edges of an answer.
type drawing struct {
	nodes []string
	iris  []string
	edges []edge
}

// Write draws t, the answer to a query with Edges, in one of Formats.
func Write(w io.Writer, t *queries.Table, format string) error {
	d := read(t)
	switch format {
	case "dot":
		return d.dot(w)
	case "svg":
		return d.svg(w, nil)
	}
	return fmt.Errorf("unknown format %q", format)
}

// Draw draws t as an SVG element for a page of HTML, whose style sheet may
// colour the classes node, edge and kind. The nodes are links to what href
// returns for their IRI.
func Draw(w io.Writer, t *queries.Table, href func(iri string) string) error {
	return read(t).svg(w, href)
}

func read(t *queries.Table) *drawing {
	d := &drawing{}
	column := func(name string) int {
		return slices.IndexFunc(t.Columns, func(c queries.Column) bool { return c.Name == name })
	}
	at := map[string]int{}
	node := func(iri, name any) int {
		key, label := fmt.Sprint(iri), fmt.Sprint(name)
		i, ok := at[key]
		if !ok {
			i = len(d.nodes)
			at[key] = i
			d.nodes, d.iris = append(d.nodes, label), append(d.iris, key)
		}
		return i
	}
	actor, target, events, types := column("actor"), column("target"), column("events"), column("types")
	actorIRI, targetIRI := column("actor_iri"), column("target_iri")
	for _, r := range t.Rows {
		e := edge{from: node(r[actorIRI], r[actor]), to: node(r[targetIRI], r[target])}
		e.events, _ = r[events].(int)
		kinds, _ := r[types].([]string)
		e.types = strings.Join(kinds, ", ")
		d.edges = append(d.edges, e)
	}
	return d
}

// Group tells conflict from cooperation, and words from deeds, by a PLOVER type:
// agree, help, dispute, fight or other.
func Group(plover string) string {
	switch plover {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE":
		return "agree"
	case "COOPERATE", "AID", "RETREAT":
		return "help"
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return "dispute"
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return "fight"
	}
	return "other"
}

var colours = map[string]string{"agree": "#4878a8", "help": "#3a8a4d", "dispute": "#c8862a", "fight": "#b8392f", "other": "#777777"}

// group is the group of the type that is most frequent.
func (e edge) group() string {
	first, _, _ := strings.Cut(e.types, ",")
	first, _, _ = strings.Cut(first, " ")
	return Group(first)
}

func (e edge) colour() string { return colours[e.group()] }

// width is how thick the line of an edge is, in points.
func (e edge) width() float64 { return 1 + min(float64(e.events-1)*0.6, 5) }

func (d *drawing) dot(w io.Writer) error {
	var b strings.Builder
	b.WriteString("digraph network {\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=9];\n")
	for i, n := range d.nodes {
		fmt.Fprintf(&b, "  n%d [label=%s];\n", i, quoted(n))
	}
	for _, e := range d.edges {
		fmt.Fprintf(&b, "  n%d -> n%d [label=%s, weight=%d, penwidth=%.1f, color=%q];\n", e.from, e.to, quoted(e.types), e.events, e.width(), e.colour())
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// quoted writes a string of DOT.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(strings.ToValidUTF8(s, "\ufffd")) + `"`
}
