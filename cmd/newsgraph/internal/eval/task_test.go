package eval

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/quotation"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

func at(text, part string) nlp.Span {
	i := strings.Index(text, part)
	return nlp.Span{Start: i, End: i + len(part), Text: part}
}

func arg(text, part string) event.Arg { return event.Arg{Span: at(text, part)} }

func goldSpan(text, part string) span { return span(at(text, part)) }

func TestExactSpans(t *testing.T) {
	gold := []typedSpan{{0, 4, "PER"}, {5, 9, "ORG"}, {5, 9, "ORG"}}
	found := []typedSpan{{0, 4, "PER"}, {0, 4, "PER"}, {5, 9, "LOC"}, {5, 8, "ORG"}}
	if got, want := exactSpans(gold, found), metric.Count(1, 4, 3); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSentenceEnds(t *testing.T) {
	text := "Rain fell. It stayed.\n\nThe end. "
	sents := trimAll(text, [][2]int{{0, 11}, {11, 22}, {23, 32}})
	if want := [][2]int{{0, 10}, {11, 21}, {23, 31}}; !slices.Equal(sents, want) {
		t.Fatalf("got %v, want %v", sents, want)
	}
	if got := ends(text, sents, false); !maps.Equal(got, map[int]bool{10: true, 21: true}) {
		t.Errorf("boundaries: %v", got)
	}
	if got := ends(text, sents, true); !maps.Equal(got, map[int]bool{10: true}) {
		t.Errorf("boundaries inside paragraphs: %v", got)
	}
}

func TestReadTreebank(t *testing.T) {
	const good = "# newdoc id = a\n# meta::genre = news\n# text = I don't.\n1\tI\tI\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n\n"
	sents, err := readTreebank(strings.NewReader(good))
	if err != nil || len(sents) != 1 {
		t.Fatalf("got %v, %v", sents, err)
	}
	if s := sents[0]; !slices.Equal(s.Heads, []int{2, -1, 1}) || !slices.Equal(s.Tags, []string{"PRP", "VBP", "RB"}) || s.Genre != "news" {
		t.Errorf("got %+v", s)
	}
	for _, bad := range []string{
		"1\tI\tI\n",
		"1\tI\tI\tPRON\tPRP\t_\tx\tnsubj\t_\t_\n",
		"1\tI\tI\tPRON\tPRP\t_\t9\tnsubj\t_\t_\n",
	} {
		if _, err := readTreebank(strings.NewReader(bad)); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

func FuzzReadTreebank(f *testing.F) {
	f.Add("1\tI\tI\tPRON\tPRP\t_\t0\troot\t_\t_\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		sents, err := readTreebank(strings.NewReader(s))
		for _, x := range sents {
			if err == nil && slices.Max(x.Heads) >= len(x.Words) {
				t.Error("head outside the sentence")
			}
		}
	})
}

func TestAttachment(t *testing.T) {
	tree := &analysedTree{
		treeSentence: treeSentence{Heads: []int{1, -1, 1}, Rels: []string{"nsubj:pass", "root", "obl"}},
		heads:        []int{1, -1, 0}, rels: []string{"nsubj", "root", "obl"},
	}
	var a attachment
	rels := map[string]metric.PRF{}
	for i := range tree.Heads {
		a.add(tree, i)
		addRelation(rels, tree, i)
	}
	if a.unlabelled.Right != 2 || a.labelled.Right != 1 || a.universal.Right != 2 || a.labelled.Of != 3 {
		t.Errorf("got %+v", a)
	}
	if rels["nsubj"] != metric.Count(1, 1, 1) || rels["obl"] != metric.Count(0, 1, 1) {
		t.Errorf("got %+v", rels)
	}
}

// sentenceEnds cuts a text behind every full stop.
func sentenceEnds(text string) (out [][2]int) {
	for first := 0; first < len(text); {
		n := strings.Index(text[first:], ".") + 1
		out = append(out, [2]int{first, first + n})
		first += n
	}
	return out
}

func TestDates(t *testing.T) {
	for _, tt := range []struct {
		value, day string
		want       bool
	}{
		{"2016-11-10", "2016-11-10", true}, {"2016-11-09", "2016-11-10", false}, {"2016-11", "2016-11-10", true},
		{"2016-11-07/2016-11-13", "2016-11-13", true}, {"2016-10-31/2016-11-06", "2016-11-10", false},
	} {
		if got := covers(tt.value, tt.day); got != tt.want {
			t.Errorf("%s covers %s: %v", tt.value, tt.day, got)
		}
	}
	if (whenAnswer{Answer: "late Sunday", Parsed: "2016-11-12"}).reliable() || !(whenAnswer{Answer: "Saturday", Parsed: "2016-11-12"}).reliable() {
		t.Error("2016-11-12 was a Saturday")
	}
}

func TestGeo(t *testing.T) {
	text := "Snow fell in Eastport."
	lat, lon, far := 50.0, 10.0, 12.0
	place := &entity.Entity{Type: entity.Place, Lat: &lat, Lon: &lon, GeoNames: 7,
		Mentions: []entity.Mention{{Span: at(text, "Eastport"), Kind: entity.Named}}}
	f := &extract.Facts{Text: text, Entities: []*entity.Entity{{Type: entity.Person, Mentions: place.Mentions}, place}}
	placed := func(e *entity.Entity) bool { return e.Lat != nil }
	if e := entityAt(f, toponym{span: span{Start: 13, End: 21}}, placed); e != place {
		t.Errorf("got %v", e)
	}
	if e := entityAt(f, toponym{span: span{End: 4}}, placed); e != nil {
		t.Errorf("a place in Snow: %v", e)
	}
	// Two degrees at 50° north are 143 km.
	if !samePlace(place, toponym{Lat: &lat, Lon: &far}) {
		t.Error("143 km are too far")
	}
	if farther := 13.0; samePlace(place, toponym{Lat: &lat, Lon: &farther, GeoNames: "8"}) || !samePlace(place, toponym{Lat: &lat, Lon: &farther, GeoNames: "7"}) {
		t.Error("215 km are right only of the same GeoNames place")
	}
}

func TestPronounsAndAlignment(t *testing.T) {
	text := "The new mayor of Eastport spoke. She smiled."
	var d chainedDoc
	add := func(part, min, chain string) {
		m, h := at(text, part), at(text, min)
		d.Mentions = append(d.Mentions, struct {
			span
			Type     string `json:"type"`
			Chain    string `json:"chain"`
			MinStart int    `json:"minspan_start"`
			MinEnd   int    `json:"minspan_end"`
			Proper   bool   `json:"proper"`
		}{span(m), "person", chain, h.Start, h.End, false})
	}
	add("The new mayor of Eastport", "mayor", "1")
	add("Eastport", "Eastport", "2")
	add("She", "She", "1")
	mayor := &entity.Entity{Type: entity.Person, Mentions: []entity.Mention{
		{Span: at(text, "The new mayor"), Kind: entity.Nominal}, {Span: at(text, "She"), Kind: entity.Pronoun}}}
	f := &extract.Facts{Text: text, Entities: []*entity.Entity{mayor}}
	aligned := align(&d, f)
	if len(aligned) != 2 || aligned[[2]int{0, 13}] != 0 {
		t.Fatalf("got %v", aligned)
	}
	counts := map[string]*metric.Ratio{"he, she": {}}
	resolvedPronouns(&d, f, aligned, counts)
	if *counts["he, she"] != (metric.Ratio{Right: 1, Of: 1}) {
		t.Errorf("got %v", counts["he, she"])
	}
	c := &chainCounts{types: map[string]bool{"person": true}}
	c.add(&d, f, aligned)
	if c.muc.F1() != 100 || c.b.F1() != 100 || c.ceaf.F1() != 100 {
		t.Errorf("got %+v", c)
	}
}

func TestSpeakerKind(t *testing.T) {
	docs := quotedDoc{Text: "Officials denied it. The officials left. Marsh said no.", Quotes: make([]goldQuote, 4)}
	for i, s := range []string{"Officials", "Marsh", "she"} {
		docs.Quotes[i].Speaker = &struct {
			quotation.Mention
			Name string `json:"name"`
		}{quotation.Mention{Text: s}, ""}
	}
	var got []string
	for _, q := range docs.quotes() {
		got = append(got, q.Kind)
	}
	if want := []string{"nominal", "name", "pronoun", "floating"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestReport runs the tasks on tiny collections and checks that the same
// scores give the same page.
func TestReport(t *testing.T) {
	gold := t.TempDir()
	for name, doc := range map[string]string{
		"ner/worldwide.dev.jsonl":         `{"text":"Ana Marsh came.","entities":[{"start":0,"end":9,"type":"PER"}]}`,
		"geo/gwn.dev.jsonl":               `{"text":"Rain fell in Paris.","toponyms":[{"start":13,"end":18,"text":"Paris","lat":48.85,"lon":2.35}]}`,
		"geo/lgl.dev.jsonl":               `{"text":"Rain fell in Paris.","toponyms":[]}`,
		"geo/trnews.dev.jsonl":            `{"text":"Rain fell in Paris.","toponyms":[]}`,
		"events/event_location.dev.jsonl": `{"text":"Police shot a man in Paris.","verb":[{"start":7,"end":11}],"locations":[{"start":21,"end":26}]}`,
	} {
		path := filepath.Join(gold, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(doc), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var pages [2]bytes.Buffer
	for i := range pages {
		r, err := Run(t.Context(), Options{Gold: gold}, "names", "geo", "event-places", "coref")
		if err != nil {
			t.Fatal(err)
		}
		if err := r.WriteMarkdown(&pages[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(pages[0].Bytes(), pages[1].Bytes()) {
		t.Error("two runs give two pages")
	}
	for _, want := range []string{"## geo", "coref/gum", "| PERSON |"} {
		if !strings.Contains(pages[0].String(), want) {
			t.Errorf("%q is not in\n%s", want, &pages[0])
		}
	}
}

func TestRunStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := each(ctx, []*article.Article{{Text: "a"}}, extract.New().Extract); err == nil {
		t.Error("no error after the context was cancelled")
	}
}
