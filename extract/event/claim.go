package event

import (
	"github.com/newsgraph/newsgraph/extract/quote"
)

// claims notes for every token the innermost quotation it is part of, and which
// tokens begin a cue.
func (f *finder) claims(quotes []*quote.Quote) {
	f.claimed = make([]*quote.Quote, len(f.doc.Tokens))
	f.cues = map[int]*quote.Quote{}
	for _, q := range quotes {
		parts := q.Parts
		if len(parts) == 0 {
			parts = [][2]int{{q.Start, q.End}}
		}
		for _, p := range parts {
			for i := f.deniedFrom(q, f.doc.TokenAt(p[0])); i < len(f.claimed) && f.doc.Tokens[i].End <= p[1]; i++ {
				if in := f.claimed[i]; in == nil || q.End-q.Start < in.End-in.Start {
					f.claimed[i] = q
				}
			}
		}
		if q.Cue != nil {
			for i := f.doc.TokenAt(q.Cue.Start); i < len(f.doc.Tokens) && f.doc.Tokens[i].Start < q.Cue.End; i++ {
				f.cues[i] = q
			}
		}
	}
}

// deniedFrom returns where the words begin that q denies, if it denies any and
// begins at token i: after the noun for somebody's claim, which was made.
func (f *finder) deniedFrom(q *quote.Quote, i int) int {
	if !denies(q) {
		return i
	}
	for k := i; k < len(f.doc.Tokens) && f.doc.Tokens[k].End <= q.End; k++ {
		if f.tree.rel(k) != "acl" || !f.tree.contentOfNoun(k) {
			continue
		}
		if noun := f.tree.told(k); noun >= i && noun < k && has(classes, f.noun(noun), "claim") {
			return min(k, f.tree.children[k][0])
		}
	}
	return i
}

// spokenBy returns who does what the cue of q names: its speaker, unless one of
// the agents by the tree is.
func (f *finder) spokenBy(q *quote.Quote, agents []phrase) []phrase {
	if q.Speaker == nil || q.Speaker.Start >= q.Speaker.End {
		return agents
	}
	p := phrase{first: f.doc.TokenAt(q.Speaker.Start), last: f.doc.TokenAt(q.Speaker.End-1) + 1}
	p.head = p.last - 1
	for i := p.first; i < p.last; i++ {
		if h := f.doc.Tokens[i].Head; h < p.first || h >= p.last {
			p.head = i
			break
		}
	}
	for _, a := range agents {
		if a.first < p.last && p.first < a.last {
			return agents
		}
	}
	return []phrase{p}
}

// denies reports whether the words of q, which may be nil, are said to be untrue.
func denies(q *quote.Quote) bool {
	return q != nil && q.Polarity == quote.Negative
}

func opposite(p Polarity) Polarity {
	if p == Negative {
		return Positive
	}
	return Negative
}
