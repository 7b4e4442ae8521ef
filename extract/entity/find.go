package entity

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// Find returns the entities doc speaks of, each once with all its mentions,
// in the order they first appear. People are joined by surname, organizations
// by acronym and known aliases, places by the gazetteer; descriptions and
// pronouns are joined to what they most plausibly mean. People and groups
// without a name are entities too, of this article alone; other things only
// when they are mentioned again. about tells of the article what its text does
// not.
func Find(doc *nlp.Document, about ...About) *Set {
	f := &finder{
		doc: doc, tree: newTree(doc), names: findNames(doc, placeContext(about)), byKey: map[string]*referent{}, people: map[string][]*referent{},
		byRole: map[string][]*referent{}, byNoun: map[string][]*referent{}, byWord: map[string][]*referent{},
		acronyms: map[string]*referent{}, spelled: map[string]*referent{}, long: map[string][]*referent{}, at: make([]*referent, len(doc.Tokens)),
		setOffAt: map[int]*referent{},
	}
	f.settleTypes()
	f.retypeShort()
	f.retypeSurnames()
	f.locate()
	f.joinNames()
	f.gather()
	f.resolve()
	return f.set()
}

// A referent is an entity in the making.
type referent struct {
	Entity
	gender    gender
	plural    bool
	named     bool
	noun      string   // of the first description of what has no name
	modifiers []string // of the descriptions so far
	at        []int    // its mentions in finder.mentions
}

type finder struct {
	doc        *nlp.Document
	tree       *tree
	sentenceOf []int  // of each token
	quoted     []bool // tokens in quote marks
	names      []name
	owner      []*referent // of each name
	mentions   []mention
	seen       []int
	referents  []*referent            // in the order of their first mention
	byKey      map[string]*referent   // by type and folded name
	people     map[string][]*referent // by each folded word of their names
	acronyms   map[string]*referent   // organizations by the acronym that names them
	spelled    map[string]*referent   // organizations by the initials of their name
	long       map[string][]*referent // organizations by the words of their name
	byRole     map[string][]*referent // people by the words of their roles
	byNoun     map[string][]*referent // what was described, by noun
	byWord     map[string][]*referent // organizations and places by the words of their names
	at         []*referent            // by the token a mention hangs on
	setOffAt   map[int]*referent      // people by the first token of a description after their name
}

// resolve gives every mention its referent, in the order of the text.
func (f *finder) resolve() {
	for i := range f.mentions {
		m := &f.mentions[i]
		switch m.kind {
		case Pronoun:
			m.ref = f.antecedent(i)
		case Nominal:
			if m.ref = f.described(m); m.ref == nil {
				m.ref = &referent{Entity: Entity{Type: m.typ}, gender: m.gender, plural: m.plural, noun: m.noun}
			}
		}
		if r := m.ref; r != nil {
			f.seen = append(f.seen, i)
			f.note(r, i)
		}
	}
}

// note adds mention i to r, with what it tells of r.
func (f *finder) note(r *referent, i int) {
	m := &f.mentions[i]
	if len(r.at) == 0 {
		f.referents = append(f.referents, r)
	}
	r.at = append(r.at, i)
	f.at[m.head] = r
	if r.gender == unknown {
		r.gender = m.gender
	}
	switch m.kind {
	case Nominal:
		enterUnder(f.byNoun, m.noun, r)
		for _, w := range f.modifiers(m) {
			if len(r.modifiers) < maxModifiers && !slices.Contains(r.modifiers, w) {
				r.modifiers = append(r.modifiers, w)
			}
		}
	case Named:
		if m.typ == Organization || m.typ == Place {
			for w := range strings.FieldsSeq(Fold(r.Name)) {
				enterUnder(f.byWord, w, r)
			}
		}
		if m.typ == Person && len(r.at) == 1 {
			for _, role := range r.Roles {
				f.indexRole(r, role)
			}
			f.indexRole(r, lex().offices[Fold(r.Name)])
		}
	}
}

// indexRole enters r, a person spoken of, under the words of a role.
func (f *finder) indexRole(r *referent, role string) {
	for w := range strings.FieldsSeq(Fold(role)) {
		enterUnder(f.byRole, w, r)
	}
}

// enterUnder adds r to what an index has under key, unless it is the last there.
func enterUnder(index map[string][]*referent, key string, r *referent) {
	if rs := index[key]; len(rs) == 0 || rs[len(rs)-1] != r {
		index[key] = append(rs, r)
	}
}

// maxModifiers bounds the words kept of the descriptions of one thing.
const maxModifiers = 40

func (f *finder) words(n name) []string {
	out := make([]string, 0, n.last-n.first)
	for i := n.first; i < n.last; i++ {
		out = append(out, f.doc.Word(i))
	}
	return out
}
