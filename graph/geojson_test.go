package graph

import (
	"context"
	"encoding/json"
	"math"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/tidwall/geojson"
	shape "github.com/tidwall/geojson/geometry"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/event"
)

// TestGeoJSON reads the export with a parser of its own.
func TestGeoJSON(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	f := sample()
	f.Events[0].Place = &event.Arg{Span: span(sampleText, "Łódź"), Entity: "place/lodz"}
	load(t, s, f, madeUp(1))
	if err := s.insert(context.Background(), awkward()); err != nil {
		t.Fatal(err)
	}
	// coordinates that are none
	for i, lat := range []float64{91, math.Inf(1), math.NaN()} {
		p := quad.IRI("ng:place/nowhere-" + string(rune('a'+i)))
		if err := s.insert(context.Background(), []quad.Quad{
			{Subject: p, Predicate: RDFType, Object: SchemaPlace}, {Subject: p, Predicate: GeoLat, Object: quad.Float(lat)}, {Subject: p, Predicate: GeoLong, Object: quad.Float(1)},
		}); err != nil {
			t.Fatal(err)
		}
	}
	out, n := export(t, s, "geojson")
	parsed, err := geojson.Parse(out, &geojson.ParseOptions{RequireValid: true})
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if _, ok := parsed.(*geojson.FeatureCollection); !ok || !parsed.Valid() {
		t.Fatalf("a %T, valid: %v", parsed, parsed.Valid())
	}
	if rect := (shape.Rect{Min: shape.Point{X: 19, Y: 51}, Max: shape.Point{X: 20, Y: 52}}); !parsed.Intersects(geojson.NewRect(rect)) {
		t.Error("Łódź is not where it should be: longitude comes first")
	}
	var got struct{ Features []feature }
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Features) != n {
		t.Errorf("%d features, said to be %d", len(got.Features), n)
	}
	found := map[string]map[string]any{}
	for _, f := range got.Features {
		found[f.ID] = f.Properties
	}
	place := found["https://github.com/newsgraph/newsgraph/ns#place/lodz"]
	if place["name"] != "Łódź" || place["country"] != "PL" || place["sameAs"] != "https://sws.geonames.org/3093133/" {
		t.Errorf("the place is %v", place)
	}
	const article = "https://example.org/harbour%20fire"
	got1, _ := json.Marshal(found[article+"#e1"])
	const want = `{"agents":["the crane"],"article":"` + article + `","claimedBy":"Ása Björk","date":"2021-02/2021-03",` +
		`"evidence":"` + article + `#char=55,59","kind":"event","modality":"asserted","patients":["Łódź"],"place":["Łódź"],"polarity":"positive",` +
		`"sentence":"Captain Ása Björk said “the crane fell on Monday”.","trigger":"fell","type":"ACCIDENT"}`
	if string(got1) != want {
		t.Errorf("the event is\n%s, want\n%s", got1, want)
	}
	if again, _ := export(t, s, "geojson"); again != out {
		t.Error("a second export differs")
	}
}

func TestGeoJSONEmpty(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	load(t, s, &extract.Facts{Article: extract.Meta{IRI: "https://example.org/a"}})
	out, n := export(t, s, "geojson")
	if _, err := geojson.Parse(out, &geojson.ParseOptions{RequireValid: true}); err != nil || n != 0 {
		t.Errorf("%d features, %v\n%s", n, err, out)
	}
}
