package graph

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/graph/internal/disk"
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
		checkPostings(t, s, what, kept)
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

	// A store of before there were postings has them after a compaction.
	stale := postingKey("ng:person/nobody", "ng:article/gone")
	if err := s.db.together(ctx, false, func() error { return errors.Join(s.db.group.Del(postingsKey), s.db.group.Put(stale, []byte{1})) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	check("made anew", 2)

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
	// What no article says is not posted: then the quads are looked at.
	if _, err := s.Import(ctx, strings.NewReader("<ng:x> <https://newsgraph.example/ns#agent> <ng:person/nobody> .\n")); err != nil {
		t.Fatal(err)
	}
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Labels(ctx, quad.Object, []quad.IRI{"ng:person/nobody"}); err != nil || !slices.Equal(got, []quad.IRI{""}) {
		t.Errorf("the graphs with what no article says: %q, %v", got, err)
	}

	memory := openStore(t, "", Memstore)
	load(t, memory, sample())
	if got := digests(t, memory); len(got) != 1 {
		t.Errorf("%d digests in memory", len(got))
	}
}

// checkPostings compares the articles of every node, by how they speak of it,
// with what is in the quads.
func checkPostings(t *testing.T, s *Store, what string, kept map[quad.IRI]*Digest) {
	t.Helper()
	type speaking struct {
		node quad.IRI
		role quad.IRI // "" for any
	}
	want := map[speaking][]quad.IRI{}
	entries := map[[2]quad.IRI]bool{}
	add := func(node, role, article quad.IRI) {
		for _, r := range []quad.IRI{role, ""} {
			if k := (speaking{node, r}); !slices.Contains(want[k], article) {
				want[k] = append(want[k], article)
			}
		}
		entries[[2]quad.IRI{node, article}] = true
	}
	for article := range kept {
		quads, err := s.labelled(t.Context(), article, s.qs.ValueOf(article))
		if err != nil {
			t.Fatal(err)
		}
		statement := map[quad.Value]bool{}
		for _, q := range quads {
			if q.Predicate == RDFType && (q.Object == SchemaQuotation || q.Object == SEMEvent) {
				statement[q.Subject] = true
			}
		}
		for _, q := range quads {
			subject, _ := q.Subject.(quad.IRI)
			object, _ := q.Object.(quad.IRI)
			role, _ := q.Predicate.(quad.IRI)
			switch {
			case statement[subject] && slices.Contains(roles, role):
				add(object, role, article)
			case subject != article && !statement[subject] && (role == RDFType || role == SchemaName):
				add(subject, RDFType, article)
			}
		}
	}
	for k, articles := range want {
		d, preds := quad.Object, []quad.IRI{k.role}
		switch k.role {
		case "":
			preds = nil
		case RDFType:
			d, preds = quad.Subject, []quad.IRI{RDFType, SchemaName}
		}
		got, err := s.Labels(t.Context(), d, []quad.IRI{k.node}, preds...)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		slices.Sort(articles)
		if !slices.Equal(got, articles) {
			t.Errorf("%s: %s is %q in %v, want %v", what, k.node, k.role, got, articles)
		}
	}
	v, err := s.db.view()
	if err != nil {
		t.Fatal(err)
	}
	defer v.close()
	if ok, err := v.complete(); !ok || err != nil {
		t.Errorf("%s: postings complete: %v, %v", what, ok, err)
	}
	for iri := range entries {
		nodes, err := s.Nodes(t.Context(), []quad.IRI{iri[0]}, RDFType)
		if err != nil {
			t.Fatal(err)
		}
		for _, class := range classes {
			has, err := s.Has(t.Context(), iri[0], RDFType, class)
			if want := slices.Contains(nodes[0].iris(RDFType), class); has != want || err != nil {
				t.Errorf("%s: %s is a %s: %v, %v, want %v", what, iri[0], class, has, err, want)
			}
		}
	}
	for iri := range entries {
		_, err := v.postings(t.Context(), slices.Values([]quad.IRI{iri[0]}), func(node quad.IRI, key, value []byte) error {
			article := quad.IRI(unescaped(key))
			if want := kept[article].postings()[node]; string(value) != want {
				t.Errorf("%s: the posting of %s in %s is %q, want %q", what, node, article, value, want)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	it := disk.Under(v.snap, flatKey(kv.SKey(postingBucket, "")))
	defer it.Release()
	n := 0
	for it.Next() {
		n++
	}
	if n != len(entries) {
		t.Errorf("%s: %d postings, want %d", what, n, len(entries))
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
	told := func(when string) {
		t.Helper()
		got, err := s.Labels(ctx, quad.Subject, []quad.IRI{"ng:person/x"}, RDFType, SchemaName)
		if err != nil || !slices.Equal(got, []quad.IRI{iri}) {
			t.Errorf("%s: articles %q, %v", when, got, err)
		}
	}
	told("written by others")
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	told("compacted")
}
