package resolve

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/fold"
)

// An entity is all sightings of one ID.
type entity struct {
	id, typ   string
	name      string   // the main name, folded
	names     []string // folded, sorted
	words     []string // of the main name
	roles     []string
	countries []string
	place     string
	articles  []string
	company   map[string]bool // who else is spoken of in its articles; nil until asked for
	sightings []*Sighting
}

// label is the name as an article writes it.
func (e *entity) label() string { return e.sightings[0].Names[0] }

type resolver struct {
	entities []*entity // by ID
	byID     map[string]*entity
	byName   map[string][]*entity // by each folded name
	byWord   map[string][]*entity // by the words of the main name
	byPlace  map[string][]*entity
	present  map[string][]string // the entities of each article
}

// maxCompany is how many entities of an article count as each other's company.
const maxCompany = 60

func newResolver(sightings []Sighting) *resolver {
	r := &resolver{byID: map[string]*entity{}, byName: map[string][]*entity{}, byWord: map[string][]*entity{}, byPlace: map[string][]*entity{}, present: map[string][]string{}}
	sorted := make([]*Sighting, len(sightings))
	for i := range sightings {
		sorted[i] = &sightings[i]
	}
	slices.SortFunc(sorted, func(a, b *Sighting) int {
		if c := strings.Compare(a.ID, b.ID); c != 0 {
			return c
		}
		return strings.Compare(a.Article, b.Article)
	})
	for _, s := range sorted {
		if local(s.ID) || len(s.Names) == 0 || fold.Name(s.Names[0]) == "" {
			continue
		}
		r.see(s)
		if len(r.present[s.Article]) < maxCompany {
			r.present[s.Article] = append(r.present[s.Article], s.ID)
		}
	}
	for _, e := range r.entities {
		r.index(e)
	}
	return r
}

// local reports whether an ID is that of something without a name, which no
// other article can speak of.
func local(id string) bool { return strings.Contains(id, "~") }

// see adds a sighting to its entity.
func (r *resolver) see(s *Sighting) {
	e := r.byID[s.ID]
	if e == nil {
		e = &entity{id: s.ID, typ: s.Type, name: fold.Name(s.Names[0]), place: s.Place}
		e.words = strings.Fields(e.name)
		r.byID[s.ID] = e
		r.entities = append(r.entities, e)
	}
	e.sightings = append(e.sightings, s)
	e.articles = append(e.articles, s.Article)
	for _, n := range s.Names {
		e.names = include(e.names, fold.Name(n))
	}
	for _, role := range s.Roles {
		e.roles = include(e.roles, fold.Name(role))
	}
	for _, c := range s.Countries {
		e.countries = include(e.countries, c)
	}
}

// include adds s to a sorted set of strings.
func include(set []string, s string) []string {
	if i, found := slices.BinarySearch(set, s); !found && s != "" {
		return slices.Insert(set, i, s)
	}
	return set
}

func (r *resolver) index(e *entity) {
	for _, n := range e.names {
		r.byName[n] = append(r.byName[n], e)
	}
	seen := map[string]bool{}
	for _, w := range e.words {
		if !seen[w] {
			seen[w] = true
			r.byWord[w] = append(r.byWord[w], e)
		}
	}
	if e.place != "" {
		r.byPlace[e.place] = append(r.byPlace[e.place], e)
	}
}

// common reports whether so many articles speak of an entity that it tells
// nothing of the others in them.
func (r *resolver) common(id string) bool {
	n := len(r.byID[id].articles)
	return n > 10 && n*20 > len(r.present)
}

// companyOf returns who is spoken of together with e.
func (r *resolver) companyOf(e *entity) map[string]bool {
	if e.company == nil {
		e.company = map[string]bool{}
		for _, a := range e.articles[:min(len(e.articles), maxBearers)] {
			for _, id := range r.present[a] {
				if id != e.id && !r.common(id) {
					e.company[id] = true
				}
			}
		}
	}
	return e.company
}

// acquainted counts the entities that both a and b are spoken of with.
func (r *resolver) acquainted(a, b *entity) int {
	ca, cb := r.companyOf(a), r.companyOf(b)
	if len(cb) < len(ca) {
		ca, cb = cb, ca
	}
	n := 0
	for id := range ca {
		if cb[id] {
			n++
		}
	}
	return n
}
