package event

import (
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
)

// roles returns who acts and who is acted on in a clause.
func (f *finder) roles(c *clause, k kind, prep string, light *phrase) (agents, patients []phrase) {
	agents, patients = c.subjects, c.objects
	if c.passive {
		agents, patients = nil, c.subjects
		for _, o := range c.obliques {
			if o.prep == "by" && !f.isDate(o.phrase) {
				agents = append(agents, o.phrase)
			}
		}
	}
	if light != nil && f.isAbstract(*light) && (c.lemma == "suffer" || c.lemma == "face" || c.lemma == "receive") {
		patients, agents = agents, nil
		for _, o := range c.obliques {
			if o.prep == "from" || o.prep == "by" {
				agents = append(agents, o.phrase)
			}
		}
		return agents, patients
	}
	if len(patients) == 0 && c.content != nil && k.code == "REQUEST" {
		return agents, []phrase{*c.content}
	}
	if len(patients) == 0 && c.passive {
		return agents, patients
	}
	if k.code == "" && is(c.lemma, "motion") && !c.passive {
		if left := f.withoutPlaces(patients); len(left) < len(patients) {
			return agents, left // "escaped a camp" is about who did
		}
	}
	if len(patients) == 0 || !f.anyActor(patients) {
		if t := f.concerned(c, k, prep, patients); len(t) > 0 {
			patients = t
		} else if len(patients) == 0 && c.comp != nil {
			_, patients = f.complement(c.comp, 0)
		}
	}
	if len(agents) > 1 && !f.anyActor(patients) && (mutual[k.code] || len(patients) > 0 && has(classes, f.noun(patients[0].head), "treaty")) {
		patients = agents[1:] // "Chad and Mali agreed": with each other
	}
	return agents, patients
}

// withoutPlaces returns the phrases that name no place.
func (f *finder) withoutPlaces(ps []phrase) []phrase {
	var out []phrase
	for _, p := range ps {
		if e := f.entityOf(p); (e == nil || e.Type != entity.Place) && !isSite(f.noun(p.head)) {
			out = append(out, p)
		}
	}
	return out
}

// mutual are the types of what several do with each other.
var mutual = map[string]bool{"AGREE": true, "CONSULT": true, "COOPERATE": true}

// concerned returns who is concerned by what is done to the objects, none of
// which can act: "imposed sanctions on Chad", "rejected Mali's offer", "sent a
// letter to the mayor".
func (f *finder) concerned(c *clause, k kind, prep string, objects []phrase) []phrase {
	abstract := f.allAbstract(objects)
	if prep == idiom || prep != "" && abstract {
		if t := f.target(c, prep); len(t) > 0 {
			return t
		}
	}
	for _, o := range objects {
		if t := f.tree.belonging(o.head); f.anyActor(t) {
			return t
		}
	}
	if !abstract && f.physicalThing(objects) {
		return nil
	}
	for _, p := range towards {
		if !abstract && !receiving[p] {
			continue
		}
		if ps := f.after(c, p); f.anyActor(ps) {
			return ps
		}
	}
	if !abstract {
		return nil
	}
	return f.target(c, prep)
}

// receiving are the prepositions before the one who gets a thing, or whom it is
// aimed at.
var receiving = map[string]bool{"against": true, "into": true, "to": true, "toward": true, "towards": true, "with": true}

// belonging returns whose the thing at token i is, or, if it is something done,
// to whom: "Mali's offer", "the arrest of two farmers".
func (t *tree) belonging(i int) []phrase {
	var out []phrase
	_, done := nouns[t.doc.Tokens[i].Lemma]
	for _, k := range t.children[i] {
		switch c := t.child(k, "case"); {
		case t.doc.Tokens[k].Tag == "PRP$": // as a rule whoever does it
		case t.doc.Tokens[k].Rel == "nmod:poss":
			return t.coordinated(k)
		case done && t.rel(k) == "nmod" && c >= 0 && t.low(c) == "of":
			out = t.coordinated(k)
		}
	}
	return out
}

