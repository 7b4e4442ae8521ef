package queries

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// The work that goes into proposing names is bounded: postings or quads looked
// at for each type of entity, and names proposed.
const (
	similarPostings = 100_000
	similarQuads    = 20_000
	similarNames    = 3
)

// similar returns names in the store that are spelled much like name.
func (r *reader) similar(name string) ([]string, error) {
	key := graph.Fold(name)
	if key == "" {
		return nil, nil
	}
	best := map[quad.IRI]int{}
	add := func(iri quad.IRI) {
		if _, seen := best[iri]; !seen {
			if d := difference(key, slug(iri)); d < unlike {
				best[iri] = d
			}
		}
	}
	for typ, class := range map[string]quad.IRI{
		"person": graph.SchemaPerson, "organization": graph.SchemaOrganization, "place": graph.SchemaPlace, "group": graph.NGGroup, "other": graph.NGOther,
	} {
		told, err := r.store.Entities(r.ctx, typ, similarPostings, add)
		if err != nil {
			return nil, err
		}
		if told {
			continue
		}
		n := 0
		err = stopped(class, r.store.Each(r.ctx, quad.Object, class, func(q quad.Quad) error {
			if n++; n > similarQuads {
				return errStop
			}
			if iri, ok := q.Subject.(quad.IRI); ok && q.Predicate == graph.RDFType {
				add(iri)
			}
			return nil
		}))
		if err != nil {
			return nil, err
		}
	}
	return r.closest(best)
}

// closest returns the names of the entities that differ least.
func (r *reader) closest(by map[quad.IRI]int) ([]string, error) {
	var iris []quad.IRI
	for iri := range by {
		iris = append(iris, iri)
	}
	sort.Slice(iris, func(i, j int) bool {
		if by[iris[i]] != by[iris[j]] {
			return by[iris[i]] < by[iris[j]]
		}
		return iris[i] < iris[j]
	})
	var out []string
	for _, iri := range firstOf(iris, similarNames) {
		p, err := r.party(iri)
		if err != nil {
			return nil, err
		}
		out = append(out, p.name)
	}
	return out, nil
}

// slug is the name in the IRI of an entity, ng:person/ada-ode, in words.
func slug(iri quad.IRI) string {
	s := string(iri)
	return strings.ReplaceAll(s[strings.LastIndexByte(s, '/')+1:], "-", " ")
}

// unlike is the difference of names that have nothing in common.
const unlike = 1 << 20

// difference counts the letters that the words of key are away from words of
// name, or returns unlike.
func difference(key, name string) int {
	words := strings.Fields(name)
	sum, matched := 0, 0
	for _, k := range strings.Fields(key) {
		least := unlike
		for _, w := range words {
			d := utf8.RuneCountInString(k) - utf8.RuneCountInString(w)
			if d = max(d, -d); d <= len(k)/4+1 { // it is not more at least
				d = distance(k, w)
			}
			if d <= len(k)/4+1 && d < len(k)/2+1 {
				least = min(least, d)
			} else if len(k) > 3 && strings.HasPrefix(w, k) {
				least = min(least, 2)
			}
		}
		if least < unlike {
			matched++
			sum += least
		} else {
			sum += len(k)
		}
	}
	if matched == 0 {
		return unlike
	}
	return sum
}
