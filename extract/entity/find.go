package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/place"
)

// Find returns the entities doc speaks of, each once with all its mentions,
// in the order they first appear. People are joined by surname, organizations
// by acronym and known aliases, places by the gazetteer; "the research fellow"
// and "he" are joined to the person they most plausibly mean, or left out.
func Find(doc *nlp.Document) *Set {
	f := &finder{doc: doc, names: findNames(doc), byKey: map[string]*referent{}, people: map[string][]*referent{}}
	f.retypeSurnames()
	f.joinNames()
	f.joinNominals()
	set := &Set{}
	for _, r := range f.referents {
		r.ID = newID(r.Type, r.Name)
		set.Add(&r.Entity)
	}
	f.joinPronouns(set)
	return set
}

// A referent is an entity in the making.
type referent struct {
	Entity
	gender gender
}

type finder struct {
	doc       *nlp.Document
	names     []name
	referents []*referent            // in the order of their first mention
	made      []*referent            // in the order they were made
	byKey     map[string]*referent   // by type and folded name
	people    map[string][]*referent // by each folded word of their names
}

func (f *finder) words(n name) []string {
	out := make([]string, 0, n.last-n.first)
	for i := n.first; i < n.last; i++ {
		out = append(out, f.doc.Word(i))
	}
	return out
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

// joinNames makes one referent of all the names of a thing. Full names of
// people come first, so that a headline's surname finds its owner.
func (f *finder) joinNames() {
	owner := make([]*referent, len(f.names))
	for i, n := range f.names {
		f.names[i] = f.trimToAcronym(n)
	}
	for i, n := range f.names {
		if n.typ != Person || n.last-n.first > 1 {
			owner[i] = f.owner(n)
		}
	}
	for i, n := range f.names {
		if owner[i] == nil {
			owner[i] = f.owner(n)
		}
	}
	seen := map[*referent]bool{}
	for i, n := range f.names {
		r := owner[i]
		if !seen[r] {
			seen[r] = true
			f.referents = append(f.referents, r)
		}
		r.Mentions = append(r.Mentions, Mention{Span: f.doc.TokenSpan(n.first, n.last), Kind: Named})
		if n.typ == Person {
			f.addRole(r, n)
		}
	}
}

// owner returns the referent n names, a new one if there is none yet.
func (f *finder) owner(n name) *referent {
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
			text = n.place.Name
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
	r := &referent{Entity: Entity{Type: n.typ, Name: text}, gender: unknown}
	f.describe(r, n, words)
	f.made = append(f.made, r)
	if n.typ == Person {
		f.enter(r)
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
	case Group:
		if c, ok := place.Demonym(r.Name); ok {
			r.Country = c
		}
	}
}
