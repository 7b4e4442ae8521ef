package dep

import "strings"

// The actions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta
// 2011), with the root after the last word: shift; left, by which the top of
// the stack depends on the first word of the buffer; right, by which it depends
// on the word under it. Left and right come in a few classes of relations.
const (
	shift   = 0
	left    = 1 // the first of the left classes
	right   = 4 // the first of the right classes
	actions = 8
)

// class returns the action, left or right, that builds an arc of relation rel.
func class(rel string, toLeft bool) uint8 {
	base, _, _ := strings.Cut(rel, ":")
	if toLeft {
		switch base {
		case "nsubj", "csubj", "expl":
			return left
		case "det", "case", "amod", "nmod", "nummod", "compound", "aux", "cop", "mark", "flat", "fixed", "appos", "acl", "goeswith", "reparandum":
			return left + 1
		}
		return left + 2
	}
	switch base {
	case "nmod", "acl", "appos", "flat", "fixed", "amod", "nummod", "case", "compound", "det", "goeswith":
		if rel == "compound:prt" {
			return right
		}
		return right + 1
	case "conj", "parataxis", "list", "dep", "orphan", "discourse":
		return right + 2
	case "punct":
		return right + 3
	}
	return right
}

// A node is a word on the stack with its outermost dependents so far. Nodes
// and states live in the parser's arenas and name each other by index; 0 is
// "none".
type node struct {
	word           int32 // 1-based; 0 for none
	under          int32 // the next node on the stack
	l1, l2, r1, r2 int32 // nodes of the leftmost two and rightmost two dependents
	ln, rn         uint8 // how many there are, up to 100
	class          uint8 // the action that made it a dependent
	set            uint8 // bit a: there is a dependent by action a
}

// A state is the parser's after one more action. b is the first word of the
// buffer as a node without anything under it; its right dependents are none.
type state struct {
	b     node
	top   int32
	prev  int32
	depth int32 // words on the stack
	score float32
	act   uint8
}

// legal reports whether an action may be taken in a sentence of n words.
func (s *state) legal(a, n int) bool {
	switch {
	case a == shift:
		return int(s.b.word) <= n
	case a < right:
		return s.depth == 1 || s.depth > 1 && int(s.b.word) <= n
	}
	return s.depth >= 2
}

// apply appends the state after action a on states[i], and its index is
// returned.
func (x *arena) apply(i int32, a uint8, score float32) int32 {
	s := x.states[i]
	s.prev, s.act, s.score = i, a, score
	if a == shift {
		nd := s.b
		nd.under = s.top
		s.top = x.node(nd)
		s.depth++
		s.b = node{word: nd.word + 1}
	} else {
		d := x.nodes[s.top]
		d.class = a
		t := x.node(d)
		s.depth--
		if a < right {
			s.top = d.under
			s.b.l2, s.b.l1 = s.b.l1, t
			s.b.ln = min(s.b.ln+1, 100)
			s.b.set |= 1 << a
		} else {
			h := x.nodes[d.under]
			h.r2, h.r1 = h.r1, t
			h.rn = min(h.rn+1, 100)
			h.set |= 1 << a
			s.top = x.node(h)
		}
	}
	x.states = append(x.states, s)
	return int32(len(x.states) - 1)
}

type arena struct {
	states []state
	nodes  []node
}

func (x *arena) node(n node) int32 {
	x.nodes = append(x.nodes, n)
	return int32(len(x.nodes) - 1)
}

// reset empties the arena and adds the first state, whose index is 0.
func (x *arena) reset() {
	x.nodes = append(x.nodes[:0], node{})
	x.states = append(x.states[:0], state{b: node{word: 1}, prev: -1})
}

// heads reads off the heads of words 1 to n by the actions that led to state
// i; the root's is n+1.
func (x *arena) heads(i int32, heads []int) {
	for x.states[i].prev >= 0 {
		p := x.states[i].prev
		s := &x.states[p]
		t := &x.nodes[s.top]
		switch a := x.states[i].act; {
		case a == shift:
		case a < right:
			heads[t.word] = int(s.b.word)
		default:
			heads[t.word] = int(x.nodes[t.under].word)
		}
		i = p
	}
}
