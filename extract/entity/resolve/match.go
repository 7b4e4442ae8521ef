package resolve

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

// maxBearers is how many entities that share a word of their names are
// compared: what more of them share tells nothing.
const maxBearers = 200

// A candidate is what an entity may be, and how far its name says so.
type candidate struct {
	e      *entity
	reason string
	base   float64 // where nothing else speaks for it and it is the only one
	bare   bool    // the name alone is too little
}

// match returns the entity that e most plausibly is, if any.
func (r *resolver) match(e *entity) (Merge, bool) {
	var cs []candidate
	switch e.typ {
	case "person":
		cs = r.people(e)
	case "organization":
		cs = r.bodies(e)
	case "place":
		cs = r.places(e)
	}
	cs = slices.DeleteFunc(cs, func(c candidate) bool { return clashes(e, c.e) })
	if len(cs) == 0 {
		return Merge{}, false
	}
	best, second := -1, -1
	known := make([]int, len(cs))
	for i, c := range cs {
		known[i] = r.acquainted(e, c.e)
		if best < 0 || better(cs, known, i, best) {
			best, second = i, best
		} else if second < 0 || better(cs, known, i, second) {
			second = i
		}
	}
	c := cs[best]
	m := Merge{From: e.id, Into: c.e.id, Reason: c.reason, Confidence: c.base}
	if c.bare {
		m.Confidence = 0.5
	}
	evidence := known[best] > 0
	if evidence {
		m.Reason += fmt.Sprintf("; both are spoken of with %s", others(known[best]))
	}
	if what := inCommon(e, c.e); what != "" {
		evidence = true
		m.Reason += "; " + what
	}
	if evidence {
		m.Confidence = min(c.base+0.05, 0.98)
	}
	// another bearer of the name, unless that is the same under a third one
	if second >= 0 && !nested(cs[best].e, cs[second].e) {
		m.Reason += fmt.Sprintf("; %s could be meant too", cs[second].e.id)
		if known[best] < 2*known[second]+2 {
			m.Confidence = 0.4
		} else {
			m.Confidence = min(m.Confidence, 0.75)
		}
	}
	return m, true
}

func others(n int) string {
	if n == 1 {
		return "one other that is the same"
	}
	return fmt.Sprintf("%d others that are the same", n)
}

// better orders candidates: by company, then by how much the articles speak
// of them, then the longer name.
func better(cs []candidate, known []int, i, j int) bool {
	if known[i] != known[j] {
		return known[i] > known[j]
	}
	if a, b := len(cs[i].e.articles), len(cs[j].e.articles); a != b {
		return a > b
	}
	return len(cs[i].e.words) > len(cs[j].e.words)
}

func clashes(a, b *entity) bool { return clash(a.countries, b.countries, a.roles, b.roles) != "" }

// inCommon returns what else is the same of a and b, in words.
func inCommon(a, b *entity) string {
	for _, role := range a.roles {
		if slices.Contains(b.roles, role) {
			return "both are " + role
		}
	}
	return ""
}

// nested reports whether one name has all the words of the other.
func nested(a, b *entity) bool { return within(a.words, b.words) || within(b.words, a.words) }

// within reports whether all words of a are words of b.
func within(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

var suffixes = lexicon.Words("jr sr ii iii iv")

// surname is the last word of a person's name but for "Jr".
func surname(words []string) string {
	for i := len(words) - 1; i > 0; i-- {
		if !suffixes[words[i]] {
			return words[i]
		}
	}
	return words[0]
}

// people returns the people that e, a person, may be: of longer names than its
// own, or of the same with another form of the given name.
func (r *resolver) people(e *entity) []candidate {
	var out []candidate
	bearers := r.byWord[surname(e.words)]
	if len(bearers) > maxBearers {
		return nil
	}
	if len(e.words) == 1 {
		for _, c := range r.byName[e.name] {
			if c.typ == "organization" && len(c.articles) >= len(e.articles) {
				out = append(out, candidate{c, fmt.Sprintf("%q is an organization elsewhere", e.label()), 0.7, true})
			}
		}
	}
	for _, c := range bearers {
		if c == e || c.typ != "person" || surname(c.words) != surname(e.words) || len(c.words) == 1 {
			continue
		}
		switch {
		case len(e.words) == 1:
			out = append(out, candidate{c, fmt.Sprintf("%q is the surname of %q", e.label(), c.label()), 0.75, true})
		case len(c.words) > len(e.words) && within(e.words, c.words):
			out = append(out, candidate{c, fmt.Sprintf("%q has all the words of %q", c.label(), e.label()), 0.9, false})
		case len(c.words) >= len(e.words) && c.id > e.id && short(e.words[0], c.words[0]), longer(c, e) && short(c.words[0], e.words[0]):
			out = append(out, candidate{c, fmt.Sprintf("%q and %q are forms of one given name", e.words[0], c.words[0]), 0.7, true})
		}
	}
	return out
}

// longer orders two names of which either may be merged into the other.
func longer(a, b *entity) bool {
	if len(a.articles) != len(b.articles) {
		return len(a.articles) > len(b.articles)
	}
	return a.id > b.id
}

// short reports whether given name a is short for b, or its initial.
func short(a, b string) bool {
	return slices.Contains(lex().nicknames[a], b)
}

var legal = lexicon.Words("inc corp corporation co ltd plc llc ag sa nv gmbh company")

// bodies returns the organizations that e, one itself, may be.
func (r *resolver) bodies(e *entity) []candidate {
	var out []candidate
	if n := len(e.words); n > 1 && legal[e.words[n-1]] {
		for _, c := range r.byName[strings.Join(e.words[:n-1], " ")] {
			if c.typ == "organization" && c != e {
				out = append(out, candidate{c, fmt.Sprintf("%q is %q without its legal form", c.label(), e.label()), 0.9, false})
			}
		}
	}
	for _, c := range r.byName[e.name] {
		if c != e && c.typ == "organization" && c.name != e.name && (len(c.words) > len(e.words) || longer(c, e)) {
			out = append(out, candidate{c, fmt.Sprintf("%q is also called %q", c.label(), e.label()), 0.85, false})
		}
	}
	last := r.byWord[e.words[len(e.words)-1]]
	if len(last) > maxBearers {
		return out
	}
	for _, c := range last {
		if c == e || c.typ != "organization" || len(c.words) <= len(e.words) || slices.ContainsFunc(out, func(o candidate) bool { return o.e == c }) {
			continue
		}
		if strings.HasSuffix(c.name, " "+e.name) || len(e.words) > 1 && strings.HasPrefix(c.name, e.name+" ") {
			out = append(out, candidate{c, fmt.Sprintf("%q is part of the name %q", e.label(), c.label()), 0.7, true})
		}
	}
	return out
}

// places returns the places with the identifier of e.
func (r *resolver) places(e *entity) []candidate {
	var out []candidate
	if e.place == "" {
		return nil
	}
	for _, c := range r.byPlace[e.place] {
		if c != e && longer(c, e) {
			out = append(out, candidate{c, "the gazetteer has them as one place", 0.93, false})
		}
	}
	if len(out) > 1 {
		slices.SortFunc(out, func(a, b candidate) int {
			if longer(a.e, b.e) {
				return -1
			}
			return 1
		})
		out = out[:1]
	}
	return out
}
