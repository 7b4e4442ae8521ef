package graph

import (
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/quote"
)

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
