package queries

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/quote"
	"github.com/newsgraph/newsgraph/graph"
)

// A player is one who may act in the news that quarrels makes up.
type player struct {
	id            string
	typ           entity.Type
	name          string
	role, country string
	geonames      int
}

// Some are merged by their names, some split, some cannot act.
var players = []player{
	{"person/ada-moe", entity.Person, "Ada Moe", "mayor", "NO", 0},
	{"person/ada-moe", entity.Person, "Ada Moe", "striker", "CA", 0},
	{"person/ada-lise-moe", entity.Person, "Ada Lise Moe", "mayor", "NO", 0},
	{"person/moe", entity.Person, "Moe", "mayor", "", 0},
	{"person/bo-quill", entity.Person, "Bo Quill", "", "", 0},
	{"person/quill", entity.Person, "Quill", "", "", 0},
	{"organization/corvana", entity.Organization, "Corvana", "", "", 0},
	{"organization/corvana-ltd", entity.Organization, "Corvana Ltd", "", "", 0},
	{"organization/harbour-union", entity.Organization, "Harbour Union", "", "", 0},
	{"group/dockers~%d", entity.Group, "dockers", "", "", 0},
	{"place/dunmore", entity.Place, "Dunmore", "", "", 0},
	{"place/velmark", entity.Place, "Velmark", "", "", 77},
	{"thing/toll", entity.Other, "Toll", "", "", 0},
}

// quarrels makes up article i, in which everybody acts on everybody.
func quarrels(t *testing.T, i int) *extract.Facts {
	r := rand.New(rand.NewPCG(1, uint64(i)))
	some := func(of ...string) string { return of[r.IntN(len(of))] }
	var cast []player
	have := map[string]bool{}
	for range 2 + r.IntN(4) {
		p := players[r.IntN(len(players))]
		if strings.Contains(p.id, "%") {
			p.id = fmt.Sprintf(p.id, i)
		}
		if !have[p.name] && !have[p.id] {
			have[p.name], have[p.id] = true, true
			cast = append(cast, p)
		}
	}
	text := "“We will.” said"
	for _, p := range cast {
		text += " " + p.name
	}
	b := newFacts(t, fmt.Sprint("https://example.org/", i), "Title", "Gazette", some("", "2021-03-04", "2021-03-04", "2021-05-04T10:00:00Z"), text+" someone.")
	var args []event.Arg
	for _, p := range cast {
		at := b.span(" "+p.name, 0)
		at.Start, at.Text = at.Start+1, p.name
		e := b.entity(p.id, p.typ, p.name, at)
		e.Country, e.GeoNames = p.country, p.geonames
		if p.role != "" {
			e.Roles = []string{p.role}
		}
		args = append(args, event.Arg{Span: at, Entity: p.id})
	}
	args = append(args, event.Arg{Span: b.span("someone", 0)})
	b.quote("q1", quote.Direct, b.span("“We will.”", 0), args[0].Span, b.f.Entities[0], b.span("said", 0))
	pick := func() (out []event.Arg) {
		for range r.IntN(4) {
			out = append(out, args[r.IntN(len(args))])
		}
		return out
	}
	for n := range 1 + r.IntN(5) {
		v := b.event(fmt.Sprint("e", n+1), some("ASSAULT", "CONSULT", "THREATEN", "OTHER"), "act", b.span("said", 0), pick(), pick())
		v.Polarity = event.Polarity(some("positive", "positive", "positive", "negative"))
		v.Modality = event.Modality(some("asserted", "asserted", "asserted", "planned", "possible"))
		v.ClaimedIn = some("", "", "q1")
		if when := some("", "", "2021-03-03", "2021-02", "2020", "2021-01-01/2021-02", "2021-04/", "/2019", "soon"); when != "" {
			v.Date = day(when, date.Relative)
		}
		v.Place = &event.Arg{Span: args[0].Span, Entity: some("place/velmark", "place/dunmore")}
		if n > 0 && r.IntN(4) == 0 {
			v.SameAs = fmt.Sprint("e", 1+r.IntN(n))
		}
	}
	return b.f
}

