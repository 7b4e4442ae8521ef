package entity

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/place"
)

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
	text := written(f.doc, n.first, n.last)
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
	} else if n.near.IsProvince() && n.typ == Place || n.near.IsTown() && awayFromNamesake(words) {
		r.ID = newID(n.typ, text+" "+n.near.Key()) // others are called so elsewhere
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
