package entity

import (
	"slices"
	"strings"
)

// A mention is a name, description or pronoun on the way to its referent.
type mention struct {
	first, last int // its tokens
	head        int // the token by which it hangs in the tree
	sentence    int
	kind        Kind
	typ         Type // Other for what is no person, group, organization or place
	plural      bool
	gender      gender
	role        role
	quoted      bool   // in quote marks
	noun        string // of a description
	name        string // after a title
	named       int    // the first token of the name
	ref         *referent
}

// A role is the grammatical role of a mention.
type role byte

const (
	other role = iota
	subject
	object
	oblique
	possessor
)

// gather makes the mentions of the document, in the order of their heads.
func (f *finder) gather() {
	covered := make([]bool, len(f.doc.Tokens))
	for i, n := range f.names {
		first := n.first
		if n.typ == Person {
			first = f.titleBefore(n.first)
		}
		m := mention{first: first, last: n.last, kind: Named, typ: n.typ, plural: n.typ == Group, gender: unknown, named: n.first, ref: f.owner[i]}
		m.head = f.tree.top(first, n.last)
		if first < n.first {
			if start := f.tree.phrase(m.head); start < first {
				m.first = start
			}
			m.name = written(f.doc, n.first, n.last)
		}
		f.place(&m)
		f.mentions = append(f.mentions, m)
		cover(covered, first, n.last)
	}
	for i := range f.doc.Tokens {
		if covered[i] {
			continue
		}
		if m, ok := f.pronounAt(i); ok {
			f.mentions = append(f.mentions, m)
		} else if m, ok := f.nominalAt(i); ok {
			f.mentions = append(f.mentions, m)
		}
	}
	slices.SortStableFunc(f.mentions, func(a, b mention) int { return a.head - b.head })
}

// place sets where m stands: its sentence, its role, and whether in quote marks.
func (f *finder) place(m *mention) {
	m.sentence = f.sentenceOf[m.head]
	m.quoted = f.quoted[m.head]
	switch f.tree.rel(m.head) {
	case "nsubj", "csubj":
		m.role = subject
	case "obj", "iobj":
		m.role = object
	case "obl":
		m.role = oblique
	case "nmod":
		if strings.HasSuffix(f.doc.Tokens[m.head].Rel, ":poss") {
			m.role = possessor
		}
	}
}

// locate notes the sentence of each token and whether it is in quote marks.
// Marks that are not closed end with their paragraph.
func (f *finder) locate() {
	f.sentenceOf = make([]int, len(f.doc.Tokens))
	f.quoted = make([]bool, len(f.doc.Tokens))
	for k, s := range f.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			f.sentenceOf[i] = k
		}
	}
	in := false
	for i := range f.doc.Tokens {
		if i > 0 && strings.Contains(f.doc.Text[f.doc.Tokens[i-1].End:f.doc.Tokens[i].Start], "\n") {
			in = false
		}
		switch f.doc.Word(i) {
		case "“", "``", "„":
			in = true
		case "”", "''":
			in = false
		case `"`:
			in = !in
		default:
			f.quoted[i] = in
		}
	}
}

// nominalAt returns the description whose noun is token i.
func (f *finder) nominalAt(i int) (mention, bool) {
	tag := f.doc.Tokens[i].Tag
	if !strings.HasPrefix(tag, "NN") {
		return mention{}, false
	}
	switch f.tree.rel(i) {
	case "compound", "flat", "amod", "goeswith", "fixed":
		return mention{}, false
	}
	n := f.noun(i)
	if strings.HasPrefix(tag, "NNP") && n.kind == thing {
		return mention{}, false
	}
	m := mention{first: f.tree.phrase(i), last: i + 1, head: i, kind: Nominal, typ: Other, gender: unknown}
	m.noun = strings.ToLower(f.doc.Tokens[i].Lemma)
	m.plural = strings.HasSuffix(tag, "S")
	switch n.kind {
	case human:
		m.typ = Person
		m.gender = genderOf(m.noun)
		if m.noun == "people" || m.noun == "folk" {
			m.plural = true
		}
		if m.plural {
			m.typ = Group
		}
	case body:
		m.typ = Organization
		if m.noun == "police" {
			m.plural = true
		}
	case locale:
		m.typ = Place
	}
	f.place(&m)
	return m, true
}

// modifiers returns the words before and after the noun of a description
// that tell which one it is, without determiners.
func (f *finder) modifiers(m *mention) []string {
	var out []string
	add := func(first, last int) {
		for i := first; i < last; i++ {
			switch tag := f.doc.Tokens[i].Tag; {
			case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), tag == "CD", strings.HasPrefix(tag, "VB"):
				out = append(out, strings.ToLower(f.doc.Word(i)))
			}
		}
	}
	add(m.first, m.head)
	add(m.head+1, f.tree.complement(m.head))
	return out
}

// determined reports whether m is said to be known: the minister, this
// minister, her minister, Turkey's minister.
func (f *finder) determined(m *mention) bool {
	for _, k := range f.tree.kids(m.head) {
		if k >= m.head {
			break
		}
		switch f.doc.Tokens[k].Tag {
		case "PRP$":
			return true
		case "DT":
			switch strings.ToLower(f.doc.Word(k)) {
			case "the", "this", "that", "these", "those", "both":
				return true
			}
		}
		if strings.HasSuffix(f.doc.Tokens[k].Rel, ":poss") {
			return true
		}
	}
	return false
}

// bare reports whether m has no determiner and no number.
func (f *finder) bare(m *mention) bool {
	for i := m.first; i < m.head; i++ {
		switch f.doc.Tokens[i].Tag {
		case "DT", "CD", "PRP$", "PDT", "POS":
			return false
		}
	}
	return true
}
