package event

import "strings"

// ownMarks returns the modality marked in the clause itself.
func (f *finder) ownMarks(c *clause) Modality {
	m := Asserted
	if c.conditional {
		m = Hypothetical
	}
	if c.open {
		m = stronger(m, Possible)
	}
	if x := f.doc.Tokens[c.first]; c.infinitive && x.Lemma == "be" && x.Tag != "VB" {
		m = stronger(m, Planned) // "is to meet"
	}
	for i := c.first; i <= c.verb; i++ {
		switch w := strings.ToLower(f.doc.Word(i)); w {
		case "will", "shall", "'ll", "’ll", "wo":
			m = stronger(m, Planned)
		case "may", "might", "could", "can", "should", "must", "ca", "reportedly", "allegedly", "possibly", "perhaps", "probably":
			m = stronger(m, Possible)
		case "would", "'d", "’d":
			if f.doc.Tokens[i].Tag == "MD" && m == Asserted {
				m = Planned // a future seen from the past; see below
			}
		}
	}
	if m == Planned && f.perfect(c) {
		return Hypothetical // "would have attacked"
	}
	if c.first > 0 {
		switch strings.ToLower(f.doc.Word(c.first - 1)) {
		case "reportedly", "allegedly", "possibly", "perhaps", "probably":
			m = stronger(m, Possible)
		}
	}
	return m
}

// perfect reports whether a clause has the auxiliary "have".
func (f *finder) perfect(c *clause) bool {
	for i := c.first; i < c.verb; i++ {
		if strings.EqualFold(f.doc.Word(i), "have") {
			return true
		}
	}
	return false
}

// stronger returns the modality that is farther from what happened.
func stronger(a, b Modality) Modality {
	if rank(b) > rank(a) {
		return b
	}
	return a
}

func rank(m Modality) int {
	switch m {
	case Possible:
		return 1
	case Ordered:
		return 2
	case Planned:
		return 3
	case Hypothetical:
		return 4
	}
	return 0
}
