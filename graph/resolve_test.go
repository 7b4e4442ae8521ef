package graph

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// person is an article that is nothing but a name.
func person(iri, id, name, role, country string) *extract.Facts {
	return &extract.Facts{
		Article: extract.Meta{IRI: "https://example.org/" + iri},
		Text:    name,
		Entities: []*entity.Entity{{
			ID: "person/" + id, Type: entity.Person, Name: name, Roles: []string{role}, Country: country,
			Mentions: []entity.Mention{{Span: nlp.Span{End: len(name), Text: name}, Kind: entity.Named}},
		}},
	}
}

// TestResolveUndo shows that merging leaves no trace once it is undone.
func TestResolveUndo(t *testing.T) {
	for _, backend := range backends {
		t.Run(backend, func(t *testing.T) {
			ctx := context.Background()
			s := openStore(t, t.TempDir(), backend)
			load(t, s,
				person("1", "selin-arikan", "Selin Arıkan", "minister", "TR"),
				person("2", "ayse-selin-arikan", "Ayşe Selin Arıkan", "minister", "TR"),
				person("3", "john-smith", "John Smith", "minister", "GB"),
				person("4", "john-smith", "John Smith", "goalkeeper", "CA"),
			)
			before := everything(t, s)
			r, err := s.Resolve(ctx)
			if err != nil || len(r.Merges) != 1 || len(r.Splits) != 1 {
				t.Fatalf("%+v, %v: want a merge and a split", r, err)
			}
			after := everything(t, s)
			for _, q := range before {
				if !slices.Contains(after, q) {
					t.Errorf("resolving took away %s", q)
				}
			}
			found, err := s.Resolved(ctx)
			if err != nil {
				t.Fatal(err)
			}
			one := found.Identity("ng:person/selin-arikan")
			if err != nil || one.Name != "ng:person/ayse-selin-arikan" || len(one.Members) != 2 {
				t.Errorf("%+v, %v: want one with Ayşe Selin Arıkan", one, err)
			}
			smith := found.Identity("ng:person/john-smith")
			if err != nil || smith.In("https://example.org/3") == smith.In("https://example.org/4") {
				t.Errorf("%+v, %v: want two people of the name", smith, err)
			}
			other := found.Identity("ng:person/john-smith/2")
			if err != nil || !slices.Equal(other.Members, []quad.IRI{"ng:person/john-smith"}) {
				t.Errorf("%+v, %v: want to be led to the entity that was split", other, err)
			}
			if st, err := s.Stats(ctx); err != nil || st.Entities[SchemaPerson] != 3 {
				t.Errorf("%d people, %v: want 3", st.Entities[SchemaPerson], err)
			}
			if _, err := s.Resolve(ctx); err != nil || !slices.Equal(everything(t, s), after) {
				t.Errorf("resolving again changes something, %v", err)
			}
			if any, err := s.Unresolve(ctx); err != nil || !any {
				t.Errorf("undone: %v, %v", any, err)
			}
			if got := everything(t, s); !slices.Equal(got, before) {
				t.Errorf("after undoing: %s", fmt.Sprint(got))
			}
			if any, err := s.Unresolve(ctx); err != nil || any {
				t.Errorf("undone twice: %v, %v", any, err)
			}
		})
	}
}
