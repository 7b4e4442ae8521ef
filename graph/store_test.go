package graph

import (
	"context"
	"fmt"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
	"github.com/newsgraph/newsgraph/graph/pgtest"
)

// sampleText begins with two characters of more than one byte.
const sampleText = "Łódź harbour burned. Captain Ása Björk said “the crane fell on Monday”. Nobody was hurt."

func span(text, part string) nlp.Span {
	for i := 0; i+len(part) <= len(text); i++ {
		if text[i:i+len(part)] == part {
			return nlp.Span{Start: i, End: i + len(part), Text: part}
		}
	}
	panic("no " + part)
}

// sample returns facts of one short article with everything in them.
func sample() *extract.Facts {
	lat, lon := 51.75, 19.466667
	sp := func(part string) nlp.Span { return span(sampleText, part) }
	bytes := func(part string) [2]int { return [2]int{sp(part).Start, sp(part).End} }
	said := sp("said")
	day := sp("Monday")
	return &extract.Facts{
		Article: extract.Meta{
			IRI: "https://example.org/harbour fire", URL: "https://example.org/harbour fire", Title: `The "crane"`,
			Publisher: "Example", Published: "2021-03-02T08:00:00+01:00", Authors: []string{"A. Writer"}, SHA256: "00ff",
		},
		Text: sampleText,
		Entities: []*entity.Entity{
			{ID: "person/asa-bjork", Type: entity.Person, Name: "Ása Björk", Roles: []string{"Captain"},
				Mentions: []entity.Mention{{Span: sp("Captain Ása Björk"), Kind: entity.Named}, {Span: sp("Nobody"), Kind: entity.Nominal}}},
			{ID: "place/lodz", Type: entity.Place, Name: "Łódź", Country: "PL", Lat: &lat, Lon: &lon, GeoNames: 3093133,
				Mentions: []entity.Mention{{Span: sp("Łódź"), Kind: entity.Named}}},
		},
		Quotes: []*quote.Quote{{
			ID: "q1", Span: sp("the crane fell on Monday"), Type: quote.Direct, Cue: &said, Place: "place/lodz",
			Speaker: &quote.Speaker{Span: sp("Captain Ása Björk"), Entity: "person/asa-bjork", Name: "Ása Björk"},
			Date:    &date.Date{Span: &day, Value: "2021-03-01", Basis: date.Relative}, Confidence: 0.9,
		}, {
			ID: "q2", Span: sp("Nobody was hurt"), Type: quote.Indirect, Polarity: quote.Negative, In: "q1", Confidence: 0.5,
		}},
		Events: []*event.Event{{
			ID: "e1", Type: "ACCIDENT", Trigger: event.Trigger{Span: sp("fell"), Lemma: "fall"},
			Agents: []event.Arg{{Span: sp("the crane")}}, Patients: []event.Arg{{Span: sp("Łódź"), Entity: "place/lodz"}},
			Date: &date.Date{Value: "2021-02/2021-03", Basis: date.Relative}, Polarity: event.Positive, Modality: event.Asserted,
			ClaimedIn: "q1", Count: &event.Count{Value: 1}, Confidence: 1,
		}},
		Sentences: [][2]int{bytes("Łódź harbour burned."), bytes("Captain Ása Björk said “the crane fell on Monday”."), bytes("Nobody was hurt.")},
	}
}

