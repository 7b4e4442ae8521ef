package event

import "slices"

// denialReach is how many events back a denied claim may have been told.
const denialReach = 12

// denials ties an event that is said not to have happened to the one that
// another source says did, and the denial of "the reports" or "it" to what was
// last claimed by someone else.
func (u *uniter) denials(events []*Event) {
	byID := map[string]*Event{}
	for i, e := range events {
		byID[e.ID] = e
		if e.Polarity == Negative && e.SameAs != "" {
			if o := u.contradicted(events[:i], e); o != nil {
				e.Denies = o.ID
			}
			continue
		}
		if !is(e.Trigger.Lemma, "denial") || e.Polarity == Negative || !u.ofClaim(e) || u.denied(events, i) {
			continue
		}
		for j := i - 1; j >= max(0, i-denialReach); j-- {
			if o := events[j]; o.ClaimedIn != "" && o.Type != "SAY" && !u.by(o, e) {
				e.Denies = o.ID
				break
			}
		}
	}
}

// contradicted returns the last of the events that e says did not happen.
func (u *uniter) contradicted(events []*Event, e *Event) *Event {
	for _, o := range slices.Backward(events) {
		if (o.ID == e.SameAs || o.SameAs == e.SameAs) && o.Polarity == Positive && u.source(o) != u.source(e) {
			return o
		}
	}
	return nil
}

// by reports whether a claim is one of the agents of e.
func (u *uniter) by(claim, e *Event) bool {
	return slices.ContainsFunc(e.Agents, func(a Arg) bool { return a.Entity != "" && a.Entity == u.source(claim) })
}

// denied reports whether the sentence of event i says itself what did not
// happen.
func (u *uniter) denied(events []*Event, i int) bool {
	s := u.doc.SentenceAt(events[i].Trigger.Start)
	for _, o := range events[max(0, i-5):min(len(events), i+5)] {
		if o.Polarity == Negative && u.doc.SentenceAt(o.Trigger.Start) == s {
			return true
		}
	}
	return false
}

// ofClaim reports whether what is denied is a claim: "the reports", "it".
func (u *uniter) ofClaim(e *Event) bool {
	for _, p := range e.Patients {
		head := u.doc.TokenAt(p.End - 1)
		if u.tree.child(head, "acl") >= 0 || u.tree.child(head, "ccomp") >= 0 {
			continue // "a report that …" says itself what is denied
		}
		w := u.noun(head)
		if w == "it" || w == "that" || w == "this" || has(classes, w, "claim") {
			return true
		}
	}
	return false
}
