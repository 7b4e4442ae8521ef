package graph

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// Quads returns the graph of one article, without duplicates and in an order
// that depends on the facts alone. The label of every quad is the article.
func Quads(f *extract.Facts) []quad.Quad {
	w := newFactWriter(f)
	w.article()
	for _, e := range f.Entities {
		w.entity(e)
	}
	for _, q := range f.Quotes {
		w.quote(q)
	}
	for _, v := range f.Events {
		w.event(v)
	}
	return w.quads
}

// A factWriter gathers the quads of one article.
type factWriter struct {
	f     *extract.Facts
	iri   quad.IRI
	spans *spans
	quads []quad.Quad
	seen  map[quad.Quad]bool
	named []mention // all mentions of entities, by where they start
}

// A mention is where an entity is spoken of.
type mention struct {
	nlp.Span
	id string
}

func newFactWriter(f *extract.Facts) *factWriter {
	iri := Short(f.Article.IRI)
	w := &factWriter{f: f, iri: iri, spans: newSpans(iri, f.Text), seen: map[quad.Quad]bool{}}
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			w.named = append(w.named, mention{m.Span, e.ID})
		}
	}
	slices.SortStableFunc(w.named, func(a, b mention) int { return a.Start - b.Start })
	return w
}

func (w *factWriter) add(s, p quad.IRI, o quad.Value) {
	q := quad.Quad{Subject: s, Predicate: p, Object: o, Label: w.iri}
	if !w.seen[q] {
		w.seen[q] = true
		w.quads = append(w.quads, q)
	}
}

// say adds a plain string, unless it is empty.
func (w *factWriter) say(s, p quad.IRI, text string) {
	if text != "" {
		w.add(s, p, quad.String(text))
	}
}

// number adds a number, unless it is none: NaN is unequal to itself, and a quad
// with it would never be found again.
func (w *factWriter) number(s, p quad.IRI, f float64) {
	if !math.IsNaN(f) {
		w.add(s, p, quad.Float(f))
	}
}

func (w *factWriter) article() {
	m := &w.f.Article
	w.add(w.iri, RDFType, SchemaNewsArticle)
	w.say(w.iri, SchemaHeadline, m.Title)
	w.say(w.iri, SchemaPublisher, m.Publisher)
	w.say(w.iri, SchemaDatePublished, m.Published)
	if m.URL != "" {
		w.add(w.iri, SchemaURL, Short(m.URL))
	}
	for _, a := range m.Authors {
		w.say(w.iri, SchemaAuthor, a)
	}
	w.say(w.iri, SchemaArticleBody, w.f.Text)
	w.say(w.iri, NGSHA256, m.SHA256)
	for _, e := range w.f.Entities {
		w.add(w.iri, SchemaMentions, entityIRI(e.ID))
	}
}

func entityIRI(id string) quad.IRI { return Short("ng:" + id) }

// part names a quotation or an event within the article.
func (w *factWriter) part(id string) quad.IRI { return Short(string(w.iri) + "#" + id) }

var classes = map[entity.Type]quad.IRI{
	entity.Person:       SchemaPerson,
	entity.Organization: SchemaOrganization,
	entity.Place:        SchemaPlace,
	entity.Group:        NGGroup,
}

func (w *factWriter) entity(e *entity.Entity) {
	iri := entityIRI(e.ID)
	class, ok := classes[e.Type]
	if !ok {
		class = NGOther
	}
	w.add(iri, RDFType, class)
	w.say(iri, SchemaName, e.Name)
	w.say(iri, NGNameKey, Fold(e.Name))
	if words := strings.Fields(Fold(e.Name)); e.Named() && e.Type == entity.Person && len(words) > 1 {
		w.say(iri, NGNameKey, words[len(words)-1]) // "Kovač", but not of "a spokeswoman for Mr Kovač"
	}
	for _, m := range e.Mentions {
		name := m.Name
		if name == "" {
			name = m.Text
		}
		if m.Kind == entity.Named && name != e.Name {
			w.say(iri, SchemaAlternateName, name)
			w.say(iri, NGNameKey, Fold(name))
		}
	}
	for _, r := range e.Roles {
		w.say(iri, SchemaJobTitle, r)
	}
	w.say(iri, NGCountry, e.Country)
	w.say(iri, NGSector, e.Sector)
	if e.Lat != nil && e.Lon != nil {
		w.number(iri, GeoLat, *e.Lat)
		w.number(iri, GeoLong, *e.Lon)
	}
	if e.GeoNames != 0 {
		w.add(iri, OWLSameAs, quad.IRI("https://sws.geonames.org/"+strconv.Itoa(e.GeoNames)+"/"))
	}
	for _, m := range e.Mentions {
		w.add(iri, GAFDenotedBy, w.spans.iri(m.Start, m.End))
	}
}

// words returns what was said, without what the article puts between its parts.
func (w *factWriter) words(parts [][2]int) string {
	said := make([]string, len(parts))
	for i, p := range parts {
		if 0 <= p[0] && p[0] < p[1] && p[1] <= len(w.f.Text) {
			said[i] = w.f.Text[p[0]:p[1]]
		}
	}
	return strings.Join(said, " … ")
}

