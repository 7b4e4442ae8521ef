package queries

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/quote"
	"github.com/newsgraph/newsgraph/graph"
)

const quarryText = `Guards shot miners at Halden quarry. Ada Ödegård said guards shot 12 miners. ` +
	`The quarry's owner Bo Lind said three miners were shot. A spokesman denied that guards shot miners. ` +
	`Guards met miners. The shooting ended the talks.`

// quarry is a story of one event that is told by the article, by two speakers
// with different figures, and denied by a third.
func quarry(t *testing.T) *extract.Facts {
	b := newFacts(t, "ng:article/quarry", "Shots at quarry", "Halden Post", "2021-06-02", quarryText)
	ada := b.entity("person/ada-odegard", entity.Person, "Ada Ödegård", b.span("Ada Ödegård", 0))
	lind := b.entity("person/bo-lind", entity.Person, "Bo Lind", b.span("Bo Lind", 0))
	halden := b.entity("place/halden", entity.Place, "Halden", b.span("Halden", 0))
	guards := b.entity("group/guards", entity.Group, "guards", b.span("Guards", 0), b.span("guards", 0), b.span("guards", 1))
	miners := b.entity("group/miners", entity.Group, "miners", b.span("miners", 0))
	b.quote("q1", quote.Indirect, b.span("guards shot 12 miners", 0), b.span("Ada Ödegård", 0), ada, b.span("said", 0))
	b.quote("q2", quote.Indirect, b.span("three miners were shot", 0), b.span("Bo Lind", 0), lind, b.span("said", 1))
	b.quote("q3", quote.Indirect, b.span("guards shot miners", 0), b.span("A spokesman", 0), nil, b.span("denied", 0))

	who := []event.Arg{{Span: b.span("guards", 0), Entity: guards.ID, Sector: "PRM"}}
	whom := []event.Arg{{Span: b.span("miners", 0), Entity: miners.ID, Sector: "LAB"}}
	first := b.event("e1", "ASSAULT", "shoot", b.span("shot", 0), who, whom)
	first.Place = &event.Arg{Span: b.span("Halden", 0), Entity: halden.ID}
	first.Mentions = append(first.Mentions, b.span("shooting", 0))
	twelve := b.event("e2", "ASSAULT", "shoot", b.span("shot", 1), who, whom)
	twelve.ClaimedIn, twelve.SameAs = "q1", "e1"
	twelve.Count = &event.Count{Value: 12, Span: b.span("12", 0), Of: "miners"}
	three := b.event("e3", "ASSAULT", "shoot", b.span("shot", 2), nil, whom)
	three.ClaimedIn, three.SameAs = "q2", "e1"
	three.Count = &event.Count{Value: 3, Span: b.span("three", 0), Of: "miners"}
	none := b.event("e4", "ASSAULT", "shoot", b.span("shot", 3), who, whom)
	none.Polarity, none.ClaimedIn, none.SameAs, none.Denies = event.Negative, "q3", "e1", "e3"
	b.event("e5", "CONSULT", "meet", b.span("met", 0), who, whom)
	return b.f
}

func TestContested(t *testing.T) {
	s, err := graph.Open(context.Background(), "", graph.Options{Backend: graph.Memstore})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Load(context.Background(), []*extract.Facts{harbour(t), toll(t), quarry(t)}); err != nil {
		t.Fatal(err)
	}
	sides := []string{
		"shot (ASSAULT) | Halden Post | happened | ng:article/quarry#e1",
		"shot (ASSAULT) | Ada Ödegård (said) | 12 miners | ng:article/quarry#e1",
		"shot (ASSAULT) | Bo Lind (said) | three miners | ng:article/quarry#e1",
		"shot (ASSAULT) | A spokesman (denied) | did not happen | ng:article/quarry#e1",
	}
	for _, tt := range []struct {
		query, params, columns string
		want                   []string
	}{
		{"contested", "", "event,source,holds,event_iri", sides},
		{"contested", "about=Halden", "event,source,holds,event_iri", sides},
		{"contested", "about=Bo+Lind&type=assault", "event,source,holds,event_iri", sides},
		{"contested", "about=Quill", "event", []string{}},
		{"contested", "until=2021-05", "event", []string{}},
		// The article counts once, though it tells of the event twice.
		{"sources", "about=miners", "source,kind,statements,events,negated,first_day", []string{
			"Halden Post | article | 0 | 2 | 0 | 2021-06-02",
			"A spokesman | speaker | 0 | 1 | 1 | 2021-06-02",
			"Ada Ödegård | speaker | 0 | 1 | 0 | 2021-06-02",
			"Bo Lind | speaker | 0 | 1 | 0 | 2021-06-02",
		}},
		{"sources", "about=Velmark", "source,kind,events,latest", []string{"Velmark Post | article | 1 | raised (OTHER)"}},
		// Three tellings of the shooting are one event.
		{"network", "", "actor,target,events,types,claimed,actor_sector", []string{"guards | miners | 2 | ASSAULT+CONSULT | 0 | PRM"}},
		{"network", "told-by=claim&actor=miners", "actor,target,types,claimed", []string{"guards | miners | ASSAULT | 1"}},
		{"network", "type=consult", "latest,sentence", []string{"met (CONSULT) | Guards met miners."}},
	} {
		t.Run(tt.query+" "+tt.params, func(t *testing.T) {
			got := column(t, ask(t, s, tt.query, tt.params), strings.Split(tt.columns, ",")...)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// An event told twice is shown where it is told first.
func TestEventMentions(t *testing.T) {
	s, err := graph.Open(context.Background(), "", graph.Options{Backend: graph.Memstore})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Load(context.Background(), []*extract.Facts{quarry(t)}); err != nil {
		t.Fatal(err)
	}
	got := column(t, ask(t, s, "events-at", "place=Halden"), "sentence", "start", "end", "parts")
	if want := []string{"Guards shot miners at Halden quarry. | 7 | 11 | 7,11+200,208"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
