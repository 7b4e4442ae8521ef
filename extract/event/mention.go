package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
)

// args turns phrases into arguments, each once.
func (f *finder) args(ps []phrase) []Arg {
	out := []Arg{}
	for _, p := range ps {
		switch f.doc.Tokens[p.head].Tag {
		case "EX", "WDT", "WP":
			continue
		}
		if f.isDate(p) {
			continue
		}
		a := f.arg(p)
		dup := false
		for _, o := range out {
			dup = dup || o.Overlaps(a.Span)
		}
		if !dup {
			out = append(out, a)
		}
	}
	return out
}

// arg turns a phrase into an argument. It is the entity whose mention the head
// of the phrase belongs to, or the one that names what the head only calls it:
// "the YPG militia", "the activist Ada Ode".
func (f *finder) arg(p phrase) Arg {
	if a, ok := f.argOf[p]; ok {
		return a
	}
	a := Arg{Span: f.doc.TokenSpan(p.first, p.last)}
	if e, m := f.mentionOf(p); e != nil {
		a.Entity = e.ID
		if m.Start < a.End && m.End > a.End {
			a.Span = f.doc.Span(a.Start, m.End) // the parser cut the name
		}
	}
	f.code(p, &a)
	f.argOf[p] = a
	return a
}

func (f *finder) entityOf(p phrase) *entity.Entity {
	e, _ := f.mentionOf(p)
	return e
}

func (f *finder) mentionOf(p phrase) (*entity.Entity, entity.Mention) {
	var found *entity.Entity
	var at entity.Mention
	d := f.doc
	s := d.TokenSpan(p.first, p.last)
	head := d.Tokens[p.head]
	end := s.End
	if p.head+1 < len(d.Tokens) && strings.HasPrefix(d.Tokens[p.head+1].Tag, "NNP") {
		for i := p.head + 1; i < len(d.Tokens) && i < p.head+8 && strings.HasPrefix(d.Tokens[i].Tag, "NNP"); i++ {
			end = max(end, d.Tokens[i].End)
		}
	}
	best := 0
	naming := has(classes, f.noun(p.head), "label")
	f.ents.Within(s.Start, end, func(e *entity.Entity, m entity.Mention) bool {
		covers := m.Start <= head.Start && head.End <= m.End
		before := naming && m.End <= head.Start && head.Start-m.End <= 2 && e.Type == entity.Organization
		after := e.Type == entity.Person && m.Kind == entity.Named && m.Start > head.Start && m.Start-head.End <= 1 && m.Start < end
		if n := m.End - m.Start; (covers && m.Start < s.End || before || after && !covers) && n > best {
			found, at, best = e, m, n
		}
		return true
	})
	if found != nil && found.Type != entity.Other {
		return found, at
	}
	if k := f.tree.apposition(p.head); k >= 0 {
		if e, m := f.mentionOf(phrase{k, k + 1, k}); e != nil && e.Type == entity.Person {
			return e, m
		}
	}
	return found, at
}

// apposition returns the name behind noun i that says who is meant, also where
// it was taken for that of its complement: "the head of the union, Ada Ode". It
// returns -1 where there is none.
func (t *tree) apposition(i int) int {
	for _, k := range t.children[i] {
		switch {
		case k < i:
		case t.rel(k) == "appos" && strings.HasPrefix(t.doc.Tokens[k].Tag, "NNP"):
			return k
		case t.rel(k) == "nmod" && t.doc.Tokens[k].Tag == "NN":
			if a := t.child(k, "appos"); a > k && strings.HasPrefix(t.doc.Tokens[a].Tag, "NNP") {
				return a
			}
		}
	}
	return -1
}
