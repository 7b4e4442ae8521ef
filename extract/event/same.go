package event

import (
	"slices"
	"strconv"

	"github.com/newsgraph/newsgraph/extract/quote"
)

// lookBack is how many events before it an event may be the same as.
const lookBack = 40

// unite makes one event of what one source tells of it in several places, and
// ties it to what others tell of it. Events are the same when they are of one
// type and their words of one stem, when a participant is the same, and when
// nothing known of them differs: participants, place or day. A later "the
// attack" is the last one there was. Numbers may differ: they are what
// sources contradict each other in.
func (f *finder) unite(events []*Event, quotes []*quote.Quote) []*Event {
	u := &uniter{finder: f, speakers: map[string]string{}, first: map[*Event]*Event{}}
	for _, q := range quotes {
		u.speakers[q.ID] = speakerOf(q)
	}
	var out []*Event
	for _, e := range events {
		first := u.sameAs(out, e)
		if e.Type == anyDeed {
			if first == nil {
				continue
			}
			e.Type, e.Mode = first.Type, first.Mode
		}
		if first != nil && !u.figures[e] && u.absorb(out, first, e) || u.bare[e] {
			continue
		}
		if first != nil {
			u.first[e] = first
		}
		out = append(out, e)
	}
	for i, e := range out {
		e.ID = "e" + strconv.Itoa(i+1)
	}
	for _, e := range out {
		if first := u.first[e]; first != nil {
			e.SameAs = first.ID
		}
	}
	u.denials(out)
	return out
}

type uniter struct {
	*finder
	speakers map[string]string // of quotations
	first    map[*Event]*Event // the first event that is the same
}

func speakerOf(q *quote.Quote) string {
	switch {
	case q.Speaker == nil:
		return "?" + q.ID
	case q.Speaker.Entity != "":
		return q.Speaker.Entity
	}
	return q.Speaker.Name
}

// source is whose claim an event is, "" for the article's own.
func (u *uniter) source(e *Event) string {
	if e.ClaimedIn == "" {
		return ""
	}
	return u.speakers[e.ClaimedIn]
}

// sameAs returns the first of the events that tell of the same as e, or nil.
func (u *uniter) sameAs(events []*Event, e *Event) *Event {
	if u.figures[e] {
		return u.lastCounted(events, e)
	}
	if e.Type == "SAY" {
		return nil
	}
	for i := len(events) - 1; i >= max(0, len(events)-lookBack); i-- {
		o := events[i]
		if !sameType(o, e) || o.Generic != e.Generic || !sameWord(o.Trigger.Lemma, e.Trigger.Lemma) ||
			!u.answered[e] && (u.placesDiffer(o, e) || daysDiffer(o, e)) || !u.sameActors(o, e) {
			continue
		}
		if first := u.first[o]; first != nil {
			return first
		}
		return o
	}
	return nil
}

// lastCounted returns the first telling of the first event with a number in the
// last sentence that has one, and gives e what that number counts.
func (u *uniter) lastCounted(events []*Event, e *Event) *Event {
	var found *Event
	for i := len(events) - 1; i >= max(0, len(events)-lookBack); i-- {
		o := events[i]
		if o.Count == nil || o.Type == "SAY" {
			continue
		}
		if found != nil && u.doc.SentenceAt(o.Trigger.Start) != u.doc.SentenceAt(found.Trigger.Start) {
			break
		}
		found = o
	}
	if found == nil {
		return nil
	}
	e.Count.Of = found.Count.Of
	if first := u.first[found]; first != nil {
		return first
	}
	return found
}

// absorb adds e to an event of the same source that is the same as first, if
// there is one and nothing that is said of them differs.
func (u *uniter) absorb(events []*Event, first, e *Event) bool {
	for i := len(events) - 1; i >= max(0, len(events)-lookBack); i-- {
		o := events[i]
		if o != first && u.first[o] != first || u.source(o) != u.source(e) || o.Polarity != e.Polarity || o.Modality != e.Modality ||
			o.Count != nil && e.Count != nil && o.Count.Value != e.Count.Value {
			continue
		}
		o.Mentions = append(o.Mentions, e.Trigger.Span)
		if e.ClaimedIn != "" && e.ClaimedIn != o.ClaimedIn && !slices.Contains(o.AlsoClaimedIn, e.ClaimedIn) {
			o.AlsoClaimedIn = append(o.AlsoClaimedIn, e.ClaimedIn)
		}
		if len(o.Agents) == 0 {
			o.Agents = e.Agents
		}
		if len(o.Patients) == 0 {
			o.Patients = e.Patients
		}
		if o.Place == nil {
			o.Place = e.Place
		}
		if o.Date == nil {
			o.Date = e.Date
		}
		if o.Count == nil {
			o.Count = e.Count
		}
		o.Background = o.Background && e.Background || u.longAgo(o.Date)
		o.Confidence = max(o.Confidence, e.Confidence)
		return true
	}
	return false
}
