package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
)

// Deeds calls f with what articles have agents do to those of others, each of all
// for nil, in the order of agents. Patients of a Deed are those of others only. It
// reads postings and nothing else, and reports false where they do not tell,
// as in stores in memory and in PostgreSQL: then what f was told is not all. f
// must not keep the Deed.
func (s *Store) Deeds(ctx context.Context, agents []quad.IRI, others map[quad.IRI]bool, f func(*Deed)) (bool, error) {
	var d Deed
	known := map[string]string{} // types and days, of which there are few
	text := func(b []byte) string {
		if len(b) == 0 {
			return ""
		}
		s, ok := known[string(b)]
		if !ok {
			s = string(b)
			known[s] = s
		}
		return s
	}
	return s.doings(ctx, agents, func(u *unpacker, node Actor, key []byte) {
		u.actors(func([]byte, bool) {})
		n := u.length()
		if n == 0 {
			return
		}
		day := u.piece()
		d.Article = ""
		for range n {
			flags := u.number()
			event, first, typ, time, begin, end := u.piece(), u.piece(), u.piece(), u.piece(), u.piece(), u.piece()
			d.Patients = d.Patients[:0]
			u.actors(func(iri []byte, acts bool) {
				if others == nil || others[quad.IRI(iri)] {
					d.Patients = append(d.Patients, Actor{quad.IRI(iri), acts})
				}
			})
			if u.bad || len(d.Patients) == 0 {
				continue
			}
			if d.Article == "" {
				d.Article = quad.IRI(unescaped(key))
			}
			d.Type, d.Time, d.Begin, d.End, d.Day = text(typ), text(time), text(begin), text(end), text(day)
			d.Claimed, d.Happened, d.Agent = flags&1 != 0, flags&2 != 0, node
			d.Event = d.Article + "#" + quad.IRI(event)
			if d.First = d.Event; len(first) > 0 {
				d.First = d.Article + "#" + quad.IRI(first)
			}
			f(&d)
		}
	})
}

// Partners calls f with everyone whom an article has one of nodes act on, or who
// acts on it. Otherwise it is as Deeds.
func (s *Store) Partners(ctx context.Context, nodes []quad.IRI, f func(article quad.IRI, agent, patient Actor)) (bool, error) {
	return s.doings(ctx, nodes, func(u *unpacker, node Actor, key []byte) {
		article := quad.IRI(unescaped(key))
		u.actors(func(iri []byte, acts bool) { f(article, Actor{quad.IRI(iri), acts}, node) })
		n := u.length()
		if n == 0 {
			return
		}
		u.piece() // the day
		for range n {
			u.number()
			for range 6 {
				u.piece()
			}
			u.actors(func(iri []byte, acts bool) { f(article, node, Actor{quad.IRI(iri), acts}) })
		}
	})
}

// Acting returns, of those of nodes that articles speak of, whether one of them
// knows the node for one that can act. It reads postings and nothing else, and
// nothing where they do not tell.
func (s *Store) Acting(ctx context.Context, nodes []quad.IRI) (map[quad.IRI]bool, error) {
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
func (s *Store) doings(ctx context.Context, nodes []quad.IRI, f func(u *unpacker, node Actor, article []byte)) (bool, error) {
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
		u.data = value[1:]
		f(&u, Actor{node, way&acting != 0}, key)
		if u.bad || len(u.data) > 0 {
			return fmt.Errorf("%w: the posting of %s", ErrDamaged, node)
		}
		return nil
	}
	var known bool
	if nodes == nil {
		known, err = v.allPostings(ctx, read)
	} else {
		known, err = v.postings(ctx, entitiesOf(nodes), read)
	}
	return known && told, err
}

// piece reads some bytes after their number.
func (u *unpacker) piece() []byte {
	n := u.length()
	p := u.data[:n]
	u.data = u.data[n:]
	return p
}

// actors reads what appendActors wrote.
func (u *unpacker) actors(f func(iri []byte, acts bool)) {
	for range u.length() {
		size := u.number()
		if size>>1 > len(u.data) {
			u.bad, u.data = true, nil
			return
		}
		iri := u.data[:size>>1]
		u.data = u.data[size>>1:]
		f(iri, size&1 != 0)
	}
}
