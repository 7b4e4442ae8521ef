package graph

import (
	"encoding/json"
	"io"

	"github.com/cayleygraph/quad"
)

// jsonLD writes expanded JSON-LD 1.1: for each article a named graph of node
// objects. Cayley's writer is not used: it holds all in memory and makes one
// graph of it.
type jsonLD struct {
	w     io.Writer
	begun bool
}

func (x *jsonLD) groupedBy() quad.Direction { return quad.Label }

// An ldNode is what one graph says of one subject.
type ldNode map[string]any

func (x *jsonLD) group(label quad.Value, quads []quad.Quad) (int, error) {
	if len(quads) == 0 {
		return 0, nil
	}
	var nodes []ldNode
	for _, q := range quads {
		id := ldID(q.Subject)
		if len(nodes) == 0 || nodes[len(nodes)-1]["@id"] != id {
			nodes = append(nodes, ldNode{"@id": id})
		}
		p := Full(q.Predicate.(quad.IRI))
		node := nodes[len(nodes)-1]
		if _, isIRI := q.Object.(quad.IRI); isIRI && q.Predicate == RDFType {
			types, _ := node["@type"].([]string)
			node["@type"] = append(types, ldID(q.Object))
			continue
		}
		values, _ := node[p].([]map[string]string)
		node[p] = append(values, ldValue(q.Predicate, q.Object))
	}
	var top []any
	if label == nil {
		for _, n := range nodes {
			top = append(top, n)
		}
	} else {
		top = []any{map[string]any{"@id": ldID(label), "@graph": nodes}}
	}
	for _, n := range top {
		if err := x.write(n); err != nil {
			return 0, err
		}
	}
	return len(quads), nil
}

func (x *jsonLD) write(v any) error {
	before := ",\n"
	if !x.begun {
		x.begun, before = true, "[\n"
	}
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = x.w.Write(append([]byte(before), data...))
	return err
}

func (x *jsonLD) close() error {
	end := "\n]\n"
	if !x.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(x.w, end)
	return err
}

func ldID(v quad.Value) string {
	if b, ok := v.(quad.BNode); ok {
		return "_:" + blankLabel(string(b))
	}
	iri, _ := v.(quad.IRI)
	return Full(iri)
}

func ldValue(predicate, v quad.Value) map[string]string {
	l, ok := literalOf(predicate, v)
	switch {
	case !ok:
		return map[string]string{"@id": ldID(v)}
	case l.lang != "":
		return map[string]string{"@value": l.text, "@language": l.lang}
	case l.datatype != "":
		return map[string]string{"@value": l.text, "@type": l.datatype}
	}
	return map[string]string{"@value": l.text}
}
