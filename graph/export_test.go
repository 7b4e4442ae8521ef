package graph

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/piprate/json-gold/ld"

	"github.com/newsgraph/newsgraph/extract"
)

// awkward are quads that are hard to write down.
func awkward() []quad.Quad {
	at := time.Date(2021, 3, 2, 8, 0, 0, 500, time.FixedZone("", 3600))
	var quads []quad.Quad
	for _, o := range []quad.Value{
		quad.String(""), quad.String("line\nbreak\r\ttab \"quoted\" back\\slash \x00 \x01 \x7f \u2028 \U0001F600 'x'"), quad.String("\\u0041"),
		quad.Int(-7), quad.Float(1), quad.Float(-1234.5e-20), quad.Bool(true), quad.Time(at),
		quad.LangString{Value: "Łódź", Lang: "pl"}, quad.LangString{Value: "x", Lang: "not a tag"},
		quad.TypedString{Value: "3.10", Type: "xsd:decimal"}, quad.TypedString{Value: "007", Type: "xsd:integer"},
		quad.TypedString{Value: "plain", Type: "xsd:string"}, quad.TypedString{Value: "<b>", Type: "rdf:HTML"},
		quad.IRI("https://example.org/ü/a b?q=\"<x>\"&{y}|^`\\#ä"), quad.IRI("alice"), quad.IRI("mailto:a@example.org"), quad.BNode("b-1.x"), quad.IRI(""),
	} {
		quads = append(quads, quad.Quad{Subject: quad.IRI("ng:s"), Predicate: quad.IRI("ng:p"), Object: o, Label: quad.IRI("ng:g")})
	}
	for _, day := range []quad.String{"2021-03-02", "2021-03", "2021", "2021-03-02T08:00:00+01:00", "2021-02-30", "March", "2021-03-02T08:00:00,5Z"} {
		quads = append(quads, quad.Quad{Subject: quad.IRI("ng:s"), Predicate: SEMTime, Object: day, Label: quad.IRI("ng:g")})
	}
	return append(quads,
		quad.Quad{Subject: quad.BNode("b-1.x"), Predicate: quad.IRI("http://schema.org/name"), Object: quad.String("no label")},
		quad.Quad{Subject: quad.IRI("ng:s"), Predicate: SEMHasActor, Object: quad.IRI("ng:o"), Label: quad.IRI("ng:g")})
}

func exportStore(t testing.TB) *Store {
	t.Helper()
	s := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	load(t, s, sample(), madeUp(1), madeUp(2))
	if err := s.insert(context.Background(), awkward()); err != nil {
		t.Fatal(err)
	}
	return s
}

func export(t testing.TB, s *Store, format string) (string, int) {
	t.Helper()
	var b bytes.Buffer
	n, err := s.Export(context.Background(), &b, format)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), n
}

func TestExportLines(t *testing.T) {
	out, n := export(t, exportStore(t), "nquads")
	if got := strings.Count(out, "\n"); got != n {
		t.Errorf("%d lines, %d statements", got, n)
	}
	for _, want := range []string{
		`<https://example.org/harbour%20fire> <http://schema.org/datePublished> "2021-03-02T08:00:00+01:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> <https://example.org/harbour%20fire> .`,
		`<https://example.org/harbour%20fire#q1> <http://semanticweb.cs.vu.nl/2009/11/sem/hasTimeStamp> "2021-03-01"^^<http://www.w3.org/2001/XMLSchema#date> <https://example.org/harbour%20fire> .`,
		`<https://example.org/harbour%20fire#e1> <http://semanticweb.cs.vu.nl/2009/11/sem/hasBeginTimeStamp> "2021-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> <https://example.org/harbour%20fire> .`,
		`<https://example.org/harbour%20fire#e1> <http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> <https://github.com/newsgraph/newsgraph/ns#place/lodz> <https://example.org/harbour%20fire> .`,
		`<https://example.org/harbour%20fire#e1> <https://github.com/newsgraph/newsgraph/ns#count> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <https://example.org/harbour%20fire> .`,
		`<https://example.org/harbour%20fire#q1> <http://www.w3.org/2005/11/its/rdf#taConfidence> "9.0E-1"^^<http://www.w3.org/2001/XMLSchema#double> <https://example.org/harbour%20fire> .`,
		`<https://github.com/newsgraph/newsgraph/ns#s> <https://github.com/newsgraph/newsgraph/ns#p> <https://github.com/newsgraph/newsgraph/ns#alice> <https://github.com/newsgraph/newsgraph/ns#g> .`,
	} {
		if !strings.Contains(out, want+"\n") {
			t.Errorf("not in the export: %s", want)
		}
	}
}

