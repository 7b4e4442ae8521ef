package graph

import (
	"context"
	"encoding/json"
	"io"
	"slices"

	"github.com/cayleygraph/quad"
)

// A geoJSON writes a feature collection (RFC 7946) for maps: a point for each
// place that has coordinates, and one for each event at such a place. The order
// depends on the contents alone.
type geoJSON struct {
	store *Store
	ctx   context.Context
	w     io.Writer
	n     int                    // features written
	names map[quad.Value]string  // of who takes part
	text  map[quad.IRI][]rune    // of the article read last
	place map[quad.IRI][]float64 // longitude and latitude
}

type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   geometry       `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type geometry struct {
	Type        string    `json:"type"`
	Coordinates []float64 `json:"coordinates"`
}

// maxNames bounds the names that are remembered.
const maxNames = 100_000

func (s *Store) exportGeoJSON(ctx context.Context, w io.Writer) (int, error) {
	x := &geoJSON{store: s, ctx: ctx, w: w, names: map[quad.Value]string{}, place: map[quad.IRI][]float64{}}
	places, err := s.sortedSubjects(ctx, SchemaPlace, RDFType)
	if err != nil {
		return 0, err
	}
	if _, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`); err != nil {
		return 0, err
	}
	for _, p := range places {
		if err := x.writePlace(p); err != nil {
			return x.n, err
		}
	}
	for _, p := range places {
		if err := x.writeEvents(p); err != nil {
			return x.n, err
		}
	}
	_, err = io.WriteString(w, "\n]}\n")
	return x.n, err
}

func (x *geoJSON) writePlace(iri quad.IRI) error {
	n, err := x.store.Node(x.ctx, iri)
	if err != nil {
		return err
	}
	point := pointOf(n)
	if point == nil {
		return nil
	}
	x.place[iri] = point
	p := properties{"kind": "place", "name": oneOf(n, SchemaName)}
	p.all("otherNames", texts(n[SchemaAlternateName]))
	p.set("country", oneOf(n, NGCountry))
	for _, v := range n[OWLSameAs] {
		if same, ok := v.(quad.IRI); ok {
			p.set("sameAs", Full(same))
		}
	}
	return x.write(iri, point, p)
}

// pointOf returns the longitude and latitude of a node, nil where it has none
// on the globe.
func pointOf(n Node) []float64 {
	lat, ok := degrees(n[GeoLat], 90)
	long, ok2 := degrees(n[GeoLong], 180)
	if !ok || !ok2 {
		return nil
	}
	return []float64{long, lat}
}

func degrees(vs []quad.Value, limit float64) (float64, bool) {
	if len(vs) == 0 {
		return 0, false
	}
	f, ok := vs[0].(quad.Float)
	return float64(f), ok && -limit <= float64(f) && float64(f) <= limit
}

// name returns the name of who or what v is.
func (x *geoJSON) name(v quad.Value) (string, error) {
	if name, ok := x.names[v]; ok {
		return name, nil
	}
	n, err := x.store.Node(x.ctx, v)
	if err != nil {
		return "", err
	}
	if len(x.names) >= maxNames {
		clear(x.names)
	}
	x.names[v] = oneOf(n, SchemaName)
	return x.names[v], nil
}

// write writes one feature on a line of its own.
func (x *geoJSON) write(iri quad.IRI, point []float64, p properties) error {
	data, err := json.Marshal(feature{Type: "Feature", ID: Full(iri), Geometry: geometry{"Point", point}, Properties: p})
	if err != nil {
		return err
	}
	before := ",\n"
	if x.n == 0 {
		before = "\n"
	}
	x.n++
	_, err = x.w.Write(append([]byte(before), data...))
	return err
}

// properties are those of a feature.
type properties map[string]any

func (p properties) set(key, value string) {
	if value != "" {
		p[key] = value
	}
}

func (p properties) all(key string, values []string) {
	if len(values) > 0 {
		p[key] = values
	}
}

func texts(vs []quad.Value) []string {
	var out []string
	for _, v := range vs {
		if s, ok := v.(quad.String); ok {
			out = append(out, string(s))
		}
	}
	slices.Sort(out)
	return out
}

// oneOf returns the first value of p as text, or "".
func oneOf(n Node, p quad.IRI) string {
	if len(n[p]) == 0 {
		return ""
	}
	switch v := n[p][0].(type) {
	case quad.String:
		return string(v)
	case quad.IRI:
		return string(v)
	}
	return ""
}
