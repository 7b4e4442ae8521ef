// Package quote finds who said what: direct, indirect and mixed quotations
// with their cues and speakers. Use [Find].
package quote

import (
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A Type says whose words a quotation is in.
type Type string

// The types of quotations: in the speaker's words, in the reporter's, or both.
const (
	Direct   Type = "direct"
	Indirect Type = "indirect"
	Mixed    Type = "mixed"
)

// Negative is the polarity of a denial.
const Negative = "negative"

// A Speaker is the mention the words are ascribed to. Entity is the ID of the
// entity it refers to and Name that entity's name; where it could not be
// resolved, Entity is empty and Name the mention's own text. Floating is true
// where the speaker is not named beside the quotation but carried on.
type Speaker struct {
	nlp.Span
	Entity   string `json:"entity,omitempty"`
	Name     string `json:"name"`
	Floating bool   `json:"floating"`
}

// A Quote is something said. Its span is the content without the cue; Parts
// are its pieces where it is not in one, as byte offsets [start, end). Polarity
// is [Negative] where the speaker denies the words and else empty. In is the ID
// of the quotation whose words tell of this one. Place is an entity's ID; Date
// the day it was said.
type Quote struct {
	ID string `json:"id"`
	nlp.Span
	Parts      [][2]int   `json:"parts,omitempty"`
	Type       Type       `json:"type"`
	Polarity   string     `json:"polarity,omitempty"`
	In         string     `json:"in,omitempty"`
	Speaker    *Speaker   `json:"speaker"`
	Cue        *nlp.Span  `json:"cue"`
	Place      string     `json:"place,omitempty"`
	Date       *date.Date `json:"date,omitempty"`
	Confidence float64    `json:"confidence"`

	rule  string   // the rule that found it
	signs []string // what its confidence rests on
}
