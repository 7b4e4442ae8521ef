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
			if f.stranger(e, m, p, head) {
				return false
			}
			sp.Entity, sp.Name = e.ID, e.Name
			if !e.Named() {
				sp.Name = span.Text // as the article has it
			}
			if m.Kind == entity.Pronoun || e.Type == entity.Person && m.Kind == entity.Named {
				sp.Span = m.Span
			}
			return false
		}
		return true
	})
	if sp.Entity == "" {
		if e, m := f.ents.Over(head.Start, head.End); e != nil && !f.stranger(e, m, p, head) {
			sp.Entity, sp.Name = e.ID, e.Name
			if e.Type == entity.Person || m.Kind != entity.Named {
				sp.Span = m.Span
			}
			if !e.Named() {
				sp.Name = sp.Text
			}
		}
	}
	if sp.Entity == "" {
		if e, at := f.apposed(p); e != nil {
			sp.Entity, sp.Name, sp.Span = e.ID, e.Name, at
		}
	}
	return sp
}

// stranger reports whether e, whom the article names, was taken for somebody
// whom p leaves without a name.
func (f *finder) stranger(e *entity.Entity, m entity.Mention, p phrase, head nlp.Span) bool {
	return m.Kind == entity.Nominal && e.Named() && f.unnamed(p, head)
}

// unnamed reports whether the description p with its head is that of somebody
// new or left without a name, whom an article's earlier names are not: "another
// friend", "his wife", "the source".
func (f *finder) unnamed(p phrase, head nlp.Span) bool {
	switch tag := f.doc.Tokens[p.first].Tag; tag {
	case "PRP$":
		return true
	case "DT":
		if w := strings.ToLower(f.doc.Word(p.first)); w == "a" || w == "an" || w == "another" || w == "one" {
			return true
		}
	}
	return anonymous()[f.doc.Tokens[f.doc.TokenAt(head.Start)].Lemma]
}

// apposed returns the person named right after the phrase p, set off by a
// comma: "a spokesman, Stavros Liakos, said".
func (f *finder) apposed(p phrase) (found *entity.Entity, at nlp.Span) {
	if p.last+1 >= len(f.doc.Tokens) || f.doc.Word(p.last) != "," {
		return nil, at
	}
	start := f.doc.Tokens[p.last+1].Start
	f.ents.Within(start, f.doc.Tokens[min(p.last+8, len(f.doc.Tokens)-1)].End, func(e *entity.Entity, m entity.Mention) bool {
		if after := f.doc.TokenAt(m.End); m.Start == start && e.Type == entity.Person && m.Kind == entity.Named && after < len(f.doc.Tokens) && f.doc.Word(after) == "," {
			found, at = e, m.Span
		}
		return false
	})
	return found, at
}

