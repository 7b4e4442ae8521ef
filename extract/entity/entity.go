// Package entity finds who and what an article speaks of: people,
// organizations, groups and places, each with all its mentions. Use [Find].
package entity

import (
	"slices"
	"sort"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A Type says what kind of thing an entity is.
type Type string

// The types of entities. An organization is anything named that acts as a
// body; a group is a people or an unnamed set of people; a place has a
// position on the map.
const (
	Person       Type = "person"
	Organization Type = "organization"
	Group        Type = "group"
	Place        Type = "place"
	Other        Type = "other"
)

// A Kind says how a mention refers: by name, description or pronoun.
type Kind string

// The kinds of mentions.
const (
	Named   Kind = "name"
	Nominal Kind = "nominal"
	Pronoun Kind = "pronoun"
)

// A Mention is one place in the text where an entity is spoken of. Name is the
// name in it where a title stands before that: "Hulusi Akar" in "Defence
// Minister Hulusi Akar".
type Mention struct {
	nlp.Span
	Kind Kind   `json:"kind"`
	Name string `json:"-"`
	head [2]int // the bytes of its noun or name
}

// An Entity is one thing with all its mentions in an article. Country is an
// ISO 3166 two-letter code. Sector is PLOVER's, of groups without a name: MIL,
// COP, REB and so on. Lat and Lon are WGS 84 degrees.
type Entity struct {
	ID       string    `json:"id"`
	Type     Type      `json:"type"`
	Name     string    `json:"name"`
	Roles    []string  `json:"roles,omitempty"`
	Country  string    `json:"country,omitempty"`
	Sector   string    `json:"-"`
	Lat      *float64  `json:"lat,omitempty"`
	Lon      *float64  `json:"lon,omitempty"`
	GeoNames int       `json:"geonames,omitempty"`
	Mentions []Mention `json:"mentions"`
}

// Named reports whether the article names e, which may be nil.
func (e *Entity) Named() bool {
	return e != nil && slices.ContainsFunc(e.Mentions, func(m Mention) bool { return m.Kind == Named })
}

// A Set holds the entities of one article.
type Set struct {
	Entities []*Entity
	index    []indexed // by start when sorted
	sorted   bool
}

type indexed struct {
	m Mention
	e *Entity
}

// Add appends e, which must not be in the set yet, with its mentions.
func (s *Set) Add(e *Entity) {
	s.Entities = append(s.Entities, e)
	for _, m := range e.Mentions {
		s.index = append(s.index, indexed{m, e})
	}
	s.sorted = false
}

func (s *Set) sort() {
	if !s.sorted {
		slices.SortStableFunc(s.index, func(a, b indexed) int { return a.m.Start - b.m.Start })
		s.sorted = true
	}
}

// Within calls f for every mention that lies in the bytes start to end, in
// the order of the text, until f returns false. f must not add to the set.
func (s *Set) Within(start, end int, f func(*Entity, Mention) bool) {
	s.sort()
	i := sort.Search(len(s.index), func(i int) bool { return s.index[i].m.Start >= start })
	for ; i < len(s.index) && s.index[i].m.Start < end; i++ {
		if x := s.index[i]; x.m.End <= end && !f(x.e, x.m) {
			return
		}
	}
}

// longestLook is how many bytes before its place the mention that Over looks
// for may begin.
const longestLook = 300

// Over returns the entity with the shortest mention whose noun or name has the
// bytes start to end in it, or nil. The mention may begin before them.
func (s *Set) Over(start, end int) (*Entity, Mention) {
	s.sort()
	var e *Entity
	var m Mention
	i := sort.Search(len(s.index), func(i int) bool { return s.index[i].m.Start > start })
	for i--; i >= 0 && s.index[i].m.Start >= start-longestLook; i-- {
		if x := s.index[i]; x.m.head[0] <= start && end <= x.m.head[1] && (e == nil || x.m.End-x.m.Start < m.End-m.Start) {
			e, m = x.e, x.m
		}
	}
	return e, m
}