func TestImportExport(t *testing.T) {
	ctx := context.Background()
	s := exportStore(t)
	first, n := export(t, s, "nquads")
	var zipped bytes.Buffer
	zw := gzip.NewWriter(&zipped)
	io.WriteString(zw, first)
	zw.Close()
	for name, in := range map[string]io.Reader{"plain": strings.NewReader(first), "gzip": &zipped} {
		back := openStore(t, filepath.Join(t.TempDir(), "db"), "")
		if got, err := back.Import(ctx, in); err != nil || got != n {
			t.Fatalf("%s: %d statements of %d, %v", name, got, n, err)
		}
		second, _ := export(t, back, "nquads")
		if second != first {
			t.Errorf("%s: the second export differs", name)
		}
		for _, f := range []*extract.Facts{sample(), madeUp(1)} {
			if got := load(t, back, f); got[0].Status != Unchanged {
				t.Errorf("%s: %s is not what was imported", name, got[0].IRI)
			}
		}
		size := count(t, back)
		if _, err := back.Import(ctx, strings.NewReader(first)); err != nil || count(t, back) != size {
			t.Errorf("%s: importing again: %d quads, had %d, %v", name, count(t, back), size, err)
		}
	}
}

// TestImportWhole has an import fail in the midst of an article, after more than
// a batch: no article is there in part.
func TestImportWhole(t *testing.T) {
	from := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	var all []*extract.Facts
	for i := range 240 {
		all = append(all, madeUp(i))
	}
	load(t, from, all...)
	out, n := export(t, from, "nquads")
	lines := strings.SplitAfter(out, "\n")
	broken := strings.Join(lines[:folderBatch+folderBatch/20], "") + "no statement\n"
	back := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	if got, err := back.Import(t.Context(), strings.NewReader(broken)); err == nil || got >= n {
		t.Fatalf("%d statements of %d, %v", got, n, err)
	}
	there := 0
	for i := 0; i < len(all); i += slowed {
		switch l := load(t, back, all[i])[0]; l.Status {
		case Unchanged:
			there++
		case Replaced:
			t.Errorf("%s was there in part", l.IRI)
		}
	}
	if there == 0 || there == len(all)/slowed {
		t.Errorf("%d articles of %d were imported", there, len(all))
	}
}

func TestImportErrors(t *testing.T) {
	s := openStore(t, "", Memstore)
	for _, in := range []string{
		"<a:b> <a:b>", "<a:b> <a:b> .", "<a:b> <a:b> <a:b>", "<a:b> \"p\" <a:b> .", "\"s\" <a:b> <a:b> .", "<b> <a:b> <a:b> .",
		"<a:b> <a:b> \"x .", "<a:b> <a:b> \"\\x\" .", "<a:b> <a:b> \"\\uD800\" .", "<a:b> <a:b> \"\\u00\" .", "<a:b> <a:b> \"x\"@ .", "<a:b> <a:b> \"x\"@en_ .",
		"<a:b> <a:b> <a:b> <a:b> <a:b> .", "<a:b> <a:b> <a:b> . x", "_: <a:b> <a:b> .", "<a:b> <a:b> \"\xff\" .", "<a: b> <a:b> <a:b> .", "{\"json\": 1}", "\x1f\x8bxx",
	} {
		if n, err := s.Import(context.Background(), strings.NewReader("# comment\n\n"+in+"\n")); err == nil && in[0] != '\x1f' {
			t.Errorf("%q: %d statements, no error", in, n)
		} else if in[0] != '\x1f' && (!errors.Is(err, errSyntax) || !strings.Contains(err.Error(), "line 3")) {
			t.Errorf("%q: %v", in, err)
		}
	}
	if count(t, s) != 0 {
		t.Error("something was imported")
	}
}

// TestForeignParsers has other programs count the statements.
func TestForeignParsers(t *testing.T) {
	s := exportStore(t)
	for _, format := range []string{"nquads", "ntriples"} {
		out, n := export(t, s, format)
		t.Run("rapper/"+format, func(t *testing.T) {
			path, err := exec.LookPath("rapper")
			if err != nil {
				t.Skip("rapper is not installed")
			}
			cmd := exec.Command(path, "-i", format, "-c", "-", "http://example.org/")
			cmd.Stdin = strings.NewReader(out)
			got, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(string(got), " "+strconv.Itoa(n)+" triples") || strings.Contains(string(got), "rror") || strings.Contains(string(got), "arning") {
				t.Errorf("want %d: %s (%v)", n, got, err)
			}
		})
	}
	t.Run("rdflib", func(t *testing.T) {
		python := rdflib(t)
		quads, n := export(t, s, "nquads")
		triples, m := export(t, s, "ntriples")
		for _, c := range []struct {
			format, data string
			want         int
		}{{"nquads", quads, n}, {"nt", triples, m}} {
			cmd := exec.Command(python, "-W", "ignore", "-c", `import sys, rdflib
d = rdflib.Dataset() if sys.argv[1] == "nquads" else rdflib.Graph()
d.parse(sys.stdin.buffer, format=sys.argv[1])
print(len(list(d.quads((None, None, None, None)))) if sys.argv[1] == "nquads" else len(d))`, c.format)
			cmd.Stdin = strings.NewReader(c.data)
			got, err := cmd.CombinedOutput()
			if err != nil || strings.TrimSpace(string(got)) != strconv.Itoa(c.want) {
				t.Errorf("%s: want %d: %s (%v)", c.format, c.want, got, err)
			}
		}
	})
}

