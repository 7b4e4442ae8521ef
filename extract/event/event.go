// Package event finds who did what to whom: events with their type, actors,
// place and day, and whose claim they are. Use [Find].
package event

import (
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A Polarity tells an event that happened from one that did not.
type Polarity string

// A Modality tells what happened from what may, will or would happen.
type Modality string

// The polarities and modalities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"

	Asserted     Modality = "asserted"
	Possible     Modality = "possible"
	Planned      Modality = "planned"
	Hypothetical Modality = "hypothetical"
)

// A Trigger is the word an event was recognised by.
type Trigger struct {
	nlp.Span
	Lemma string `json:"lemma"`
}

// An Arg is a participant or place of an event: its mention and, where known,
// the ID of its entity.
type Arg struct {
	nlp.Span
	Entity string `json:"entity,omitempty"`
}

// A Count is a number of people or things an event concerns: "around 100".
type Count struct {
	Value int `json:"value"`
	nlp.Span
}

// An Event is something done. Type is a PLOVER code (ASSAULT), SAY, one of
// the non-political happenings (ACCIDENT, DISASTER, DEATH, CRIME), or OTHER.
// ClaimedIn is the ID of the quotation that contains it; an event without one
// is stated by the article itself.
type Event struct {
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Mode       string     `json:"mode,omitempty"`
	Trigger    Trigger    `json:"trigger"`
	Agents     []Arg      `json:"agents"`
	Patients   []Arg      `json:"patients"`
	Place      *Arg       `json:"place,omitempty"`
	Date       *date.Date `json:"date,omitempty"`
	Polarity   Polarity   `json:"polarity"`
	Modality   Modality   `json:"modality"`
	ClaimedIn  string     `json:"claimed_in,omitempty"`
	Count      *Count     `json:"count,omitempty"`
	Confidence float64    `json:"confidence"`
}
