// Package synthetic makes up news for benchmarks: use [News.Facts]. A few
// people, bodies and places are in much of it and most are rare, as in real
// news, and an article becomes 50 to 200 quads.
package synthetic

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// News is an endless newspaper. An article depends on the seed and its number
// alone.
type News struct{ Seed uint64 }

// The entities there are, and how steeply their frequencies fall (Zipf).
const (
	people, bodies, places = 200_000, 50_000, 20_000
	skew                   = 1.3
)

var types = []string{"CONSULT", "AGREE", "ACCUSE", "COERCE", "ASSAULT", "PROTEST", "AID", "OTHER"}

// Facts returns article i.
func (n News) Facts(i int) *extract.Facts {
	w := &writer{r: rand.New(rand.NewPCG(n.Seed, uint64(i))), f: &extract.Facts{}}
	iri := fmt.Sprintf("https://example.org/news/%d", i)
	w.f.Article = extract.Meta{
		IRI: iri, URL: iri, Title: fmt.Sprintf("Report %d", i), Publisher: fmt.Sprintf("Paper %d", w.r.IntN(40)),
		Published: fmt.Sprintf("%d-%02d-%02d", 2000+i%25, 1+w.r.IntN(12), 1+w.r.IntN(28)), SHA256: fmt.Sprintf("%064x", w.r.Uint64()),
	}
	var cast []*entity.Entity
	for _, k := range []struct {
		typ    entity.Type
		prefix string
		all    uint64
		some   int
	}{{entity.Person, "person", people, 1 + w.r.IntN(2)}, {entity.Organization, "organization", bodies, 1}, {entity.Place, "place", places, 1}} {
		z := rand.NewZipf(w.r, skew, 8, k.all-1)
		for range k.some {
			cast = append(cast, w.entity(k.typ, k.prefix, z.Uint64()))
		}
	}
	sentences := 2 + w.r.IntN(4)
	for range sentences {
		w.sentence(cast)
	}
	w.f.Text = w.text.String()
	w.cut()
	return w.f
}

// A writer makes up one article.
type writer struct {
	r    *rand.Rand
	f    *extract.Facts
	text strings.Builder
}

// entity adds the entity with a number, once.
func (w *writer) entity(typ entity.Type, prefix string, n uint64) *entity.Entity {
	id := fmt.Sprintf("%s/%d", prefix, n)
	for _, e := range w.f.Entities {
		if e.ID == id {
			return e
		}
	}
	name := syllables(n/300) + " " + syllables(n+7)
	if typ == entity.Place {
		name = syllables(n + 11)
	}
	e := &entity.Entity{ID: id, Type: typ, Name: name}
	w.f.Entities = append(w.f.Entities, e)
	return e
}

// syllables is a word that stands for a number.
func syllables(n uint64) string {
	parts := []string{"ba", "do", "ke", "li", "mu", "na", "po", "ra", "so", "ti", "va", "ze"}
	s := ""
	for ok := true; ok; ok = n > 0 {
		s += parts[n%12]
		n /= 12
	}
	return strings.ToUpper(s[:1]) + s[1:] + "n"
}

// sentence has somebody say that somebody did something to somebody.
func (w *writer) sentence(cast []*entity.Entity) {
	pick := func() *entity.Entity { return cast[w.r.IntN(len(cast))] }
	who, actor, target := cast[0], pick(), pick()
	begin := w.text.Len()
	speaker := w.mention(who)
	w.text.WriteByte(' ')
	cue := w.words("said")
	w.text.WriteString(" that ")
	from := w.text.Len()
	a := w.mention(actor)
	w.text.WriteByte(' ')
	did := w.words(fmt.Sprint("moved", w.r.IntN(50)))
	w.text.WriteByte(' ')
	t := w.mention(target)
	span := nlp.Span{Start: from, End: w.text.Len()}
	w.text.WriteString(". ")
	q := &quote.Quote{
		ID: fmt.Sprint("q", len(w.f.Quotes)+1), Span: span, Type: quote.Indirect, Cue: &cue,
		Speaker: &quote.Speaker{Span: speaker, Entity: who.ID, Name: who.Name}, Confidence: 0.8,
	}
	w.f.Quotes = append(w.f.Quotes, q)
	w.f.Events = append(w.f.Events, &event.Event{
		ID: fmt.Sprint("e", len(w.f.Events)+1), Type: types[w.r.IntN(len(types))], Trigger: event.Trigger{Span: did, Lemma: "move"},
		Agents: []event.Arg{{Span: a, Entity: actor.ID}}, Patients: []event.Arg{{Span: t, Entity: target.ID}},
		Place: &event.Arg{Span: t, Entity: cast[len(cast)-1].ID}, Polarity: event.Positive, Modality: event.Asserted, ClaimedIn: q.ID, Confidence: 0.7,
	})
	w.f.Sentences = append(w.f.Sentences, [2]int{begin, w.text.Len() - 1})
}

func (w *writer) mention(e *entity.Entity) nlp.Span {
	s := w.words(e.Name)
	e.Mentions = append(e.Mentions, entity.Mention{Span: s, Kind: entity.Named})
	return s
}

func (w *writer) words(s string) nlp.Span {
	start := w.text.Len()
	w.text.WriteString(s)
	return nlp.Span{Start: start, End: w.text.Len()}
}

// cut gives the spans their words.
func (w *writer) cut() {
	set := func(s *nlp.Span) { s.Text = w.f.Text[s.Start:s.End] }
	for _, e := range w.f.Entities {
		for i := range e.Mentions {
			set(&e.Mentions[i].Span)
		}
	}
	for _, q := range w.f.Quotes {
		set(&q.Span)
		set(q.Cue)
		set(&q.Speaker.Span)
	}
	for _, v := range w.f.Events {
		set(&v.Trigger.Span)
		set(&v.Place.Span)
		for _, args := range [][]event.Arg{v.Agents, v.Patients} {
			for i := range args {
				set(&args[i].Span)
			}
		}
	}
}
