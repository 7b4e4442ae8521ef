package queries

import (
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// eventTypes are the types that an event may have: those of PLOVER, speech,
// the non-political happenings and the rest.
var eventTypes = []string{
	"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
	"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
	"COERCE", "ASSAULT", "SAY", "ACCIDENT", "DISASTER", "DEATH", "CRIME", "OTHER",
}

const statusHelp = "negated, possible, ordered, planned or hypothetical, background; empty for what is said to have happened"

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
	c["type"], c["mode"] = eventType(n), text(n, graph.NGMode)
	c["trigger"], c["lemma"] = squash(text(n, graph.NGTrigger)), text(n, graph.NGLemma)
	c["did"] = did(n)
	c["count"], c["count_of"] = number(n, graph.NGCount), squash(text(n, graph.NGCountOf))
	c["cameo"] = text(n, graph.NGCAMEO)
	c["polarity"], c["modality"] = text(n, graph.NGPolarity), text(n, graph.NGModality)
	c["status"] = status(n)
	return c, r.claim(n, c)
}

// claim sets the cells that say whose claim an event is.
func (r *reader) claim(event graph.Node, c row) error {
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

// claimOf returns the quotation that tells of n.
func (r *reader) claimOf(n graph.Node) (claim, error) {
	in := n[graph.NGClaimedIn]
	if len(in) == 0 {
		return claim{}, nil
	}
	q, err := r.node(in[0]) // the others are the same source's
	if err != nil {
		return claim{}, err
	}
	p, err := r.speaker(q)
	return claim{native(in[0]), p.name, squash(text(q, graph.NGCue))}, err
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
	return strings.TrimPrefix(text(n, graph.SEMEventType), "plover:")
}

// did words an event in short: "seized (ASSAULT)".
func did(n graph.Node) string {
	return strings.TrimSpace(squash(text(n, graph.NGTrigger)) + " (" + eventType(n) + ")")
}

// status words polarity and modality; the plain case is empty.
func status(n graph.Node) string {
	var out []string
	if text(n, graph.NGPolarity) == "negative" {
		out = append(out, "negated")
	}
	if m := text(n, graph.NGModality); m != "asserted" && m != "" {
		out = append(out, m)
	}
	if len(n[graph.NGBackground]) > 0 {
		out = append(out, "background")
	}
	return strings.Join(out, ", ")
}

// events returns the events that may answer, from the rarest of what is
// given: actor, target, place, types; else all.
func (r *reader) events(actors, targets, places entities, types []string) ([]quad.IRI, error) {
	switch {
	case actors != nil:
		return r.leadingTo(actors, graph.NGAgent)
	case targets != nil:
		return r.leadingTo(targets, graph.NGPatient)
	case places != nil:
		return r.leadingTo(places, graph.SEMHasPlace)
	}
	if len(types) == 0 {
		types = eventTypes
	}
	set := entities{}
	for _, t := range types {
		set[quad.IRI("plover:"+t)] = true
	}
	return r.leadingTo(set, graph.SEMEventType)
}

// isEvent tells events from quotations, which may have a place too.
func isEvent(st *statement) bool { return len(st.node[graph.SEMEventType]) > 0 }
