package graph

import (
	"context"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"
)

// A Resolved is what the last resolution found, by what is asked of it.
type Resolved struct {
	into   map[quad.IRI]quad.IRI   // of merges, by what was merged
	sets   map[quad.IRI][]quad.IRI // of what was merged into an entity, and split from it, by the set's node
	splits map[quad.IRI]split      // by their nodes
	same   map[quad.IRI][]quad.IRI // events of different articles that are the same, either way
	first  map[quad.IRI]quad.IRI   // by a later telling, the first
}

type split struct {
	of quad.IRI
	Other
}

// A memo keeps what was made of one state of the store.
type memo struct {
	mu         sync.Mutex
	generation uint64
	resolved   *Resolved
}

// changed is called after every change.
func (m *memo) changed() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.generation++
	m.resolved = nil
}

// Resolved reads the last resolution. Where no other process writes it does so
// once for each state of the store.
func (s *Store) Resolved(ctx context.Context) (*Resolved, error) {
	s.memo.mu.Lock()
	r, generation := s.memo.resolved, s.memo.generation
	s.memo.mu.Unlock()
	if r != nil {
		return r, nil
	}
	r = &Resolved{map[quad.IRI]quad.IRI{}, map[quad.IRI][]quad.IRI{}, map[quad.IRI]split{}, map[quad.IRI][]quad.IRI{}, map[quad.IRI]quad.IRI{}}
	err := s.Each(ctx, quad.Label, Resolution, func(q quad.Quad) error {
		from, ok1 := q.Subject.(quad.IRI)
		to, ok2 := q.Object.(quad.IRI)
		if ok1 && ok2 {
			r.add(from, q.Predicate, to)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.memo.mu.Lock()
	defer s.memo.mu.Unlock()
	if s.memo.generation == generation && s.shared == nil {
		s.memo.resolved = r
	}
	return r, nil
}

func (r *Resolved) add(from quad.IRI, p quad.Value, to quad.IRI) {
	isSplit := strings.HasPrefix(string(from), string(about("split", "")))
	switch p {
	case NGMember:
		r.sets[from] = append(r.sets[from], to)
	case NGSameEvent:
		if _, ok := r.first[from]; !ok {
			r.first[from] = to
		}
		r.same[from] = append(r.same[from], to)
		r.same[to] = append(r.same[to], from)
	case NGInto, NGEntity, NGInArticle:
		if !isSplit {
			if entity, ok := strings.CutPrefix(string(from), string(about("merge", ""))); ok && p == NGInto {
				r.into[quad.IRI("ng:"+entity)] = to
			}
			return
		}
		x := r.splits[from]
		switch p {
		case NGInto:
			x.Name = to
		case NGEntity:
			x.of = to
		default:
			x.Articles = append(x.Articles, to)
		}
		r.splits[from] = x
	}
}