// head returns the last noun of p before a preposition.
func (f *finder) head(p phrase) nlp.Span {
	last := p.first
	for i := p.first; i < p.last; i++ {
		tag := f.doc.Tokens[i].Tag
		if (tag == "IN" || tag == ",") && i > p.first && !f.inName(i) {
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

// speakerOf returns the phrase that names the speaker for a cue: the noun
// phrase right before it, or the subject by the parse where that has the phrase
// in it or there is none; else what stands before a description in commas, or
// the subject of the sentence.
func (f *finder) speakerOf(c clause, v cue) phrase {
	if f.shares(c, v) {
		return phrase{} // as the parse may not see
	}
	if f.doc.Tokens[v.i].Tag == "VBG" && f.tree.child(v.i, "nsubj", "aux") < 0 {
		return f.participant(c, v)
	}
	at := skipBack(f.doc, c.first, v.i)
	near := f.proportion(c, nounPhraseAt(f.doc, c.first, at))
	if !near.empty() && f.inDate(near.first) && f.dateAt(near.first) >= near.last {
		near, at = phrase{}, near.first // "and on Monday said"
	}
	for i := near.first + 1; i < near.last; i++ {
		if f.inDate(i) && f.dateAt(i) >= near.last {
			near.last = i // "the ministry two weeks ago said"
		}
	}
	p, whole := f.tree.subject(v.i)
	usable := f.usable(c, p, whole)
	if !near.empty() && f.apart(near.last, v.i) {
		near = phrase{} // "refused to come in May but said"
		if !usable {
			return f.first(c, v)
		}
	}
	switch {
	case !near.empty():
		if usable && (whole.first <= near.first && near.last <= whole.last || f.after("IN", near) && p.last <= near.first) {
			return p
		}
		return near
	case usable:
		// "Trump, providing no evidence, tweeted": not what stands between
		if out := nounPhraseBefore(f.doc, c.first, v.i); !out.empty() && out.last+1 < p.first && f.doc.Tokens[out.last+1].Tag == "VBG" {
			return out
		}
		return p
	}
	if p := nounPhraseBefore(f.doc, c.first, at); !p.empty() {
		return p
	}
	return f.first(c, v)
}

// proportion returns the phrase p with what it is a part of: "six in 10 millers".
func (f *finder) proportion(c clause, p phrase) phrase {
	if !p.empty() && p.first-2 >= c.first && f.doc.Tokens[p.first].Tag == "CD" && f.doc.Word(p.first-1) == "in" && f.doc.Tokens[p.first-2].Tag == "CD" {
		p.first -= 2
	}
	return p
}

// apart reports whether a conjunction stands among the tokens first to last.
func (f *finder) apart(first, last int) bool {
	for i := first; i < last; i++ {
		if f.doc.Tokens[i].Tag == "CC" && (i == 0 || f.doc.Tokens[i-1].Lemma != "help") {
			return true
		}
	}
	return false
}

// after reports whether a word with the tag stands before the phrase p.
func (f *finder) after(tag string, p phrase) bool {
	return p.first > 0 && f.doc.Tokens[p.first-1].Tag == tag
}

// shares reports whether v shares the subject of the quotation before: a
// participle right behind its cue ("…, Berg said, adding"), or where its words
// end at the conjunction before v ("said it was safe, and promised").
func (f *finder) shares(c clause, v cue) bool {
	at := skipBack(f.doc, c.sent.First, v.i) - 1
	if c.prev == nil || c.prev.Speaker == nil || c.prev.Cue == nil || at <= c.sent.First {
		return false
	}
	if f.doc.Tokens[v.i].Tag == "VBG" && f.doc.Word(at) == "," && f.doc.Tokens[at-1].End == c.prev.Cue.End {
		return true
	}
	if c.prev.Start < c.prev.Cue.End || f.doc.Tokens[at].Tag != "CC" {
		return false
	}
	last := f.doc.TokenAt(c.prev.End-1) + 1
	return last <= at && at-last < 3
}

// usable reports whether the subject p of the parse, with all that depends on
// its noun, can be a speaker in the sentence.
func (f *finder) usable(c clause, p, whole phrase) bool {
	return !p.empty() && p.first >= f.doc.AfterDateline(c.sent) && whole.first >= c.sent.First && whole.last <= c.sent.Last && !f.overlapsMarks(p) && f.doc.Tokens[p.first].Tag != "IN"
}

// participant returns the speaker for a participle: set off by a comma, or at
// the start of the sentence, it shares the subject of the main clause ("opened
// the mill, saying that …", "Saying …, Berg opened the mill"); else it describes
// the noun it follows.
func (f *finder) participant(c clause, v cue) phrase {
	if at := skipBack(f.doc, c.sent.First, v.i); at > c.sent.First && f.doc.Word(at-1) == "," || v.i-c.sent.First < 3 || f.tree.rel(v.i) != "acl" {
		if p := f.mainSubject(c, v); !p.empty() {
			return p
		}
	}
	if p, whole := f.tree.subject(v.i); f.usable(c, p, whole) {
		if _, ok := nouns()[f.doc.Word(p.last-1)]; ok { // "issued a statement saying that"
			if issuer := f.possessor(c, p.last-1); !issuer.empty() {
				return issuer
			}
		}
		return p
	}
	return f.first(c, v)
}

// mainSubject returns the subject of the main clause that v is in: the one of
// the sentence's root, or of a clause joined to it that begins later, but
// before v.
func (f *finder) mainSubject(c clause, v cue) phrase {
	main := -1
	for i := c.sent.First; i < c.sent.Last; i++ {
		h := f.doc.Tokens[i].Head
		root := h < c.sent.First || h >= c.sent.Last
		if (root || main >= 0 && h == main && f.tree.rel(i) == "conj" && i < v.i) && f.tree.child(i, "nsubj") >= 0 {
			main = i
		}
	}
	if main < 0 {
		return phrase{}
	}
	s := f.tree.child(main, "nsubj")
	p := f.tree.nounPhrase(s)
	if at := f.doc.AfterDateline(c.sent); p.first < at && at < v.i {
		return nounPhraseAfter(f.doc, at, v.i)
	}
	if !f.usable(c, p, f.tree.span(s)) || p.first <= v.i && v.i < p.last {
		return phrase{}
	}
	return p
}

// first returns the first subject in the sentence before v: the one a later
// verb most likely shares.
func (f *finder) first(c clause, v cue) phrase {
	for i := c.sent.First; i < v.i; i++ {
		if f.tree.rel(i) != "nsubj" || f.inside(f.doc.Tokens[i].Start) {
			continue
		}
		if p := f.tree.nounPhrase(i); p.last <= v.i && p.first >= c.sent.First {
			return p
		}
	}
	return phrase{}
}

// overlapsMarks reports whether p is in quote marks.
func (f *finder) overlapsMarks(p phrase) bool {
	return f.inside(f.doc.Tokens[p.first].Start) || f.inside(f.doc.Tokens[p.last-1].Start)
}