// TestNetworkByPostings asks for networks where the store keeps postings and where
// it does not: the answers are the same.
func TestNetworkByPostings(t *testing.T) {
	ctx := context.Background()
	var facts, again []*extract.Facts
	for i := range 60 {
		facts = append(facts, quarrels(t, i))
	}
	for i := range 10 { // replaced
		f := quarrels(t, 1000+i)
		f.Article.IRI = facts[3*i].Article.IRI
		again = append(again, f)
	}
	open := func(dir string, o graph.Options) *graph.Store {
		s, err := graph.Open(ctx, dir, o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		for _, some := range [][]*extract.Facts{facts, again} {
			if _, err := s.Load(ctx, some); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Remove(ctx, graph.Short(facts[59].Article.IRI)); err != nil {
			t.Fatal(err)
		}
		return s
	}
	posted, digested := open(t.TempDir()+"/db", graph.Options{}), open("", graph.Options{Backend: graph.Memstore})
	if told, err := posted.Acting(ctx, slices.Values([]quad.IRI(nil))); told == nil || err != nil {
		t.Fatalf("the store has no postings: %v", err)
	}
	var names []string
	for _, p := range players {
		if !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	check := func(what string) {
		t.Helper()
		rows := 0
		for _, name := range append(slices.Clone(names), "", "someone", "ng:person/ada-moe") {
			for _, more := range []string{"", "limit=3", "limit=0", "limit=2&offset=1", "told-by=claim", "told-by=article", "type=ASSAULT,THREATEN", "since=2021-03", "until=2020&limit=0"} {
				params := "actor=" + name + "&" + more
				got, err := json.Marshal(ask(t, posted, "network", params).Rows)
				if err != nil {
					t.Fatal(err)
				}
				tab := ask(t, digested, "network", params)
				want, err := json.Marshal(tab.Rows)
				if err != nil {
					t.Fatal(err)
				}
				rows += len(tab.Rows)
				if !bytes.Equal(got, want) {
					t.Fatalf("%s: network %s\n%s\nwithout postings\n%s", what, params, got, want)
				}
			}
		}
		t.Logf("%s: %d rows", what, rows)
	}
	check("loaded")
	for _, s := range []*graph.Store{posted, digested} {
		r, err := s.Resolve(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Merges) == 0 || len(r.Splits) == 0 {
			t.Errorf("%d merges and %d splits", len(r.Merges), len(r.Splits))
		}
	}
	check("resolved")
}

// TestStoresAlike builds the index of a store on disk and of one in memory, and has
// names proposed, for which the two are read in different ways.
func TestStoresAlike(t *testing.T) {
	ctx := context.Background()
	var of []*index
	for _, o := range []graph.Options{{}, {Backend: graph.Memstore}} {
		dir := t.TempDir() + "/db"
		if o.Backend != "" {
			dir = ""
		}
		s, err := graph.Open(ctx, dir, o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		var facts []*extract.Facts
		for i := range 30 {
			facts = append(facts, quarrels(t, i))
		}
		if _, err := s.Load(ctx, facts); err != nil {
			t.Fatal(err)
		}
		x, err := newIndex(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		for i := range x.stories {
			x.stories[i].loaded = time.Time{}
		}
		of = append(of, x)
		for name, want := range map[string][]string{
			"Harbor Unyon": {"Harbour Union"}, "Ada Mo": {"Ada Lise Moe", "Ada Moe", "Bo Quill"}, "Xyzzyx": nil, "velmarc": {"Velmark"},
		} {
			got, err := newReader(ctx, s).similar(name)
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%q: names like %q: %q, %v, want %q", o.Backend, name, got, err, want)
			}
		}
	}
	if !reflect.DeepEqual(of[0], of[1]) {
		t.Errorf("on disk\n%+v\nin memory\n%+v", of[0], of[1])
	}
	if n := len(of[0].statements); n != 30 {
		t.Errorf("%d statements, want one of each article", n)
	}
}
