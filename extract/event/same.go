package event

import (
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
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
		if o.Type != e.Type || !sameStem(o.Trigger.Lemma, e.Trigger.Lemma) || u.placesDiffer(o, e) || daysDiffer(o, e) || !u.sameActors(o, e) {
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
		o.Background = o.Background && e.Background
		o.Confidence = max(o.Confidence, e.Confidence)
		return true
	}
	return false
}

// sameStem reports whether two lemmas are those of a verb and its noun, or one:
// "kidnap" and "kidnapping", "explode" and "explosion".
func sameStem(a, b string) bool {
	if a == b {
		return true
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && n >= min(len(a), len(b))-2
}

// sameActors reports whether a participant of two events is the same and none
// differs, or whether the later is only spoken of as known: "the attack".
func (u *uniter) sameActors(o, e *Event) bool {
	agents, patients := u.compare(o.Agents, e.Agents), u.compare(o.Patients, e.Patients)
	if agents < 0 || patients < 0 {
		return false
	}
	if agents+patients > 0 {
		return true
	}
	return len(e.Agents)+len(e.Patients) == 0 && u.known(e)
}

// known reports whether a noun stands with the article of what was told before.
func (f *finder) known(e *Event) bool {
	i := f.doc.TokenAt(e.Trigger.Start)
	if !isNoun(f.doc.Tokens[i].Tag) {
		return false
	}
	for i--; i >= 0 && before(f.doc.Tokens[i].Tag); i-- {
		switch f.tree.low(i) {
		case "the", "this", "these", "that", "those":
			return true
		}
	}
	return false
}

// compare is 1 when two lists of participants share one, -1 when they differ,
// and 0 when either is empty.
func (u *uniter) compare(a, b []Arg) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for _, x := range a {
		for _, y := range b {
			if u.alike(x, y) {
				return 1
			}
		}
	}
	return -1
}

// alike reports whether two participants may be one: the same entity, the same
// noun, or numbers of people of whom one is only called people.
func (u *uniter) alike(a, b Arg) bool {
	if a.Entity != "" && a.Entity == b.Entity {
		return true
	}
	x, y := u.byID[a.Entity], u.byID[b.Entity]
	if x.Named() && y.Named() {
		return false
	}
	p, q := u.headOf(a.Span), u.headOf(b.Span)
	if p == q && !pronouns[p] {
		return a.Country == b.Country || a.Country == "" || b.Country == ""
	}
	return u.counted(a) && u.counted(b) && (vaguePeople[p] || vaguePeople[q])
}

// pronouns are words that may stand for anyone.
var pronouns = map[string]bool{
	"he": true, "her": true, "him": true, "i": true, "it": true, "me": true, "she": true,
	"them": true, "they": true, "this": true, "us": true, "we": true, "you": true,
}

// vaguePeople are nouns that say nothing but that people are meant.
var vaguePeople = map[string]bool{"people": true, "person": true, "persons": true, "others": true}

// counted reports whether a phrase has a number.
func (u *uniter) counted(a Arg) bool {
	for i := u.doc.TokenAt(a.Start); i < len(u.doc.Tokens) && u.doc.Tokens[i].Start < a.End; i++ {
		if u.doc.Tokens[i].Tag == "CD" {
			return true
		}
	}
	return false
}

// headOf returns the last word of a phrase, in the singular.
func (u *uniter) headOf(s nlp.Span) string { return u.noun(u.doc.TokenAt(s.End - 1)) }

// placesDiffer reports whether two events happened in different places, of
// which neither may lie in the other.
func (u *uniter) placesDiffer(a, b *Event) bool {
	if a.Place == nil || b.Place == nil || strings.EqualFold(a.Place.Text, b.Place.Text) {
		return false
	}
	x, y := u.byID[a.Place.Entity], u.byID[b.Place.Entity]
	if x == nil || y == nil {
		return x == y
	}
	if x == y || x.Country != "" && x.Country == y.Country && (isCountry(x) || isCountry(y)) {
		return false
	}
	return true
}

func isCountry(e *entity.Entity) bool {
	if e == nil {
		return false
	}
	c, ok := place.Country(e.Country)
	return ok && e.GeoNames != 0 && c.GeoNames == e.GeoNames
}

// daysDiffer reports whether two events happened on different days.
func daysDiffer(a, b *Event) bool {
	if a.Date == nil || b.Date == nil {
		return false
	}
	af, at := bounds(a.Date.Value)
	bf, bt := bounds(b.Date.Value)
	return at < bf || bt < af
}

// bounds returns the first and last day of an ISO 8601 date or interval, as
// strings that sort.
func bounds(value string) (from, to string) {
	from, to, ok := strings.Cut(value, "/")
	if !ok {
		to = from
	}
	return from, to + "~"
}
