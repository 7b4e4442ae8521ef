package entity

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

// lookBack is how many sentences before a pronoun may hold who it means, and
// maxCandidates how many mentions are weighed.
const (
	lookBack      = 4
	maxCandidates = 60
)

// A pronoun is what the form of a third-person pronoun tells.
type pronoun struct {
	gender    gender // of he and she
	plural    bool   // they
	reflexive bool
}

var pronouns = map[string]pronoun{
	"he": {gender: male}, "him": {gender: male}, "his": {gender: male}, "himself": {gender: male, reflexive: true},
	"she": {gender: female}, "her": {gender: female}, "hers": {gender: female}, "herself": {gender: female, reflexive: true},
	"it": {gender: unknown}, "its": {gender: unknown}, "itself": {gender: unknown, reflexive: true},
	"they": {plural: true, gender: unknown}, "them": {plural: true, gender: unknown}, "their": {plural: true, gender: unknown},
	"theirs": {plural: true, gender: unknown}, "themselves": {plural: true, gender: unknown, reflexive: true},
}

// pronounAt returns the third-person pronoun at token i.
func (f *finder) pronounAt(i int) (mention, bool) {
	if !strings.HasPrefix(f.doc.Tokens[i].Tag, "PRP") {
		return mention{}, false
	}
	p, ok := pronouns[strings.ToLower(f.doc.Word(i))]
	if !ok || f.pleonastic(i) {
		return mention{}, false
	}
	m := mention{first: i, last: i + 1, head: i, kind: Pronoun, gender: p.gender, plural: p.plural, typ: Other}
	if p.gender != unknown {
		m.typ = Person
	}
	f.place(&m)
	return m, true
}

// pleonastic reports whether token i is an "it" that stands for nothing: "it
// is clear that", "it rained".
func (f *finder) pleonastic(i int) bool {
	if !strings.EqualFold(f.doc.Word(i), "it") {
		return false
	}
	if f.tree.rel(i) == "expl" {
		return true
	}
	h := f.doc.Tokens[i].Head
	if h < 0 || f.tree.rel(i) != "nsubj" {
		return false
	}
	if is("impersonal", f.doc.Tokens[h].Lemma) || f.tree.kid(h, "csubj") >= 0 {
		return true
	}
	// it is clear that, it is time to: the clause is what is meant
	return f.tree.kid(h, "cop") >= 0 && (f.tree.kid(h, "ccomp") > h || f.tree.kid(h, "advcl") == h+1) || strings.HasPrefix(f.doc.Tokens[h].Tag, "JJ") && f.tree.kid(h, "xcomp") > h
}

// antecedent returns the referent that the pronoun f.mentions[at] most
// plausibly means, or nil: of those that agree with it the one whose mention
// before it weighs most, by nearness, grammatical role and how much the
// article speaks of it.
func (f *finder) antecedent(at int) *referent {
	p := &f.mentions[at]
	form := pronouns[strings.ToLower(f.doc.Word(p.head))]
	barred := f.barred(at, form)
	var best *referent
	most := -1 << 30
	seen := 0
	for i := at - 1; i >= 0 && seen < maxCandidates; i-- {
		c := &f.mentions[i]
		if p.sentence-c.sentence > lookBack {
			break
		}
		seen++
		if c.ref == nil || !f.agrees(p, c.ref) || slices.Contains(barred, c.ref) || !f.mayBind(p, c, form) {
			continue
		}
		if w := f.weigh(p, c); w > most {
			best, most = c.ref, w
		}
	}
	if c := f.ahead(at); c != nil && f.agrees(p, c.ref) && !slices.Contains(barred, c.ref) && f.weigh(p, c)-aheadCost > most {
		return c.ref
	}
	return best
}

// agrees reports whether a pronoun's number, gender and animacy let it mean r.
func (f *finder) agrees(p *mention, r *referent) bool {
	switch {
	case r.Type == Other && periodic(r.noun):
		return false
	case p.gender != unknown:
		return r.Type == Person && !r.plural && (r.gender == unknown || r.gender == p.gender)
	case p.plural:
		return r.plural || r.Type == Organization
	}
	return !r.plural && r.Type != Person
}

// periodic reports whether a noun is one of time or measure, which no pronoun means.
func periodic(noun string) bool {
	_, weekday := lexicon.Weekday(noun)
	return weekday || is("period", noun)
}

// weigh returns how plausible c is as what the pronoun p means.
func (f *finder) weigh(p, c *mention) int {
	w := -10 * (p.sentence - c.sentence)
	switch c.role {
	case subject:
		w += 12
	case object:
		w += 4
	case oblique:
		w += 2
	case possessor:
		w += 1
	}
	if p.role == c.role {
		w += 3
	}
	if p.quoted != c.quoted {
		w -= 6
	}
	if c.kind == Pronoun {
		w += 4
	}
	w += min(len(c.ref.at), 5)
	switch {
	case p.gender != unknown:
		if c.ref.gender == p.gender {
			w += 4
		}
	case p.plural:
		// they are people sooner than things
		switch {
		case c.ref.Type == Group:
			w += 8
		case c.ref.Type == Other:
			w -= 4
		}
	}
	return w
}
