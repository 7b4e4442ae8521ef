package graph

import (
	"context"
	"fmt"
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

// Identity returns what entity is by the last resolution, itself where it was
// not merged. It reads a few quads only.
func (s *Store) Identity(ctx context.Context, entity quad.IRI) (Identity, error) {
	id := Identity{Name: entity}
	if strings.Count(string(entity), "/") > 1 {
		if f, ok, err := s.Finding(ctx, entity); err != nil || ok {
			o, err := s.other(ctx, about("split", entity))
			id.Members, id.Others = []quad.IRI{f.Of}, []Other{o}
			return id, err
		}
	}
	merge, err := s.Node(ctx, about("merge", entity))
	if err != nil {
		return id, err
	}
	if into := first[quad.IRI](merge, NGInto); into != "" {
		id.Name = into
	}
	id.Members = []quad.IRI{id.Name}
	set, err := s.Node(ctx, about("set", id.Name))
	if err != nil {
		return id, err
	}
	for _, v := range set[NGMember] {
		member, ok := v.(quad.IRI)
		switch {
		case !ok:
		case !strings.HasPrefix(string(member), "ng:split/"):
			id.Members = append(id.Members, member)
		default:
			o, err := s.other(ctx, member)
			if err != nil {
				return id, err
			}
			id.Others = append(id.Others, o)
		}
	}
	return id, nil
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

// other reads a split.
func (s *Store) other(ctx context.Context, split quad.IRI) (Other, error) {
	n, err := s.Node(ctx, split)
	if err != nil {
		return Other{}, fmt.Errorf("reading %s: %w", split, err)
	}
	o := Other{Name: first[quad.IRI](n, NGInto)}
	for _, v := range n[NGInArticle] {
		if a, ok := v.(quad.IRI); ok {
			o.Articles = append(o.Articles, a)
		}
	}
	return o, nil
}
