package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"
)

// Deeds calls f with what articles have agents do, those of all for nil, in the
// order of agents. It reads postings and nothing else, and reports false where
// they do not tell, as in stores in memory and in PostgreSQL: then what f was told
// is not all. f must not keep the Deed.
func (s *Store) Deeds(ctx context.Context, agents iter.Seq[quad.IRI], f func(*Deed)) (bool, error) {
	d := Deed{types: map[string]string{}}
	return s.doings(ctx, agents, func(u *unpacker, node Actor, key []byte) {
		u.actors(func([]byte, bool) {})
		n := u.length()
		if n == 0 {
			return
		}
		d.Agent, d.key, d.article, d.published = node, key, "", ""
		d.data, d.day = u.data, u.place()
		for range n {
			flags := u.number()
			d.Claimed, d.Happened = flags&1 != 0, flags&2 != 0
			for i := range d.texts {
				d.texts[i] = u.place()
			}
			d.patients = [2]int{u.at, u.at}
			u.actors(func([]byte, bool) {})
			if d.patients[1] = u.at; u.bad {
				return
			}
			f(&d)
		}
	})
}

// Partners calls f with everyone whom an article has one of nodes act on, or who
// acts on it. Otherwise it is as Deeds.
func (s *Store) Partners(ctx context.Context, nodes []quad.IRI, f func(article quad.IRI, agent, patient Actor)) (bool, error) {
	return s.doings(ctx, slices.Values(nodes), func(u *unpacker, node Actor, key []byte) {
		article := quad.IRI(unescaped(key))
		u.actors(func(iri []byte, acts bool) { f(article, Actor{quad.IRI(iri), acts}, node) })
		n := u.length()
		if n == 0 {
			return
		}
		u.place() // the day
		for range n {
			u.number()
			for range 6 {
				u.place()
			}
			u.actors(func(iri []byte, acts bool) { f(article, node, Actor{quad.IRI(iri), acts}) })
		}
	})
}

// Acting returns, of those of nodes that articles speak of, whether one of them
// knows the node for one that can act. It reads postings and nothing else, and
// nothing where they do not tell.
func (s *Store) Acting(ctx context.Context, nodes iter.Seq[quad.IRI]) (map[quad.IRI]bool, error) {
	v, err := s.view()
	if v == nil {
		return nil, err
	}
	defer v.close()
	out := map[quad.IRI]bool{}
	known, err := v.postings(ctx, nodes, func(node quad.IRI, _, value []byte) error {
		if out[node] = posting(value[0])&acting != 0; out[node] {
			return errEnough
		}
		return nil
	})
	if !known {
		return nil, err
	}
	return out, err
}

// doings calls f with what the postings of nodes tell of the events they have a
// part in. Mentions that belong to no entity have none. It reports false where
// that is not known. The article is as in the key.
func (s *Store) doings(ctx context.Context, nodes iter.Seq[quad.IRI], f func(u *unpacker, node Actor, article []byte)) (bool, error) {
	v, err := s.view()
	if v == nil {
		return false, err
	}
	defer v.close()
	told := true
	var u unpacker
	const events = agent | patient
	read := func(node quad.IRI, key, value []byte) error {
		way := posting(value[0])
		if way&events == 0 || !told || IsSpan(node) {
			return nil
		}
		if len(value) == 1 {
			told = false
			return nil
		}
		u.data, u.at = value[1:], 0
		f(&u, Actor{node, way&acting != 0}, key)
		if u.bad || u.left() > 0 {
			return fmt.Errorf("%w: the posting of %s", ErrDamaged, node)
		}
		return nil
	}
	var known bool
	if nodes == nil {
		known, err = v.allPostings(ctx, read)
	} else {
		known, err = v.postings(ctx, func(yield func(quad.IRI) bool) {
			for n := range nodes {
				if !IsSpan(n) && !yield(n) {
					return
				}
			}
		}, read)
	}
	return known && told, err
}

// place reads some bytes after their number: from and to where they are.
func (u *unpacker) place() [2]int {
	n := u.length()
	u.at += n
	return [2]int{u.at - n, u.at}
}

// actors reads what appendActors wrote.
func (u *unpacker) actors(f func(iri []byte, acts bool)) {
	for range u.length() {
		size := u.number()
		if size>>1 > u.left() {
			u.bad, u.at = true, len(u.data)
			return
		}
		f(u.next(size>>1), size&1 != 0)
	}
}
