package graph

import (
	"math"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

func TestQuads(t *testing.T) {
	const a = "https://example.org/harbour%20fire"
	quads := Quads(sample())
	has := func(s, p string, o quad.Value) {
		t.Helper()
		if !slices.Contains(quads, quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: o, Label: quad.IRI(a)}) {
			t.Errorf("no %s %s %v", s, p, o)
		}
	}
	has(a, "rdf:type", SchemaNewsArticle)
	has(a, "schema:url", quad.IRI(a))
	has(a, "schema:author", quad.String("A. Writer"))
	has(a, "schema:articleBody", quad.String(sampleText))
	has(a, "schema:mentions", quad.IRI("ng:place/lodz"))
	has("ng:person/asa-bjork", "rdf:type", SchemaPerson)
	has("ng:person/asa-bjork", "schema:alternateName", quad.String("Captain Ása Björk"))
	has("ng:person/asa-bjork", "schema:jobTitle", quad.String("Captain"))
	has("ng:person/asa-bjork", "ng:nameKey", quad.String("bjork"))
	has("ng:person/asa-bjork", "ng:nameKey", quad.String("captain asa bjork"))
	has("ng:person/asa-bjork", "ng:said", quad.IRI(a+"#q1"))
	has("ng:place/lodz", "ng:country", quad.String("PL"))
	has("ng:place/lodz", "geo:lat", quad.Float(51.75))
	has("ng:place/lodz", "owl:sameAs", quad.IRI("https://sws.geonames.org/3093133/"))
	has("ng:place/lodz", "gaf:denotedBy", quad.IRI(a+"#char=0,4"))
	has(a+"#q1", "rdf:type", SchemaQuotation)
	has(a+"#q1", "rdf:type", SEMEvent)
	has(a+"#q1", "schema:text", quad.String("the crane fell on Monday"))
	has(a+"#q1", "ng:cue", quad.String("said"))
	has(a+"#q1", "ng:cueAt", quad.IRI(a+"#char=39,43"))
	has(a+"#q1", "ng:saidAs", quad.IRI(a+"#char=21,38"))
	has(a+"#q1", "gaf:denotedBy", quad.IRI(a+"#char=45,69"))
	has(a+"#char=45,69", "ng:inSentence", quad.IRI(a+"#char=21,71"))
	has(a+"#q1", "sem:hasPlace", quad.IRI("ng:place/lodz"))
	has(a+"#q1", "sem:hasTimeStamp", quad.String("2021-03-01"))
	has(a+"#q1", "ng:timeBasis", quad.String("relative"))
	has(a+"#q1", "itsrdf:taConfidence", quad.Float(0.9))
	has(a+"#q2", "ng:polarity", quad.String("negative"))
	has(a+"#q2", "ng:claimedIn", quad.IRI(a+"#q1"))
	has(a+"#e1", "sem:eventType", quad.IRI("plover:ACCIDENT"))
	has(a+"#e1", "ng:agent", quad.IRI(a+"#char=45,54"))
	has(a+"#char=45,54", "schema:name", quad.String("the crane"))
	has(a+"#e1", "ng:patient", quad.IRI("ng:place/lodz"))
	has(a+"#e1", "sem:hasBeginTimeStamp", quad.String("2021-02"))
	has(a+"#e1", "sem:hasEndTimeStamp", quad.String("2021-03"))
	has(a+"#e1", "ng:claimedIn", quad.IRI(a+"#q1"))
	has(a+"#e1", "ng:count", quad.Int(1))

	again := Quads(sample())
	if !slices.Equal(quads, again) {
		t.Error("the order differs from call to call")
	}
	seen := map[quad.Quad]bool{}
	for _, q := range quads {
		if seen[q] {
			t.Errorf("twice: %v", q)
		}
		seen[q] = true
	}
}

// TestQuadsOddFacts gives quads for facts that are not as they should be.
func TestQuadsOddFacts(t *testing.T) {
	nan := math.NaN()
	f := &extract.Facts{
		Article:  extract.Meta{IRI: "ng:article/a b"},
		Text:     "Short.",
		Entities: []*entity.Entity{{ID: "other/x y", Lat: &nan, Lon: &nan, Mentions: []entity.Mention{{Span: nlp.Span{Start: -1, End: 99}}}}},
		Quotes:   []*quote.Quote{{ID: "q1", Span: nlp.Span{Start: 9, End: 3}, Confidence: nan, Speaker: &quote.Speaker{}}},
		Events:   []*event.Event{{ID: "e1", Place: &event.Arg{}, Confidence: nan}},
	}
	for _, q := range Quads(f) {
		if q != q { // NaN
			t.Errorf("%v is not equal to itself", q)
		}
	}
	s := openStore(t, t.TempDir()+"/db", "")
	load(t, s, f)
	if got := load(t, s, f); got[0].Status != Unchanged {
		t.Error(got)
	}
}

// Only a name has a surname to be looked up by.
func TestSurnameKey(t *testing.T) {
	for _, tt := range []struct {
		name string
		kind entity.Kind
		want bool
	}{{"Mira Tarn", entity.Named, true}, {"spokeswoman for Mr Tarn", entity.Nominal, false}} {
		e := &entity.Entity{ID: "person/x", Type: entity.Person, Name: tt.name, Mentions: []entity.Mention{{Name: tt.name, Kind: tt.kind}}}
		quads := Quads(&extract.Facts{Article: extract.Meta{IRI: "https://example.org/a"}, Entities: []*entity.Entity{e}})
		got := slices.ContainsFunc(quads, func(q quad.Quad) bool { return q.Predicate == NGNameKey && q.Object == quad.String("tarn") })
		if got != tt.want {
			t.Errorf("%s is found as Tarn: %v, want %v", tt.name, got, tt.want)
		}
	}
}
