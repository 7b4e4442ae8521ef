package graph

import (
	"context"
	"strings"

	"github.com/cayleygraph/quad"
)

// An Identity is one real thing: Name stands for the entities Members, of
// which the first may mean Others in some articles. A namesake is one of the
// Others of its first member; anybody else is the first member.
type Identity struct {
	Name    quad.IRI
	Members []quad.IRI
	Others  []Other
}

// An Other is a namesake: what Articles call as an entity is not it.
type Other struct {
	Name     quad.IRI
	Articles []quad.IRI
}

// In returns the IRI of what an article means by the first member's name.
func (id Identity) In(article quad.IRI) quad.IRI {
	for _, o := range id.Others {
		for _, a := range o.Articles {
			if a == article {
				return o.Name
			}
		}
	}
	return id.Members[0]
}

// Identity returns what entity is, itself where it was not merged.
func (r *Resolved) Identity(entity quad.IRI) Identity {
	id := Identity{Name: entity}
	into, merged := r.into[entity]
	if strings.Count(string(entity), "/") > 1 {
		x, isSplit := r.splits[about("split", entity)]
		if merged || isSplit {
			if merged {
				x.of = entity
			}
			id.Members, id.Others = []quad.IRI{x.of}, []Other{x.Other}
			return id
		}
	}
	if merged {
		id.Name = into
	}
	id.Members = []quad.IRI{id.Name}
	for _, member := range r.sets[about("set", id.Name)] {
		if x, ok := r.splits[member]; ok {
			id.Others = append(id.Others, x.Other)
		} else {
			id.Members = append(id.Members, member)
		}
	}
	return id
}

// SameEvents returns the events of other articles that are the same as one, and
// the first of them all if this is a later telling.
func (r *Resolved) SameEvents(event quad.IRI) (same []quad.IRI, first quad.IRI) {
	return r.same[event], r.first[event]
}

// A Finding is why an entity is held to be another, or another than its name
// says.
type Finding struct {
	Kind       string // merged or split
	Of         quad.IRI
	Reason     string
	Confidence float64
}

// Finding returns why an entity was merged or split. It reports false if it
// was neither.
func (s *Store) Finding(ctx context.Context, entity quad.IRI) (Finding, bool, error) {
	for _, kind := range [][2]string{{"merge", "merged"}, {"split", "split"}} {
		n, err := s.Node(ctx, about(kind[0], entity))
		if err != nil {
			return Finding{}, false, err
		}
		if len(n) > 0 {
			return Finding{
				Kind: kind[1], Of: first[quad.IRI](n, NGEntity),
				Reason: string(first[quad.String](n, NGReason)), Confidence: float64(first[quad.Float](n, ITSConfidence)),
			}, true, nil
		}
	}
	return Finding{}, false, nil
}

// first returns the first value of a predicate that is a T.
func first[T quad.Value](n Node, p quad.IRI) (t T) {
	for _, v := range n[p] {
		if x, ok := v.(T); ok {
			return x
		}
	}
	return t
}
