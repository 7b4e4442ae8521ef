package graph

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// An Actor is an entity with a part in an event. Acts says whether the article
// knows it for one that can act, see [EntityDigest.Acts].
type Actor struct {
	IRI  quad.IRI
	Acts bool
}

// A doing is what the posting of an entity tells of the events of an article in
// which it acts or is acted on.
type doing struct {
	by      []quad.IRI // who acts on it
	deeds   []byte
	n       int  // of deeds
	unknown bool // there are events that a deed does not tell whole
}

// doings returns those of an article's entities. Mentions that belong to none
// have no part in them.
func (d *Digest) doings(acts map[quad.IRI]bool) map[quad.IRI]*doing {
	out := map[quad.IRI]*doing{}
	at := func(n quad.IRI) *doing {
		if out[n] == nil {
			out[n] = &doing{}
		}
		return out[n]
	}
	for i := range d.Statements {
		st := &d.Statements[i]
		agents, patients := entitiesOf(st.Agents), entitiesOf(st.Patients)
		event, ok := strings.CutPrefix(string(st.IRI), string(d.Article)+"#")
		first, ok2 := strings.CutPrefix(string(d.First(st)), string(d.Article)+"#")
		if st.Type == "" || !ok || !ok2 { // of other programs
			for _, n := range slices.Concat(agents, patients) {
				at(n).unknown = true
			}
			continue
		}
		if first == event {
			first = ""
		}
		for _, p := range patients {
			for _, a := range agents {
				if a != p && !slices.Contains(at(p).by, a) {
					at(p).by = append(at(p).by, a)
				}
			}
		}
		for _, a := range agents {
			others := slices.DeleteFunc(slices.Clone(patients), func(p quad.IRI) bool { return p == a })
			if len(others) == 0 {
				continue
			}
			x := at(a)
			x.n++
			x.deeds = append(x.deeds, byte(b2i(len(st.ClaimedIn) > 0)|b2i(st.Happened())<<1))
			for _, s := range []string{event, first, st.EventType(), st.Time, st.Begin, st.End} {
				x.deeds = append(binary.AppendUvarint(x.deeds, uint64(len(s))), s...)
			}
			x.deeds = appendActors(x.deeds, others, acts)
		}
	}
	return out
}

// entitiesOf returns nodes without the mentions that belong to no entity.
func entitiesOf(nodes []quad.IRI) []quad.IRI {
	return slices.DeleteFunc(slices.Clone(nodes), IsSpan)
}

// IsSpan reports whether a node is a mention that belongs to no entity.
func IsSpan(iri quad.IRI) bool { return strings.Contains(string(iri), "#char=") }

// pack appends what a posting holds: who acts on the entity, and what it does
// where the article has it act. A nil doing is one without events.
func (x *doing) pack(to []byte, acts map[quad.IRI]bool, day string) []byte {
	switch {
	case x == nil:
		return append(to, 0, 0)
	case x.unknown:
		return to
	}
	to = binary.AppendUvarint(appendActors(to, x.by, acts), uint64(x.n))
	if x.n == 0 {
		return to
	}
	to = append(binary.AppendUvarint(to, uint64(len(day))), day...)
	return append(to, x.deeds...)
}

func appendActors(to []byte, actors []quad.IRI, acts map[quad.IRI]bool) []byte {
	to = binary.AppendUvarint(to, uint64(len(actors)))
	for _, a := range actors {
		to = append(binary.AppendUvarint(to, uint64(len(a)<<1|b2i(acts[a]))), a...)
	}
	return to
}