func (w *factWriter) quote(q *quote.Quote) {
	iri := w.part(q.ID)
	w.add(iri, RDFType, SchemaQuotation)
	w.add(iri, RDFType, SEMEvent)
	w.say(iri, NGQuoteKind, string(q.Type))
	w.say(iri, NGPolarity, q.Polarity)
	if q.In != "" {
		w.add(iri, NGClaimedIn, w.part(q.In))
	}
	parts := q.Parts
	if len(parts) == 0 {
		parts = [][2]int{{q.Start, q.End}}
	}
	w.say(iri, SchemaText, w.words(parts))
	for _, p := range parts {
		w.evidence(iri, p[0], p[1])
		w.mentions(iri, p[0], p[1])
	}
	if q.Cue != nil {
		w.say(iri, NGCue, q.Cue.Text)
		w.add(iri, NGCueAt, w.spans.iri(q.Cue.Start, q.Cue.End))
	}
	if s := q.Speaker; s != nil {
		speaker := w.arg(event.Arg{Span: s.Span, Entity: s.Entity})
		w.add(iri, SchemaSpokenBy, speaker)
		w.add(speaker, NGSaid, iri)
		if s.End > s.Start {
			w.add(iri, NGSaidAs, w.spans.iri(s.Start, s.End))
		}
	}
	if q.Place != "" {
		w.add(iri, SEMHasPlace, entityIRI(q.Place))
	}
	w.time(iri, q.Date)
	w.number(iri, ITSConfidence, q.Confidence)
}

func (w *factWriter) event(v *event.Event) {
	iri := w.part(v.ID)
	w.add(iri, RDFType, SEMEvent)
	if v.Type != "" {
		w.add(iri, SEMEventType, Short("plover:"+v.Type))
	}
	w.say(iri, NGMode, v.Mode)
	w.say(iri, NGTrigger, v.Trigger.Text)
	w.say(iri, NGLemma, v.Trigger.Lemma)
	w.say(iri, NGCAMEO, v.CAMEO)
	w.evidence(iri, v.Trigger.Start, v.Trigger.End)
	for _, m := range v.Mentions {
		w.evidence(iri, m.Start, m.End)
	}
	for _, a := range v.Agents {
		w.add(iri, NGAgent, w.actor(a))
	}
	for _, a := range v.Patients {
		w.add(iri, NGPatient, w.actor(a))
	}
	if v.Place != nil {
		w.add(iri, SEMHasPlace, w.arg(*v.Place))
	}
	w.time(iri, v.Date)
	w.say(iri, NGPolarity, string(v.Polarity))
	w.say(iri, NGModality, string(v.Modality))
	if v.Background {
		w.add(iri, NGBackground, quad.Bool(true))
	}
	if v.Generic {
		w.add(iri, NGGeneric, quad.Bool(true))
	}
	for _, link := range []struct {
		pred quad.IRI
		ids  []string
	}{
		{NGClaimedIn, append([]string{v.ClaimedIn}, v.AlsoClaimedIn...)},
		{NGSameEvent, []string{v.SameAs}}, {NGDenies, []string{v.Denies}},
	} {
		for _, id := range link.ids {
			if id != "" {
				w.add(iri, link.pred, w.part(id))
			}
		}
	}
	if v.Count != nil {
		w.add(iri, NGCount, quad.Int(v.Count.Value))
		w.say(iri, NGCountAs, v.Count.Text)
		w.say(iri, NGCountOf, v.Count.Of)
	}
	w.number(iri, ITSConfidence, v.Confidence)
}

// arg returns the node of a participant: its entity, or the mention itself
// where there is none, under its own words.
func (w *factWriter) arg(a event.Arg) quad.IRI {
	if a.Entity != "" {
		return entityIRI(a.Entity)
	}
	node := w.spans.iri(a.Start, a.End)
	w.say(node, SchemaName, a.Text)
	return node
}

// actor returns the node of one who acts or is acted on, with its codes.
func (w *factWriter) actor(a event.Arg) quad.IRI {
	node := w.arg(a)
	w.say(node, NGCountry, a.Country)
	w.say(node, NGSector, a.Sector)
	return node
}

// evidence ties a quotation or an event to where it was read.
func (w *factWriter) evidence(node quad.IRI, start, end int) {
	span := w.spans.iri(start, end)
	w.add(node, GAFDenotedBy, span)
	if s, e, ok := w.sentence(start, end); ok {
		w.add(span, NGInSentence, w.spans.iri(s, e))
	}
}

// sentence returns the bytes from the start of the first sentence that start
// to end touches to the end of the last.
func (w *factWriter) sentence(start, end int) (int, int, bool) {
	ss := w.f.Sentences
	first, _ := slices.BinarySearchFunc(ss, start, func(s [2]int, at int) int {
		if s[1] > at {
			return 1
		}
		return -1
	})
	last := first
	for last < len(ss) && ss[last][0] < max(end, start+1) {
		last++
	}
	if first == last {
		return 0, 0, false
	}
	return ss[first][0], ss[last-1][1], true
}

// mentions names the entities spoken of in the bytes start to end.
func (w *factWriter) mentions(node quad.IRI, start, end int) {
	here := nlp.Span{Start: start, End: end}
	i, _ := slices.BinarySearchFunc(w.named, start, func(m mention, start int) int { return m.Start - start })
	for ; i < len(w.named) && w.named[i].Start < end; i++ {
		if m := w.named[i]; here.Contains(m.Span) {
			w.add(node, SchemaMentions, entityIRI(m.id))
		}
	}
}

func (w *factWriter) time(node quad.IRI, d *date.Date) {
	if d == nil || d.Value == "" {
		return
	}
	if begin, end, ok := strings.Cut(d.Value, "/"); ok {
		w.say(node, SEMBegin, begin)
		w.say(node, SEMEnd, end)
	} else {
		w.say(node, SEMTime, d.Value)
	}
	w.say(node, NGTimeBasis, string(d.Basis))
}