// rdflib returns a Python that has rdflib.
func rdflib(t *testing.T) string {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import rdflib").Run() == nil {
			return python
		}
	}
	t.Skip("rdflib is not installed")
	return ""
}

// TestJSONLD has a JSON-LD processor turn the export back into N-Quads.
func TestJSONLD(t *testing.T) {
	s := exportStore(t)
	out, n := export(t, s, "jsonld")
	var doc any
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	opts := ld.NewJsonLdOptions("")
	opts.Format = "application/n-quads"
	got, err := ld.NewJsonLdProcessor().ToRDF(doc, opts)
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(got.(string), "\n"); lines != n {
		t.Errorf("%d statements, want %d", lines, n)
	}
	if empty, _ := export(t, openStore(t, "", Memstore), "jsonld"); empty != "[]\n" {
		t.Errorf("empty store: %q", empty)
	}
}

func TestGraphML(t *testing.T) {
	out, n := export(t, exportStore(t), "graphml")
	var doc struct {
		Nodes []struct {
			ID string `xml:"id,attr"`
		} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
			Data   []struct {
				Key  string `xml:"key,attr"`
				Text string `xml:",chardata"`
			} `xml:"data"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, n := range doc.Nodes {
		if ids[n.ID] {
			t.Errorf("node %s twice", n.ID)
		}
		ids[n.ID] = true
	}
	if len(doc.Edges) != n {
		t.Errorf("%d edges, want %d", len(doc.Edges), n)
	}
	for _, e := range doc.Edges {
		if !ids[e.Source] || !ids[e.Target] || e.Data[0].Key != "predicate" {
			t.Errorf("edge %+v", e)
		}
	}
}

func TestDOT(t *testing.T) {
	out, n := export(t, exportStore(t), "dot")
	if got := strings.Count(out, " -> "); got < n || !strings.HasPrefix(out, "digraph ") || !strings.HasSuffix(out, "}\n") {
		t.Errorf("%d edges, want %d", got, n)
	}
	if path, err := exec.LookPath("dot"); err == nil {
		cmd := exec.Command(path, "-Tcanon")
		cmd.Stdin = strings.NewReader(out)
		if msg, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("dot: %s", msg)
		}
	}
}

func TestExportUnknownFormat(t *testing.T) {
	_, err := openStore(t, "", Memstore).Export(context.Background(), io.Discard, "turtle")
	if err == nil || !strings.Contains(err.Error(), "nquads") {
		t.Error(err)
	}
}

// TestUntellable leaves out what RDF cannot say.
func TestUntellable(t *testing.T) {
	s := openStore(t, "", Memstore)
	var d []graph.Delta
	for _, q := range []quad.Quad{
		quad.Make("literal", quad.IRI("ng:p"), quad.IRI("ng:o"), nil),
		quad.Make(quad.IRI("ng:s"), "literal", quad.IRI("ng:o"), nil),
		quad.Make(quad.IRI("ng:s"), quad.IRI("ng:p"), quad.IRI("ng:o"), "literal"),
		quad.Make(quad.IRI("ng:s"), quad.IRI("ng:p"), quad.IRI("ng:o"), nil),
	} {
		d = append(d, graph.Delta{Quad: q, Action: graph.Add})
	}
	if err := s.apply(context.Background(), change{add: d}); err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		if _, n := export(t, s, f); n != 1 && f != geoJSONFormat {
			t.Errorf("%s: %d statements", f, n)
		}
	}
}

func TestShort(t *testing.T) {
	for _, iri := range []string{"http://schema.org/name", "https://example.org/a%20b", "urn:x:y", "https://example.org/ü", "ng:person/x"} {
		if got := Full(Short(iri)); got != iri && !strings.HasPrefix(iri, "ng:") {
			t.Errorf("%s came back as %s", iri, got)
		}
	}
	if got := Short("http://schema.org/name"); got != SchemaName {
		t.Error(got)
	}
	var prefixes []string
	for _, ns := range Namespaces {
		prefixes = append(prefixes, ns.Prefix)
	}
	if !slices.IsSorted(prefixes) {
		t.Error("namespaces are not in order")
	}
}

// count returns the number of quads in a store.
func count(t testing.TB, s *Store) int64 {
	t.Helper()
	st, err := s.qs.Stats(context.Background(), false)
	if err != nil {
		t.Fatal(err)
	}
	return st.Quads.Size
}