func openStore(t testing.TB, addr, backend string) *Store {
	t.Helper()
	if backend == Postgres && !strings.HasPrefix(addr, "postgres:") {
		addr = pgtest.Database(t)
	}
	s, err := Open(context.Background(), addr, Options{Backend: backend})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func load(t testing.TB, s *Store, facts ...*extract.Facts) []Loaded {
	t.Helper()
	done, err := s.Load(context.Background(), facts)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// everything returns all quads of a store as sorted strings.
func everything(t testing.TB, s *Store) []string {
	t.Helper()
	var all []string
	err := s.scan(context.Background(), s.qs.QuadsAllIterator(), func(q quad.Quad) error {
		all = append(all, fmt.Sprint(q.Subject, " ", q.Predicate, " ", q.Object, " ", q.Label))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

var backends = []string{Pebble, Memstore, Postgres}

func TestLoad(t *testing.T) {
	for _, backend := range backends {
		t.Run(backend, func(t *testing.T) {
			s := openStore(t, filepath.Join(t.TempDir(), "db"), backend)
			f := sample()
			n := len(Quads(f))
			if got := load(t, s, f); len(got) != 1 || got[0] != (Loaded{string(Short(f.Article.IRI)), Added, n}) {
				t.Fatalf("first load: %v", got)
			}
			before := everything(t, s)
			if got := load(t, s, f); got[0].Status != Unchanged {
				t.Errorf("second load: %v", got)
			}
			if got := everything(t, s); !slices.Equal(got, before) || len(got) != n {
				t.Errorf("%d quads, want %d", len(got), n)
			}
			f.Text += " The end."
			f.Events = nil
			if got := load(t, s, f); got[0].Status != Replaced {
				t.Errorf("third load: %v", got)
			}
			if got, want := len(everything(t, s)), len(Quads(f)); got != want {
				t.Errorf("%d quads after replacement, want %d", got, want)
			}
		})
	}
}

// TestReplaceModel loads graphs at random over few nodes, where removing and
// adding meet in the same nodes, and compares with a plain map.
func TestReplaceModel(t *testing.T) {
	for _, backend := range backends {
		t.Run(backend, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "db")
			if backend == Postgres {
				dir = pgtest.Database(t)
			}
			s := openStore(t, dir, backend)
			r := rand.New(rand.NewSource(1))
			model := map[quad.IRI]map[quad.Quad]bool{}
			for round := range 120 / slowed {
				b := batch{store: s}
				for range 1 + r.Intn(3) {
					label := quad.IRI(fmt.Sprint("ng:article/", r.Intn(5)))
					if b.has(label) {
						continue
					}
					g := map[quad.Quad]bool{}
					for range r.Intn(12) {
						n := func() quad.IRI { return quad.IRI(fmt.Sprint("ng:n", r.Intn(9))) }
						g[quad.Quad{Subject: n(), Predicate: n(), Object: n(), Label: label}] = true
					}
					var quads []quad.Quad
					for q := range g {
						quads = append(quads, q)
					}
					if err := b.put(context.Background(), prepared{iri: label, quads: quads}); err != nil {
						t.Fatal(err)
					}
					model[label] = g
				}
				var done []Loaded
				if err := b.commit(context.Background(), &done); err != nil {
					t.Fatal(err)
				}
				if backend != Memstore && round%40 == 39 {
					if err := s.Close(); err != nil {
						t.Fatal(err)
					}
					s = openStore(t, dir, backend)
				}
				var want []string
				for _, g := range model {
					for q := range g {
						want = append(want, fmt.Sprint(q.Subject, " ", q.Predicate, " ", q.Object, " ", q.Label))
					}
				}
				slices.Sort(want)
				if got := everything(t, s); !slices.Equal(got, want) {
					t.Fatalf("round %d: %d quads, want %d\n%v\n%v", round, len(got), len(want), got, want)
				}
			}
		})
	}
}

func TestRead(t *testing.T) {
	ctx := context.Background()
	s := openStore(t, filepath.Join(t.TempDir(), "db"), "")
	f := sample()
	load(t, s, f)
	for _, name := range []string{"asa bjork", "ÁSA BJÖRK", "Bjork", "captain Ása Björk"} {
		if got, err := s.Find(ctx, name); err != nil || !slices.Equal(got, []quad.IRI{"ng:person/asa-bjork"}) {
			t.Errorf("Find(%q) = %v, %v", name, got, err)
		}
	}
	if got, err := s.Find(ctx, "crane"); err != nil || len(got) != 0 {
		t.Errorf("Find(crane) = %v, %v", got, err)
	}
	n, err := s.Node(ctx, quad.IRI("https://example.org/harbour%20fire#q1"))
	if err != nil || !slices.Equal(n[SchemaSpokenBy], []quad.Value{quad.IRI("ng:person/asa-bjork")}) || len(n[RDFType]) != 2 {
		t.Errorf("Node = %v, %v", n, err)
	}
	a, start, end, ok := ParseSpan(n[GAFDenotedBy][0])
	if text := []rune(sampleText); !ok || a != "https://example.org/harbour%20fire" || string(text[start:end]) != "the crane fell on Monday" {
		t.Errorf("span %v: %v %d %d %v", n[GAFDenotedBy], a, start, end, ok)
	}
	st, err := s.Stats(ctx)
	if err != nil || st.Articles != 1 || st.Quotations != 2 || st.Events != 1 || st.Entities[SchemaPerson] != 1 || st.Quads != int64(len(Quads(f))) {
		t.Errorf("Stats = %+v, %v", st, err)
	}
}
