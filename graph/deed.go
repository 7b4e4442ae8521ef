package graph

import "github.com/cayleygraph/quad"

// A Deed is what an article has an entity do to others in one event, as the
// posting of the entity tells it: who asks who acts on whom reads no digest. Its
// texts are made when they are asked for, most are not.
type Deed struct {
	Agent    Actor
	Claimed  bool // it is somebody's claim
	Happened bool // see [StatementDigest.Happened]

	key           []byte // of the article
	article       quad.IRI
	data          []byte // the posting, in which the others are from and to
	day, patients [2]int
	texts         [6][2]int         // event, first, type, time, begin, end
	published     string            // the day, once asked
	types         map[string]string // those that were asked for, of which there are few
}

// Patients calls f with those that the agent acts on, which f must not keep.
func (d *Deed) Patients(f func(iri []byte, acts bool)) {
	u := unpacker{data: d.data[:d.patients[1]], at: d.patients[0]}
	u.actors(f)
}

// Article returns the article that tells of the deed.
func (d *Deed) Article() quad.IRI {
	if d.article == "" {
		d.article = quad.IRI(unescaped(d.key))
	}
	return d.article
}

// Event returns the event, and the first of the article that tells of the same,
// maybe itself.
func (d *Deed) Event() (event, first quad.IRI) {
	event = d.Article() + "#" + quad.IRI(d.piece(d.texts[0]))
	if at := d.texts[1]; at[0] < at[1] {
		return event, d.Article() + "#" + quad.IRI(d.piece(at))
	}
	return event, event
}

// Type returns the type of the event: ASSAULT.
func (d *Deed) Type() string {
	b := d.piece(d.texts[2])
	s, ok := d.types[string(b)]
	if !ok {
		s = string(b)
		d.types[s] = s
	}
	return s
}

// Time returns when the event was, as in sem:hasTimeStamp and so on.
func (d *Deed) Time() (time, begin, end string) {
	return string(d.piece(d.texts[3])), string(d.piece(d.texts[4])), string(d.piece(d.texts[5]))
}

// Day returns the day of publication, see [Digest.Day].
func (d *Deed) Day() string {
	if d.published == "" {
		d.published = string(d.piece(d.day))
	}
	return d.published
}

func (d *Deed) piece(at [2]int) []byte { return d.data[at[0]:at[1]] }
