package entity

import (
	"slices"
	"strings"
)

// reach is how many earlier things with the same noun a description is
// compared with.
const reach = 20

// described returns the referent that the description m means: what it is set
// off from by commas or said to be, the one of that office or noun, or the one
// whose name or kind it repeats. It returns nil for a new one.
func (f *finder) described(m *mention) *referent {
	if r := f.identified(m); r != nil {
		return r
	}
	if r := f.renamed(m); r != nil {
		if m.typ == Person && r.named {
			f.appendRole(r, m.first, f.tree.complement(m.head))
		}
		return r
	}
	if r := f.called(m); r != nil {
		return r
	}
	definite := f.determined(m)
	words := f.modifiers(m)
	if definite && m.typ == Person {
		if r := f.holder(append(words, m.noun), m); r != nil {
			return r
		}
	}
	if periodic(m.noun) {
		return nil
	}
	if definite || f.bare(m) && m.plural && m.typ != Other {
		if r := f.repeated(m, words, definite); r != nil {
			return r
		}
	}
	if definite && m.typ == Person && len(words) == 0 && f.doc.Tokens[m.first].Tag == "DT" {
		return f.protagonist(m)
	}
	if definite && (m.typ == Organization || m.typ == Place) && !m.plural {
		return f.kindOf(m)
	}
	return nil
}

// identified returns what m is a predicate of: "she is a geologist".
func (f *finder) identified(m *mention) *referent {
	if f.tree.kid(m.head, "cop") >= 0 && !f.negated(m.head) {
		if s := f.tree.kid(m.head, "nsubj"); s >= 0 && s < m.head && f.at[s] != nil && alike(m, f.at[s]) {
			return f.at[s]
		}
	}
	return nil
}

// renamed returns what m is an apposition to.
func (f *finder) renamed(m *mention) *referent {
	if r := f.setOffAt[m.first]; r != nil && alike(m, r) {
		return r
	}
	h := f.doc.Tokens[m.head].Head
	if f.tree.rel(m.head) == "appos" && h >= 0 {
		if r := f.at[h]; r != nil && alike(m, r) {
			return r
		}
	}
	for _, k := range f.tree.kids(m.head) {
		if f.tree.rel(k) == "appos" && f.at[k] != nil && alike(m, f.at[k]) {
			return f.at[k]
		}
	}
	return f.setOff(m)
}

// setOff returns who is named between commas right after m: "its director,
// Ana Lindqvist, said".
func (f *finder) setOff(m *mention) *referent {
	comma := f.tree.complement(m.head)
	if m.plural || comma+1 >= len(f.doc.Tokens) || f.doc.Word(comma) != "," {
		return nil
	}
	k, ok := slices.BinarySearchFunc(f.names, comma+1, func(n name, first int) int { return n.first - first })
	if !ok {
		return nil
	}
	if n := f.names[k]; n.typ == m.typ && n.last < len(f.doc.Tokens) && f.doc.Word(n.last) == "," && alike(m, f.owner[k]) {
		return f.owner[k]
	}
	return nil
}

// called returns the organization whose name stands before the noun of m, which
// says what it is: "the YPG militia".
func (f *finder) called(m *mention) *referent {
	if m.typ != Organization || m.plural || !is("genus", m.noun) || m.head == 0 || f.tree.rel(m.head-1) != "compound" {
		return nil
	}
	k, ok := slices.BinarySearchFunc(f.names, m.head, func(n name, last int) int { return n.last - last })
	if !ok || f.names[k].typ != Organization || f.names[k].first > m.first+1 {
		return nil
	}
	return f.owner[k]
}

// negated reports whether "not" or "no" hangs on token i.
func (f *finder) negated(i int) bool {
	for _, k := range f.tree.kids(i) {
		switch strings.ToLower(f.doc.Word(k)) {
		case "not", "n't", "n’t", "no", "never":
			return true
		}
	}
	return false
}

// alike reports whether a description can be of r: of the same type and number.
func alike(m *mention, r *referent) bool {
	if m.plural != r.plural {
		return false
	}
	if m.typ == Person && m.gender != unknown && r.gender != unknown && m.gender != r.gender {
		return false
	}
	return m.typ == r.Type
}

// holder returns the person last spoken of before m who has an office or work
// with all the words, by the article or, of a head of state, by common knowledge.
func (f *finder) holder(words []string, m *mention) *referent {
	rs := f.byRole[m.noun]
	var known *referent
	several := false
	for k := len(rs) - 1; k >= 0 && k >= len(rs)-reach; k-- {
		r := rs[k]
		if len(r.at) == 0 || !alike(m, r) {
			continue
		}
		if hasRole(r.Roles, words) {
			return r
		}
		if hasRole([]string{lex().offices[Fold(r.Name)]}, words) {
			several = several || known != nil && known != r
			known = r
		}
	}
	if several { // two presidents: who is in office the article alone does not say
		return nil
	}
	return known
}

// repeated returns the last thing before m described with the same noun and
// no other modifiers than those of m.
func (f *finder) repeated(m *mention, words []string, definite bool) *referent {
	rs := f.byNoun[m.noun]
	for k := len(rs) - 1; k >= 0 && k >= len(rs)-reach; k-- {
		r := rs[k]
		if r.plural != m.plural {
			continue
		}
		if !definite {
			if slices.Equal(words, r.modifiers) {
				return r
			}
			continue
		}
		if subset(words, r.modifiers) {
			return r
		}
	}
	return nil
}

func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// kindOf returns the organization or place whose name has the noun of m in
// it, "the commission" for the European Commission, or the last one of its
// kind, "the company".
func (f *finder) kindOf(m *mention) *referent {
	rs := f.byWord[m.noun]
	for k := len(rs) - 1; k >= 0 && k >= len(rs)-reach; k-- {
		if len(rs[k].at) > 0 && rs[k].Type == m.typ {
			return rs[k]
		}
	}
	return nil
}

// protagonist returns the person whom the article speaks of most around m.
func (f *finder) protagonist(m *mention) *referent {
	var best *referent
	for i := len(f.seen) - 1; i >= 0 && i >= len(f.seen)-maxCandidates; i-- {
		c := &f.mentions[f.seen[i]]
		if m.sentence-c.sentence > 2 {
			break
		}
		r := c.ref
		if r == nil || r.Type != Person || !r.named || len(r.at) < 2 || m.sentence == c.sentence || !alike(m, r) {
			continue
		}
		if best == nil || len(r.at) > len(best.at) {
			best = r
		}
	}
	return best
}
