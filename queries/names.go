package queries

import (
	"errors"
	"maps"
	"slices"
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
