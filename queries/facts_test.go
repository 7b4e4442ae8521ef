package queries

import (
	"context"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
	"github.com/newsgraph/newsgraph/graph"
)

// Two stories made for these tests. The second begins with letters of several
// bytes, so that characters and bytes differ.
const (
	harbourText = `Harbour workers in Dunmore walked out on Tuesday. ` +
		`"We will not load another ship," Ada Ödegård said. ` +
		`She added that Norbert Quill had broken his promise. ` +
		`Mr. Quill denied that the port dismissed forty crane drivers. ` +
		`A spokesman called the strike unlawful.`
	tollText = `Égalité Bridge Company raised its toll in Velmark. ` +
		`Norbert Quill attacked the company in parliament last week. ` +
		`“It is robbery,” Quill told Ada Ödegård.`
)

// A builder makes the facts of one article by the words of its text.
type builder struct {
	t *testing.T
	f *extract.Facts
}

func newFacts(t *testing.T, iri, title, publisher, day, text string) *builder {
	f := &extract.Facts{Text: text, Article: extract.Meta{
		IRI: iri, Title: title, Publisher: publisher, Published: day, SHA256: strings.Repeat("0", 64),
	}}
	start := 0
	for _, s := range strings.SplitAfter(text, ". ") {
		// "Mr. " ends no sentence.
		if strings.HasSuffix(s, "Mr. ") {
			continue
		}
		end := start + strings.Index(text[start:], s) + len(strings.TrimRight(s, " "))
		f.Sentences = append(f.Sentences, [2]int{start, end})
		start = min(end+1, len(text))
	}
	return &builder{t, f}
}

// span finds the nth occurrence of words, counted from 0.
func (b *builder) span(words string, nth int) nlp.Span {
	b.t.Helper()
	at := 0
	for ; nth >= 0; nth-- {
		i := strings.Index(b.f.Text[at:], words)
		if i < 0 {
			b.t.Fatalf("no %q in the text", words)
		}
		if at += i; nth > 0 {
			at += len(words)
		}
	}
	return nlp.Span{Start: at, End: at + len(words), Text: words}
}

func (b *builder) entity(id string, typ entity.Type, name string, mentions ...nlp.Span) *entity.Entity {
	e := &entity.Entity{ID: id, Type: typ, Name: name}
	for _, m := range mentions {
		kind := entity.Named
		if m.Text == "She" || m.Text == "the company" {
			kind = entity.Pronoun
		}
		e.Mentions = append(e.Mentions, entity.Mention{Span: m, Kind: kind})
	}
	b.f.Entities = append(b.f.Entities, e)
	return e
}

func (b *builder) quote(id string, typ quote.Type, content, speaker nlp.Span, of *entity.Entity, cue nlp.Span) *quote.Quote {
	q := &quote.Quote{ID: id, Span: content, Type: typ, Cue: &cue, Confidence: 0.9,
		Speaker: &quote.Speaker{Span: speaker, Name: speaker.Text}}
	if of != nil {
		q.Speaker.Entity, q.Speaker.Name = of.ID, of.Name
	}
	b.f.Quotes = append(b.f.Quotes, q)
	return q
}

func (b *builder) event(id, typ, lemma string, trigger nlp.Span, agents, patients []event.Arg) *event.Event {
	v := &event.Event{ID: id, Type: typ, Trigger: event.Trigger{Span: trigger, Lemma: lemma},
		Agents: agents, Patients: patients, Polarity: event.Positive, Modality: event.Asserted, Confidence: 0.5}
	b.f.Events = append(b.f.Events, v)
	return v
}

func day(value string, basis date.Basis) *date.Date { return &date.Date{Value: value, Basis: basis} }

