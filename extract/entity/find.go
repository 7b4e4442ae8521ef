package entity

import (
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
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

// set returns the entities.
func (f *finder) set() *Set {
	set := &Set{}
	ids := map[string]int{}
	local := ""
	for _, r := range f.referents {
		if !r.named && r.Type == Organization {
			r.Type = Group
		}
		if !r.named && r.Type != Person && r.Type != Group && len(r.at) < 2 {
			continue
		}
		for _, i := range r.at {
			m := &f.mentions[i]
			last := m.last
			if m.kind == Nominal {
				last = f.tree.complement(m.head)
			}
			head := [2]int{f.doc.Tokens[m.head].Start, f.doc.Tokens[m.head].End}
			if m.kind == Named {
				head[0], head[1] = min(head[0], f.doc.Tokens[m.named].Start), f.doc.Tokens[m.last-1].End
			}
			r.Mentions = append(r.Mentions, Mention{Span: f.doc.TokenSpan(m.first, last), Kind: m.kind, Name: m.name, head: head})
		}
		slices.SortStableFunc(r.Mentions, func(a, b Mention) int { return a.Start - b.Start })
		switch {
		case r.ID != "": // a place has its own
		case r.named:
			r.ID = newID(r.Type, r.Name)
		default:
			if local == "" {
				local = checksum(f.doc.Text)
			}
			f.unnamed(r)
			r.ID = newID(r.Type, r.Name)
			if ids[r.ID]++; ids[r.ID] > 1 {
				r.ID += "-" + strconv.Itoa(ids[r.ID])
			}
			r.ID += "~" + local
		}
		set.Add(&r.Entity)
	}
	return set
}

// checksum is short and differs from article to article.
func checksum(text string) string {
	h := fnv.New32a()
	io.WriteString(h, text)
	return fmt.Sprintf("%08x", h.Sum32())
}

// unnamed gives r, which has no name, a description for a name, and its country.
func (f *finder) unnamed(r *referent) {
	m := &f.mentions[r.at[0]]
	first, last := m.first, f.tree.complement(m.head)
	for first < m.head {
		if tag := f.doc.Tokens[first].Tag; tag != "DT" && tag != "PRP$" && tag != "PDT" {
			break
		}
		first++
	}
	r.Name = strings.Join(strings.Fields(f.doc.TokenSpan(first, last).Text), " ")
	r.Country = f.countryOf(m.first, last)
	if r.Type == Group {
		r.Sector = f.sectorOf(m)
	}
}

func (f *finder) words(n name) []string {
	out := make([]string, 0, n.last-n.first)
	for i := n.first; i < n.last; i++ {
		out = append(out, f.doc.Word(i))
	}
	return out
}

// settleTypes gives the names that are spelled alike the type that most of
// them have, but for those of known places.
func (f *finder) settleTypes() {
	votes := map[string]map[Type]int{}
	text := func(n name) string { return f.doc.TokenSpan(n.first, n.last).Text }
	for _, n := range f.names {
		if n.place.Name == "" {
			t := text(n)
			if votes[t] == nil {
				votes[t] = map[Type]int{}
			}
			votes[t][n.typ]++
		}
	}
	for i, n := range f.names {
		for typ, k := range votes[text(n)] {
			if best := votes[text(n)][f.names[i].typ]; n.place.Name == "" && (k > best || k == best && typ > f.names[i].typ) {
				f.names[i].typ = typ
			}
		}
	}
}

// retypeSurnames makes a single word a person where the article gives that
// surname to one in full: the recogniser often takes it for something else.
func (f *finder) retypeSurnames() {
	surnames := map[string]bool{}
	for _, n := range f.names {
		if n.typ == Person && n.last-n.first > 1 {
			surnames[f.doc.Word(n.last-1)] = true
		}
	}
	for i, n := range f.names {
		if n.last-n.first == 1 && n.place.Name == "" && surnames[f.doc.Word(n.first)] {
			f.names[i].typ = Person
		}
	}
}

// retypeShort makes a single word an organization where it is the first one of an
// organization's name in the article, and no place's: "Meridian" of Meridian Lines.
func (f *finder) retypeShort() {
	firsts := map[string]bool{}
	for _, n := range f.names {
		if n.typ == Organization && n.last-n.first > 1 && n.near.Name == "" {
			firsts[f.doc.Word(n.first)] = true
		}
	}
	for i, n := range f.names {
		if n.last-n.first == 1 && n.place.Name == "" && n.typ != Group && firsts[f.doc.Word(n.first)] {
			f.names[i].typ = Organization
		}
	}
}

// joinNames makes one referent of all the names of a thing. Full names come
// first, so that a headline's surname finds its owner.
func (f *finder) joinNames() {
	f.owner = make([]*referent, len(f.names))
	for i, n := range f.names {
		f.names[i] = f.trimToAcronym(n)
	}
	for i, n := range f.names {
		if !short(n) {
			f.owner[i] = f.ownerOf(n)
		}
	}
	for i, n := range f.names {
		if f.owner[i] == nil {
			f.owner[i] = f.ownerOf(n)
		}
		switch n.typ {
		case Person:
			f.addRole(f.owner[i], n)
		case Organization:
			f.bracketed(i)
		}
	}
}

// short reports whether n may be short for a longer name.
func short(n name) bool {
	switch n.typ {
	case Person:
		return n.last-n.first == 1
	case Organization:
		return n.last-n.first <= 2
	}
	return false
}

// ownerOf returns the referent n names, a new one if there is none yet.
func (f *finder) ownerOf(n name) *referent {
	words := f.words(n)
	text := f.doc.TokenSpan(n.first, n.last).Text
	switch n.typ {
	case Person:
		if r := f.byKey["person/"+Fold(text)]; r != nil {
			return r
		}
		if r := f.person(words); r != nil {
			f.byKey["person/"+Fold(text)] = r
			if len(words) > strings.Count(r.Name, " ")+1 {
				r.Name = text
				f.enter(r)
			}
			return r
		}
	case Place:
		if n.place.Name != "" {
			n.place = f.government(n)
			text = n.place.Key()
		}
	case Organization:
		if known, ok := lex().organizations[strings.Join(words, " ")]; ok {
			text = known
		} else if r := f.acronym(n); r != nil {
			return r
		}
	}
	key := string(n.typ) + "/" + Fold(text)
	if r := f.byKey[key]; r != nil {
		return r
	}
	if n.typ == Organization {
		if r := f.shortened(words); r != nil {
			f.byKey[key] = r
			return r
		}
	}
	r := &referent{Entity: Entity{Type: n.typ, Name: text}, gender: unknown, plural: n.typ == Group, named: true}
	if n.typ == Place && n.place.Name != "" {
		r.Name, r.ID = n.place.Name, newID(Place, text)
	}
	f.describe(r, n, words)
	switch n.typ {
	case Person:
		f.enter(r)
	case Organization:
		f.abbreviate(r, words)
	}
	f.byKey[key] = r
	return r
}

// describe gives a new referent what its name alone tells.
func (f *finder) describe(r *referent, n name, words []string) {
	switch n.typ {
	case Person:
		if g, ok := lex().given[words[0]]; ok && len(words) > 1 {
			r.gender = g
		}
	case Place:
		if p := n.place; p.Name != "" {
			r.Country, r.GeoNames, r.Lat, r.Lon = p.Country, p.GeoNames, &p.Lat, &p.Lon
		}
		r.lieIn(n.near)
	case Organization:
		r.lieIn(n.near)
		if c := lex().bodies[r.Name]; c != "" {
			r.Country = c
		}
	case Group:
		if c, ok := place.Demonym(r.Name); ok {
			r.Country = c
		}
	}
}

// lieIn puts r where the place lies that its name holds.
func (r *referent) lieIn(p place.Place) {
	if p.Name != "" && r.Lat == nil {
		r.Country, r.Lat, r.Lon = p.Country, &p.Lat, &p.Lon
	}
}
