package graph

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
)

// tidy has empty lists be nil, as digestOf leaves them.
func tidy(d *Digest) *Digest {
	v := reflect.ValueOf(d).Elem()
	var clear func(reflect.Value)
	clear = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			if v.Len() == 0 {
				v.SetZero()
			}
			for i := range v.Len() {
				clear(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				clear(v.Field(i))
			}
		}
	}
	clear(v)
	return d
}

// digests returns the digests a store keeps, or makes, by article.
func digests(t *testing.T, s *Store) map[quad.IRI]*Digest {
	t.Helper()
	out := map[quad.IRI]*Digest{}
	if err := s.EachDigest(t.Context(), func(d *Digest) error { out[d.Article] = tidy(d); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// What is kept must be what the quads say, whatever was done to them.
func TestDigestsKept(t *testing.T) {
	ctx := context.Background()
	s := openStore(t, t.TempDir()+"/db", "")
	check := func(what string, articles int) {
		t.Helper()
		kept := digests(t, s)
		if len(kept) != articles {
			t.Errorf("%s: %d digests, want %d", what, len(kept), articles)
		}
		for iri, d := range kept {
			quads, err := s.labelled(ctx, iri, s.qs.ValueOf(iri))
			if err != nil {
				t.Fatal(err)
			}
			if want := tidy(digestOf(iri, quads)); !reflect.DeepEqual(d, want) {
				t.Errorf("%s: the digest of %s is\n%+v\nits quads say\n%+v", what, iri, d, want)
			}
		}
	}
	load(t, s, sample(), version(1, 0), version(2, 0))
	check("loaded", 3)
	load(t, s, version(1, 3), version(2, 0))
	check("replaced", 3)
	if _, err := s.Resolve(ctx); err != nil {
		t.Fatal(err)
	}
	check("resolved", 3)
	if _, err := s.Remove(ctx, Short(version(2, 0).Article.IRI)); err != nil {
		t.Fatal(err)
	}
	check("removed", 2)
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	check("compacted", 2)

	// An import has the same digests as what was exported.
	text, _ := export(t, s, "nquads")
	want := digests(t, s)
	s = openStore(t, t.TempDir()+"/db", "")
	if _, err := s.Import(ctx, strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	check("imported", 2)
	if got := digests(t, s); len(got) != len(want) {
		t.Errorf("imported %d digests, want %d", len(got), len(want))
	}
	memory := openStore(t, "", Memstore)
	load(t, memory, sample())
	if got := digests(t, memory); len(got) != 1 {
		t.Errorf("%d digests in memory", len(got))
	}
}

func FuzzDigest(f *testing.F) {
	for _, facts := range []*extract.Facts{sample(), madeUp(1)} {
		iri := Short(facts.Article.IRI)
		f.Add(digestOf(iri, Quads(facts)).pack())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, ok, err := unpackDigest("ng:article/x", data) // must not panic, nor take much memory
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Error(err)
		}
		if !ok {
			return
		}
		again, ok, err := unpackDigest(d.Article, d.pack())
		if !ok || err != nil || !reflect.DeepEqual(tidy(again), tidy(d)) {
			t.Errorf("packing again gives\n%+v, %v\nwant\n%+v", again, err, d)
		}
	})
}

// What Cayley's API writes leaves no digest that says something else.
func TestDigestsOfOthersWriting(t *testing.T) {
	ctx := context.Background()
	s := openStore(t, t.TempDir()+"/db", "")
	load(t, s, version(1, 0))
	iri := Short(version(1, 0).Article.IRI)
	write := func(q quad.Quad) {
		t.Helper()
		if err := s.QuadStore().ApplyDeltas([]graph.Delta{{Quad: q, Action: graph.Add}}, graph.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
	}
	write(quad.Quad{Subject: quad.IRI("ng:person/x"), Predicate: SchemaName, Object: quad.String("Somebody"), Label: iri})
	write(quad.Quad{Subject: quad.IRI("ng:article/new"), Predicate: RDFType, Object: SchemaNewsArticle, Label: quad.IRI("ng:article/new")})
	kept := digests(t, s)
	if len(kept) != 2 || !kept["ng:article/new"].News {
		t.Errorf("%d digests", len(kept))
	}
	quads, err := s.labelled(ctx, iri, s.qs.ValueOf(iri))
	if err != nil {
		t.Fatal(err)
	}
	if want := tidy(digestOf(iri, quads)); !reflect.DeepEqual(kept[iri], want) {
		t.Errorf("got %+v\nwant %+v", kept[iri], want)
	}
}
