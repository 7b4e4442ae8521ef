package quote

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// speaker returns the speaker that the noun phrase p names, or nil.
func (f *finder) speaker(p phrase) *Speaker {
	if p.empty() {
		return nil
	}
	span := f.doc.TokenSpan(p.first, p.last)
	sp := &Speaker{Span: span, Name: span.Text}
	// the last mention ends the phrase in "Defence Minister Hulusi Akar" and
	// begins it in "Hulusi Akar of Turkey"; the head stands before any "of"
	head := f.head(p)
	f.ents.Within(span.Start, span.End, func(e *entity.Entity, m entity.Mention) bool {
		if m.Start <= head.Start && m.End >= head.End || m.Overlaps(head) && m.End == head.End {
			sp.Entity, sp.Name = e.ID, e.Name
			if e.Type == entity.Person || m.Kind != entity.Named {
				sp.Span = m.Span
			}
			return false
		}
		return true
	})
	return sp
}

// head returns the last noun of p before a preposition.
func (f *finder) head(p phrase) nlp.Span {
	last := p.first
	for i := p.first; i < p.last; i++ {
		tag := f.doc.Tokens[i].Tag
		if tag == "IN" && i > p.first && !f.inName(i) {
			break
		}
		if strings.HasPrefix(tag, "NN") || tag == "PRP" || tag == "DT" && i == p.first || tag == "CD" {
			last = i
		}
	}
	return f.doc.TokenSpan(last, last+1)
}

// inName reports whether token i is inside a name.
func (f *finder) inName(i int) bool {
	t := f.doc.Tokens[i]
	for _, n := range f.doc.Names {
		if n.Start < t.Start && t.End < n.End {
			return true
		}
	}
	return false
}

// subject returns the noun phrase that is the subject of the sentence's first
// verb: the speaker of a participle, ", saying that …".
func (f *finder) subject(c clause) phrase {
	for i := c.sent.First; i < c.sent.Last; i++ {
		if !f.inside(f.doc.Tokens[i].Start) && finite(f.doc, i, i+1) {
			if p := nounPhraseBefore(f.doc, c.sent.First, i); !p.empty() {
				return p
			}
		}
	}
	return phrase{}
}

// speakerOf returns the speaker's phrase for a cue: the noun phrase before it;
// for a verb that shares another's subject, that one's speaker is taken later.
func (f *finder) speakerOf(c clause, v cue) phrase {
	if f.doc.Tokens[v.i].Tag == "VBG" {
		if p := nounPhraseBefore(f.doc, c.first, v.i); !p.empty() && f.doc.Word(p.last) != "," {
			return p
		}
		return f.subject(c)
	}
	return nounPhraseBefore(f.doc, c.first, v.i)
}
