package queries

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// eventTypes are the types that an event may have: those of PLOVER, speech,
// the non-political happenings and the rest.
var eventTypes = []string{
	"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
	"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
	"COERCE", "ASSAULT", "SAY", "ACCIDENT", "DISASTER", "DEATH", "CRIME", "OTHER",
}

const statusHelp = "negated, possible, ordered, planned or hypothetical, background, in general; empty for what is said to have happened"

var eventColumns = withEvidence(
	Column{Name: "actor", Help: "who did it"},
	Column{Name: "did", Help: "the word it is told with, and its type"},
	Column{Name: "target", Help: "to whom or to what it was done"},
	Column{Name: "place", Help: "where"},
	Column{Name: "status", Help: statusHelp},
	Column{Name: "claimed_by", Help: "whose claim it is, and the cue; empty where the article itself tells it"},
	Column{Name: "type", Help: "PLOVER type", Detail: true},
	Column{Name: "mode", Help: "manner within the type", Detail: true},
	Column{Name: "trigger", Help: "the word it is told with", Detail: true},
	Column{Name: "lemma", Help: "base form of that word", Detail: true},
	Column{Name: "count", Help: "number of people or things concerned", Detail: true},
	Column{Name: "count_of", Help: "what the number counts", Detail: true},
	Column{Name: "cameo", Help: "CAMEO code", Detail: true},
	Column{Name: "polarity", Help: "positive or negative", Detail: true},
	Column{Name: "modality", Help: "asserted, possible, ordered, planned or hypothetical", Detail: true},
	Column{Name: "claim_speaker", Help: "who claims it", Detail: true},
	Column{Name: "claim_cue", Help: "the words that tell of the claim", Detail: true},
	Column{Name: "claim_iri", Help: "IRI of the quotation that claims it", Detail: true},
	Column{Name: "actor_iri", Help: "IRIs of the actors", Detail: true},
	Column{Name: "target_iri", Help: "IRIs of the targets", Detail: true},
	Column{Name: "place_iri", Help: "IRI of the place", Detail: true},
	Column{Name: "latitude", Help: "of the place, in degrees (WGS 84); none for a country", Detail: true},
	Column{Name: "longitude", Help: "of the place", Detail: true},
)

// eventCells returns the cells of an event: its own, its day and its evidence.
func (r *reader) eventCells(st *statement) (row, error) {
	c, err := r.evidence(st)
	if err != nil {
		return nil, err
	}
	n := st.node
	if c["actor"], c["actor_iri"], err = r.names(n, graph.NGAgent); err != nil {
		return nil, err
	}
	if c["target"], c["target_iri"], err = r.names(n, graph.NGPatient); err != nil {
		return nil, err
	}
	if c["place"], err = r.place(n); err != nil {
		return nil, err
	}
	if err := r.where(st, c); err != nil {
		return nil, err
	}
	c["type"], c["mode"] = eventType(n), n.Text(graph.NGMode)
	c["trigger"], c["lemma"] = squash(n.Text(graph.NGTrigger)), n.Text(graph.NGLemma)
	c["did"] = did(n)
	c["count"], c["count_of"] = number(n, graph.NGCount), squash(n.Text(graph.NGCountOf))
	c["cameo"] = n.Text(graph.NGCAMEO)
	c["polarity"], c["modality"] = n.Text(graph.NGPolarity), n.Text(graph.NGModality)
	c["status"] = status(n)
	return c, r.claim(st, c)
}

// claim sets the cells that say whose claim an event is.
func (r *reader) claim(event *statement, c row) error {
	q, err := r.claimOf(event)
	if err != nil || q.iri == "" {
		return err
	}
	c["claim_speaker"], c["claim_cue"], c["claim_iri"] = q.speaker, q.cue, q.iri
	c["claimed_by"] = q.by()
	return nil
}

// A claim is a quotation that tells of an event or of another quotation; the
// zero claim is none.
type claim struct{ iri, speaker, cue string }

// claimOf returns the quotation that tells of a statement.
func (r *reader) claimOf(st *statement) (claim, error) {
	if len(st.ClaimedIn) == 0 {
		return claim{}, nil
	}
	in := st.ClaimedIn[0] // the others are the same source's
	q, ok, err := r.find(in, st.article)
	if err != nil || !ok {
		return claim{iri: string(in)}, err
	}
	p, err := r.speaker(q)
	return claim{string(in), p.name, squash(r.cues[in])}, err
}

// by words whose claim it is: "Marin Kovač (said)".
func (c claim) by() string {
	if c.iri == "" {
		return ""
	}
	by := c.speaker
	if by == "" {
		by = "someone not named"
	}
	if c.cue != "" {
		by += " (" + c.cue + ")"
	}
	return by
}

// eventType returns the code of an event's type: ASSAULT.
func eventType(n graph.Node) string {
	return strings.TrimPrefix(n.Text(graph.SEMEventType), "plover:")
}

// did words an event in short: "seized (ASSAULT)".
func did(n graph.Node) string {
	return strings.TrimSpace(squash(n.Text(graph.NGTrigger)) + " (" + eventType(n) + ")")
}

// status words polarity and modality; the plain case is empty.
func status(n graph.Node) string {
	var out []string
	if n.Text(graph.NGPolarity) == "negative" {
		out = append(out, "negated")
	}
	if m := n.Text(graph.NGModality); m != "asserted" && m != "" {
		out = append(out, m)
	}
	if len(n[graph.NGBackground]) > 0 {
		out = append(out, "background")
	}
	if len(n[graph.NGGeneric]) > 0 {
		out = append(out, "in general")
	}
	return strings.Join(out, ", ")
}

// events searches for the events that may answer, from the rarest of what is
// given: actor, target, place; else all.
func (r *reader) events(actors, targets, places entities) (scope, error) {
	switch {
	case actors != nil:
		return r.at(actors, func(_ *graph.Digest, st *graph.StatementDigest) bool {
			return isEvent(st) && actors.in(st.Agents)
		}, graph.NGAgent)
	case targets != nil:
		return r.at(targets, func(_ *graph.Digest, st *graph.StatementDigest) bool {
			return isEvent(st) && targets.in(st.Patients)
		}, graph.NGPatient)
	case places != nil:
		return r.at(places, func(_ *graph.Digest, st *graph.StatementDigest) bool {
			return isEvent(st) && places.in(st.Places)
		}, graph.SEMHasPlace)
	}
	return scope{everywhere: true, candidate: func(_ *graph.Digest, st *graph.StatementDigest) bool {
		return slices.Contains(eventTypes, st.EventType())
	}}, nil
}

// wants reports whether an event is of the types asked for, and told by whom it
// is asked.
func (a Args) wants(st *statement) bool {
	claimed := len(st.ClaimedIn) > 0
	return a.allows("type", st.EventType()) && (a.text["told-by"] == "" || claimed == (a.text["told-by"] == "claim"))
}

// isEvent tells events from quotations, which may have a place too.
func isEvent(st *graph.StatementDigest) bool { return st.Type != "" }
