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
	Ordered      Modality = "ordered"
	Planned      Modality = "planned"
	Hypothetical Modality = "hypothetical"
)

// A Trigger is the word an event was recognised by: the noun of "launched a
// raid", whose verb is a further mention.
type Trigger struct {
	nlp.Span
	Lemma string `json:"lemma"`
}

// An Arg is a participant or place of an event: its mention and, where known,
// the ID of its entity. Participants are coded with the country they belong to
// (ISO 3166) and their PLOVER sector (GOV, MIL, REB, CVL …), as far as the
// article's words or a well-known name tell.
type Arg struct {
	nlp.Span
	Entity  string `json:"entity,omitempty"`
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector,omitempty"`
}

// A Count is a number of people or things an event concerns: "around 100". Of
// is what is counted: "people".
type Count struct {
	Value int `json:"value"`
	nlp.Span
	Of string `json:"of,omitempty"`
}

// An Event is something done. Type is a PLOVER code (ASSAULT), SAY, one of
// the non-political happenings (ACCIDENT, DISASTER, DEATH, CRIME), or OTHER;
// CAMEO is its code in the older scheme, where it has one. ClaimedIn is the ID
// of the quotation that contains it; an event without one is stated by the
// article itself.
//
// What one source tells of an event more than once is one Event: Mentions are
// the other words for it, AlsoClaimedIn the other quotations. What another
// source tells of it, or the same one otherwise, is an Event of its own: SameAs
// is the ID of the first such, and Denies that of the one it contradicts.
// Background marks what the article recalls from an earlier time, Generic what
// is spoken of in general, on no occasion: "attacks on journalists are rising".
type Event struct {
	ID            string     `json:"id"`
	Type          string     `json:"type"`
	Mode          string     `json:"mode,omitempty"`
	CAMEO         string     `json:"cameo,omitempty"`
	Trigger       Trigger    `json:"trigger"`
	Mentions      []nlp.Span `json:"mentions,omitempty"`
	Agents        []Arg      `json:"agents"`
	Patients      []Arg      `json:"patients"`
	Place         *Arg       `json:"place,omitempty"`
	Date          *date.Date `json:"date,omitempty"`
	Polarity      Polarity   `json:"polarity"`
	Modality      Modality   `json:"modality"`
	Background    bool       `json:"background,omitempty"`
	Generic       bool       `json:"generic,omitempty"`
	ClaimedIn     string     `json:"claimed_in,omitempty"`
	AlsoClaimedIn []string   `json:"also_claimed_in,omitempty"`
	SameAs        string     `json:"same_as,omitempty"`
	Denies        string     `json:"denies,omitempty"`
	Count         *Count     `json:"count,omitempty"`
	Confidence    float64    `json:"confidence"`
}
