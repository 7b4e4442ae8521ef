package queries

import (
	"errors"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// entities is the set of nodes that a name in a question stands for: all the
// entities of that name, and the mentions in those words that belong to none.
type entities map[quad.IRI]bool

// sorted returns the nodes in the order of their IRIs.
func (e entities) sorted() []quad.IRI {
	return slices.Sorted(maps.Keys(e))
}

// named returns what the value of parameter param stands for, a name or the IRI
// of an entity, nil if it was not given, or an [*UnknownNameError].
func (r *reader) named(a Args, param string) (entities, error) {
	name := a.text[param]
	if name == "" {
		return nil, nil
	}
	set := entities{}
	if iri, ok, err := r.withIRI(name); err != nil || ok {
		set[iri] = true
		return set, errors.Join(err, r.whole(set))
	}
	found, err := r.store.Find(r.ctx, name)
	if err != nil {
		return nil, err
	}
	for _, iri := range found {
		set[iri] = true
	}
	for _, words := range writings(name) {
		spans, err := r.store.Subjects(r.ctx, quad.String(words), graph.SchemaName)
		if err != nil {
			return nil, err
		}
		for _, iri := range spans {
			set[iri] = true
		}
	}
	if len(set) > 0 {
		return set, r.whole(set)
	}
	similar, err := r.similar(name)
	if err != nil {
		return nil, err
	}
	return nil, &UnknownNameError{Param: param, Name: name, Similar: similar}
}

// withIRI returns the entity or mention that has name as its IRI.
func (r *reader) withIRI(name string) (quad.IRI, bool, error) {
	iri := graph.Short(name)
	if !strings.Contains(name, ":") {
		return "", false, nil
	}
	known, err := r.store.Firsts(r.ctx, []quad.IRI{iri}, graph.SchemaName)
	return iri, len(known) > 0, err
}

// writings returns the ways in which a mention without an entity, whose words
// are kept as they stand in the article, may be written.
func writings(name string) []string {
	lower := strings.ToLower(name)
	bare := strings.TrimPrefix(lower, "the ")
	out := []string{name}
	for _, w := range []string{lower, bare, upperFirst(bare), "the " + bare, "The " + bare} {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// The work that goes into proposing names is bounded: quads looked at for each
// type of entity, and names proposed.
const (
	similarQuads = 20000
	similarNames = 3
)

// similar returns names in the store that are spelled much like name.
func (r *reader) similar(name string) ([]string, error) {
	key := graph.Fold(name)
	if key == "" {
		return nil, nil
	}
	best := map[quad.IRI]int{}
	for _, class := range []quad.IRI{graph.SchemaPerson, graph.SchemaOrganization, graph.SchemaPlace, graph.NGGroup, graph.NGOther} {
		n := 0
		err := stopped(class, r.store.Each(r.ctx, quad.Object, class, func(q quad.Quad) error {
			if n++; n > similarQuads {
				return errStop
			}
			iri, ok := q.Subject.(quad.IRI)
			if !ok || q.Predicate != graph.RDFType {
				return nil
			}
			if _, seen := best[iri]; !seen {
				best[iri] = difference(key, slug(iri))
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
	for iri, d := range by {
		if d < unlike {
			iris = append(iris, iri)
		}
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
			if d := distance(k, w); d <= len(k)/4+1 && d < len(k)/2+1 {
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
