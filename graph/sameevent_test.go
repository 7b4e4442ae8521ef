package graph

import (
	"context"
	"fmt"
	"reflect"
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
