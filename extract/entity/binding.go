package entity

// aheadCost is what weighs against a name that comes after its pronoun.
const aheadCost = 8

// barred returns the referents of the sentence that the pronoun f.mentions[at]
// cannot mean by any of their mentions: what stands beside it with its verb, the
// subject of that verb, and in a quotation who says it.
func (f *finder) barred(at int, form pronoun) []*referent {
	p := &f.mentions[at]
	var out []*referent
	for i := max(0, at-maxCandidates); i < min(len(f.mentions), at+maxCandidates); i++ {
		c := &f.mentions[i]
		if i == at || c.ref == nil || c.sentence != p.sentence {
			continue
		}
		if !form.reflexive && !f.mayBind(p, c, form) || f.saysAround(p, c) {
			out = append(out, c.ref)
		}
	}
	return out
}

// saysAround reports whether p stands in a quotation and c is the subject of a
// verb outside it: "They forgot him," Ann said.
func (f *finder) saysAround(p, c *mention) bool {
	h := f.doc.Tokens[c.head].Head
	return p.quoted && !c.quoted && c.role == subject && h >= 0 && !f.quoted[h]
}

// subjectOf returns the subject of verb v, which the verb that v is joined to
// may have, or -1.
func (f *finder) subjectOf(v int) int {
	for depth := 0; v >= 0 && depth < maxPhrase; depth++ {
		if k := f.tree.kid(v, "nsubj"); k >= 0 {
			return k
		}
		if f.tree.rel(v) != "conj" {
			break
		}
		v = f.doc.Tokens[v].Head
	}
	return -1
}

// mayBind reports whether the tree lets the pronoun p mean what c means: not
// the subject of its own verb, unless it is possessive or reflexive.
func (f *finder) mayBind(p, c *mention, form pronoun) bool {
	if c.first <= p.head && p.head < c.last {
		return false
	}
	ph, ch := f.doc.Tokens[p.head].Head, f.doc.Tokens[c.head].Head
	if p.role == possessor {
		return ph != c.head
	}
	same := ph >= 0 && (ph == ch || f.subjectOf(ph) == c.head)
	if form.reflexive {
		return same || p.sentence == c.sentence
	}
	return !same && ph != c.head
}

// ahead returns the named subject of the sentence that the pronoun
// f.mentions[at] stands before, in what opens it: "In her letter, Ann wrote".
func (f *finder) ahead(at int) *mention {
	p := &f.mentions[at]
	for i := at + 1; i < len(f.mentions) && i-at <= maxCandidates && f.mentions[i].sentence == p.sentence; i++ {
		c := &f.mentions[i]
		if c.kind != Named || c.ref == nil || c.role != subject || c.quoted != p.quoted {
			continue
		}
		if opening := f.tree.under(p.head, f.doc.Tokens[c.head].Head); opening >= 0 && opening != p.head {
			if rel := f.tree.rel(opening); rel == "advcl" || rel == "obl" {
				return c
			}
		}
	}
	return nil
}
