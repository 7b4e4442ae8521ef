package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
)

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

// sameWord reports whether the word of a later event may stand for that of an
// earlier one of its type: one of the same stem, or one that fits any.
func sameWord(earlier, later string) bool { return sameStem(earlier, later) || nouns[later].any }

// anyDeed is the type of nouns that stand for any deed of violence told before,
// "the crime", until it is known which.
const anyDeed = "*"

// sameType reports whether a later event is of the type of an earlier one.
func sameType(o, e *Event) bool {
	return o.Type == e.Type || e.Type == anyDeed && (o.Type == "ASSAULT" || o.Type == "CRIME") && o.Modality == Asserted
}

// sameActors reports whether a participant of two events is the same and none
// differs, or whether the later is only spoken of as known: "the attack".
func (u *uniter) sameActors(o, e *Event) bool {
	agents, patients := u.compare(o.Agents, e.Agents), u.compare(o.Patients, e.Patients)
	accused := u.answered[e] || e.Modality == Possible
	if accused {
		agents = max(agents, 0) // somebody else may be blamed for it
	}
	if agents < 0 || patients < 0 {
		return false
	}
	if agents+patients > 0 {
		return true
	}
	return (len(e.Agents) == 0 || accused) && len(e.Patients) == 0 && u.known(e)
}

// known reports whether a noun stands with the article of what was told before.
func (f *finder) known(e *Event) bool {
	i := f.doc.TokenAt(e.Trigger.Start)
	if !isNoun(f.doc.Tokens[i].Tag) {
		return false
	}
	for j := range f.premodifiers(i) {
		switch f.tree.low(j) {
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
	if p == q && !has(words, p, "pronoun") {
		return a.Country == b.Country || a.Country == "" || b.Country == ""
	}
	return u.counted(a) && u.counted(b) && (has(words, p, "anyone") || has(words, q, "anyone"))
}

// counted reports whether a phrase has a number.
func (u *uniter) counted(a Arg) bool {
	return u.numbered(phrase{first: u.doc.TokenAt(a.Start), last: u.doc.TokenAt(a.End-1) + 1})
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