// anyActor reports whether one of the phrases names someone who can act: an
// entity that is no mere thing, or people.
func (f *finder) anyActor(ps []phrase) bool {
	for _, p := range ps {
		if e := f.entityOf(p); e != nil && e.Type != entity.Other || f.human(p) {
			return true
		}
		if t := f.doc.Tokens[p.head].Tag; t == "PRP" || t == "NNP" || t == "NNPS" {
			return true
		}
	}
	return false
}

// physicalThing reports whether one of the phrases names a thing or site that
// can be struck or taken itself.
func (f *finder) physicalThing(ps []phrase) bool {
	for _, p := range ps {
		for _, class := range classes[f.noun(p.head)] {
			switch class {
			case "aircraft", "building", "people", "property", "road", "ship", "site", "territory", "vehicle":
				return true
			}
		}
	}
	return false
}

// complement returns the roles of the clause below a verb that has no object
// of its own: "pledged to work with China" concerns China.
func (f *finder) complement(c *clause, depth int) (agents, patients []phrase) {
	_, prep, light, _ := f.frameOf(c)
	if len(c.objects) == 0 && len(c.obliques) == 0 && c.comp != nil && depth < 4 {
		return f.complement(c.comp, depth+1)
	}
	patients = c.objects
	if light != nil && f.isAbstract(*light) || f.allAbstract(patients) {
		if t := f.target(c, prep); len(t) > 0 {
			patients = t
		}
	}
	return c.subjects, patients
}

func (f *finder) allAbstract(ps []phrase) bool {
	for _, p := range ps {
		if !f.isAbstract(p) {
			return false
		}
	}
	return true
}

func (f *finder) isAbstract(p phrase) bool {
	w := f.noun(p.head)
	if k, ok := nouns[w]; ok && k.code != "" {
		return true
	}
	for _, c := range classes[w] {
		if abstract[c] {
			return true
		}
	}
	return false
}

// target returns the phrases after the preposition the frame asked for, else
// after the one that most likely marks whom the action is directed at.
func (f *finder) target(c *clause, prep string) []phrase {
	if prep == idiom {
		var out []phrase
		for _, o := range c.obliques {
			if (o.prep == "against" || o.prep == "with") && !f.isDate(o.phrase) {
				out = append(out, o.phrase)
			}
		}
		return out
	}
	if prep != "" {
		last := prep[strings.LastIndexByte(prep, '~')+1:]
		if ps := f.after(c, last); len(ps) > 0 {
			return ps
		}
	}
	for _, p := range towards {
		if ps := f.after(c, p); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// after returns the phrases after a preposition that are neither dates nor
// events themselves.
func (f *finder) after(c *clause, prep string) []phrase {
	var out []phrase
	for _, o := range c.obliques {
		first, _, several := strings.Cut(o.prep, " ")
		if several && undirected[first] {
			continue // "according to", "because of"
		}
		if o.prep[strings.LastIndexByte(o.prep, ' ')+1:] == prep && !f.isDate(o.phrase) && !f.tree.relative(o.head) {
			out = append(out, o.phrase)
		}
	}
	return out
}

// undirected are the first words of prepositions that lead to no one acted on.
var undirected = map[string]bool{
	"according": true, "ahead": true, "as": true, "because": true, "close": true, "due": true,
	"instead": true, "next": true, "out": true, "owing": true, "prior": true, "thanks": true,
}

// isDate reports whether a phrase is a date, of known value or not.
func (f *finder) isDate(p phrase) bool {
	if times[f.doc.Word(p.first)] || times[f.doc.Word(p.head)] {
		return true
	}
	s := f.doc.TokenSpan(p.first, p.last)
	i := sort.Search(len(f.dates), func(i int) bool { return f.dates[i].End > s.Start })
	return i < len(f.dates) && f.dates[i].Start < s.End
}

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
	a := Arg{Span: f.doc.TokenSpan(p.first, p.last)}
	if e, m := f.mentionOf(p); e != nil {
		a.Entity = e.ID
		if m.Start < a.End && m.End > a.End {
			a.Span = f.doc.Span(a.Start, m.End) // the parser cut the name
		}
	}
	f.code(p, &a)
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