func harbour(t *testing.T) *extract.Facts {
	b := newFacts(t, "https://example.org/harbour#top", "Cranes stand still", "Harbour Gazette", "2021-03-04", harbourText)
	ada := b.entity("person/ada-odegard", entity.Person, "Ada Ödegård", b.span("Ada Ödegård", 0), b.span("She", 0))
	ada.Roles = []string{"union leader"}
	quill := b.entity("person/norbert-quill", entity.Person, "Norbert Quill", b.span("Norbert Quill", 0), b.span("Quill", 1))
	dunmore := b.entity("place/dunmore", entity.Place, "Dunmore", b.span("Dunmore", 0))
	lat, lon := 53.5, -6.25
	dunmore.Country, dunmore.Lat, dunmore.Lon, dunmore.GeoNames = "IE", &lat, &lon, 12

	b.quote("q1", quote.Direct, b.span(`"We will not load another ship,"`, 0), b.span("Ada Ödegård", 0), ada, b.span("said", 0))
	q2 := b.quote("q2", quote.Indirect, b.span("Norbert Quill had broken his promise", 0), b.span("She", 0), ada, b.span("added", 0))
	q2.Date, q2.Place = day("2021-03-01/2021-03-02", date.Relative), dunmore.ID
	q3 := b.quote("q3", quote.Indirect, b.span("the port dismissed forty crane drivers", 0), b.span("Mr. Quill", 0), quill, b.span("denied", 0))
	q3.Polarity = quote.Negative
	b.quote("q4", quote.Indirect, b.span("the strike unlawful", 0), b.span("A spokesman", 0), nil, b.span("called", 0)).In = "q1"

	walkout := b.event("e1", "PROTEST", "walk", b.span("walked out", 0), []event.Arg{{Span: b.span("Harbour workers", 0)}}, nil)
	walkout.Place = &event.Arg{Span: b.span("Dunmore", 0), Entity: dunmore.ID}
	walkout.Date = day("2021-03-02", date.Relative)
	sacked := b.event("e2", "SANCTION", "dismiss", b.span("dismissed", 0), []event.Arg{{Span: b.span("the port", 0)}},
		[]event.Arg{{Span: b.span("forty crane drivers", 0)}})
	sacked.Polarity, sacked.ClaimedIn = event.Negative, "q3"
	sacked.Count = &event.Count{Value: 40, Span: b.span("forty", 0)}
	return b.f
}

func toll(t *testing.T) *extract.Facts {
	b := newFacts(t, "ng:article/toll", "=Tolls up", "Velmark Post", "2021-05-20", tollText)
	company := b.entity("organization/egalite-bridge-company", entity.Organization, "Égalité Bridge Company",
		b.span("Égalité Bridge Company", 0), b.span("the company", 0))
	quill := b.entity("person/norbert-quill", entity.Person, "Norbert Quill", b.span("Norbert Quill", 0), b.span("Quill", 1))
	ada := b.entity("person/ada-odegard", entity.Person, "Ada Ödegård", b.span("Ada Ödegård", 0))
	velmark := b.entity("place/velmark", entity.Place, "Velmark", b.span("Velmark", 0))
	velmark.Country = "DK"
	denmark := b.entity("place/denmark", entity.Place, "Denmark")
	denmark.Country = "DK"

	q := b.quote("q1", quote.Direct, b.span("“It is robbery,”", 0), b.span("Quill", 1), quill, b.span("told", 0))
	q.Parts = [][2]int{{q.Start, q.Start + len("“It is")}, {q.End - len("robbery,”"), q.End}}
	raise := b.event("e1", "OTHER", "raise", b.span("raised", 0), []event.Arg{{Span: b.span("Égalité Bridge Company", 0), Entity: company.ID}},
		[]event.Arg{{Span: b.span("its toll", 0)}})
	raise.Place = &event.Arg{Span: b.span("Velmark", 0), Entity: velmark.ID}
	attack := b.event("e2", "ACCUSE", "attack", b.span("attacked", 0), []event.Arg{{Span: b.span("Norbert Quill", 0), Entity: quill.ID}},
		[]event.Arg{{Span: b.span("the company", 0), Entity: company.ID}})
	attack.Date = day("2021-05", date.Relative)
	attack.Modality = event.Possible
	_ = ada
	return b.f
}

// testStore returns a store of the two stories.
func testStore(t *testing.T) *graph.Store {
	t.Helper()
	s, err := graph.Open(context.Background(), "", graph.Options{Backend: graph.Memstore})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Load(context.Background(), []*extract.Facts{harbour(t), toll(t)}); err != nil {
		t.Fatal(err)
	}
	return s
}
