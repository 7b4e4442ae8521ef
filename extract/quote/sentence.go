package quote

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A clause is the part of a sentence that one cue is looked at in.
type clause struct {
	sent  nlp.Sentence
	first int // the token after the words of the cue before
	last  int // the token after the sentence, less its final stop
	prev  *Quote
}

// text returns the sentence as it is written.
func (c clause) text(doc *nlp.Document) string { return doc.Text[c.sent.Start:c.sent.End] }

func (f *finder) sentence(s nlp.Sentence) {
	c := clause{sent: s, first: f.doc.AfterDateline(s), last: s.Last}
	for c.last > c.first && strings.Trim(f.doc.Word(c.last-1), ".?!") == "" {
		c.last--
	}
	if q := f.according(c); q != nil {
		f.add(q)
		f.nested(c, -1, f.doc.TokenAt(q.Start), f.doc.TokenAt(q.End-1)+1)
		return
	}
	from := s.First
	if v, q := f.outermost(c); q != nil {
		f.add(q)
		f.nested(c, v.i, c.first, f.doc.TokenAt(q.End-1)+1)
		c.prev, c.first = q, v.end
		from = v.end
	}
	for i := from; i < s.Last; i++ {
		if q := f.nominal(c, i); q != nil {
			f.add(q)
			continue
		}
		v, ok := cueAt(f.doc, i)
		if !ok || f.taken[i] || f.inside(f.doc.Tokens[i].Start) {
			continue
		}
		var q *Quote
		if reports(f.doc, v, c.first) {
			q = f.atCue(c, v)
		} else {
			q = f.relative(c, v) // "what he said was"
		}
		if q == nil {
			continue
		}
		f.add(q)
		c.prev = q
		if end := f.doc.TokenAt(q.End - 1); end > i {
			// what is inside the words of one quotation is not looked at again,
			// unless another verb follows that shares the speaker
			f.nested(c, i, i+1, end+1)
			c.first = end + 1
			i = max(i, c.first-1)
		} else {
			c.first = i + 1
		}
	}
}

// outermost returns the quotation that is all of the sentence before its cue,
// where a lesser cue stands within: the council agreed to mend it, Berg said.
func (f *finder) outermost(c clause) (cue, *Quote) {
	inner := false
	for i := c.first; i < c.last; i++ {
		v, ok := cueAt(f.doc, i)
		if !ok || f.inside(f.doc.Tokens[i].Start) {
			continue
		}
		if !inner {
			if inner = v.takes('i') || !v.takes('s'); !inner {
				break // "Berg said …, he added"
			}
			continue
		}
		if !f.taken[i] && reports(f.doc, v, c.first) && (f.tree.rel(i) == "parataxis" || f.tree.child(i, "ccomp", "parataxis") >= 0) {
			return v, f.clauseBefore(c, v)
		}
	}
	return cue{}, nil
}

// nested looks within the words of one quotation, tokens first to last, for
// another: clauses around their cue, and what the words themselves report
// somebody to say ("Berg said the mayor denies that …").
func (f *finder) nested(c clause, outer, first, last int) {
	c.first, c.last, c.prev = first, min(last, c.last), nil
	for i := first; i < c.last; i++ {
		if q := f.nominal(c, i); q != nil {
			f.add(q)
			continue
		}
		v, ok := cueAt(f.doc, i)
		if !ok || f.taken[i] || f.inside(f.doc.Tokens[i].Start) || !reports(f.doc, v, c.first) {
			continue
		}
		q := f.relative(c, v)
		under := f.doc.Tokens[i].Head == outer && f.tree.rel(i) == "ccomp" || outer >= 0 && f.doc.Tokens[outer].Head == i
		if q == nil && under && (i < outer || f.tree.child(i, "nsubj") >= c.first) {
			if q = f.marksAfter(c, v); q == nil {
				q = f.clauseAfter(c, v)
			}
		}
		if q != nil {
			f.add(q)
		}
	}
}

// atCue returns the quotation that the cue introduces, or nil.
func (f *finder) atCue(c clause, v cue) *Quote {
	for _, try := range []func(clause, cue) *Quote{f.asReported, f.relative, f.named, f.around, f.marksAfter, f.passive, f.clauseAfter, f.clauseBefore} {
		if q := try(c, v); q != nil {
			return q
		}
	}
	return nil
}
