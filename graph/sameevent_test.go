package graph

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// struck is an article that tells of one attack.
func struck(iri, agent, day string) *extract.Facts {
	text := "rebels struck Oslo"
	span := nlp.Span{End: len(text), Text: text}
	mention := []entity.Mention{{Span: span, Kind: entity.Named}}
	return &extract.Facts{
		Article: extract.Meta{IRI: "https://example.org/" + iri},
		Text:    text,
		Entities: []*entity.Entity{
			{ID: agent, Type: entity.Person, Name: agent, Mentions: mention},
			{ID: "place/oslo", Type: entity.Place, Name: "Oslo", Mentions: mention},
		},
		Events: []*event.Event{{
			ID: "e1", Type: "ASSAULT", Trigger: event.Trigger{Span: span, Lemma: "strike"},
			Agents: []event.Arg{{Span: span, Entity: agent}},
			Place:  &event.Arg{Span: span, Entity: "place/oslo"},
			Date:   &date.Date{Value: day, Basis: date.Explicit},
		}},
	}
}

// TestSameEvents ties what is told alike, and nothing else: another day,
// another actor, an actor without a name.
func TestSameEvents(t *testing.T) {
	ctx := context.Background()
	s := openStore(t, t.TempDir(), Memstore)
	load(t, s,
		struck("1", "person/ada", "2021-03-04"), struck("2", "person/ada", "2021-03-04"),
		struck("3", "person/ada", "2021-03-05"), struck("4", "person/bo", "2021-03-04"),
		struck("5", "group/rebels~1", "2021-03-04"), struck("6", "group/rebels~1", "2021-03-04"),
		struck("7", "person/ada", "2021-03"), struck("8", "person/ada", "2021-03"),
	)
	if _, err := s.Resolve(ctx); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := s.Each(ctx, quad.Label, Resolution, func(q quad.Quad) error {
		if q.Predicate == NGSameEvent {
			got = append(got, fmt.Sprint(q.Subject, q.Object))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{fmt.Sprint(Short("https://example.org/2#e1"), Short("https://example.org/1#e1"))}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := s.Unresolve(ctx); err != nil {
		t.Fatal(err)
	}
	n, err := s.Node(ctx, Short("https://example.org/2#e1"))
	if err != nil || len(n[NGSameEvent]) > 0 {
		t.Errorf("%v, %v: want nothing left", n[NGSameEvent], err)
	}
}

// TestResolveAgain shows that a resolution depends on the articles alone, not
// on the resolution before it: after one more article, a changed one and one
// that is gone it is that of a fresh build.
func TestResolveAgain(t *testing.T) {
	ctx := context.Background()
	resolved := func(s *Store) string {
		if _, err := s.Resolve(ctx); err != nil {
			t.Fatal(err)
		}
		out, _ := export(t, s, "nquads")
		return out
	}
	first := []*extract.Facts{
		struck("2", "person/ada", "2021-03-04"), struck("3", "person/ada", "2021-03-04"),
		struck("4", "person/bo", "2021-03-04"), struck("5", "person/ada", "2021-03-04"),
		person("p1", "selin-arikan", "Selin Arıkan", "minister", "TR"), person("p2", "ayse-selin-arikan", "Ayşe Selin Arıkan", "minister", "TR"),
		person("p3", "john-smith", "John Smith", "minister", "GB"), person("p4", "john-smith", "John Smith", "goalkeeper", "CA"),
	}
	later := []*extract.Facts{
		struck("1", "person/ada", "2021-03-04"), // now the first to tell of it
		struck("4", "person/ada", "2021-03-04"), // now tells the same
		person("p5", "john-smith", "John Smith", "goalkeeper", "CA"),
	}
	for _, backend := range backends {
		t.Run(backend, func(t *testing.T) {
			s := openStore(t, t.TempDir(), backend)
			load(t, s, first...)
			once := resolved(s)
			if n := strings.Count(once, "ns#sameEvent>"); n != 2 {
				t.Fatalf("%d events are the same as another, want 2", n)
			}
			if again := resolved(s); again != once {
				t.Errorf("resolving again gives\n%s\nfirst it gave\n%s", again, once)
			}
			load(t, s, later...)
			if _, err := s.Remove(ctx, "https://example.org/2"); err != nil {
				t.Fatal(err)
			}
			fresh := openStore(t, t.TempDir(), backend)
			load(t, fresh, later...)
			load(t, fresh, first[1])
			load(t, fresh, first[3:]...)
			if got, want := resolved(s), resolved(fresh); got != want {
				t.Errorf("after changes it gives\n%s\na fresh build\n%s", got, want)
			}
		})
	}
}
