package resolve

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/fold"
	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

// fieldsOf returns the fields that the roles of a person lie in.
func fieldsOf(roles []string) []string {
	var out []string
	for _, role := range roles {
		// the head stands before any preposition
		for _, cut := range []string{" of ", " at ", " for ", " in ", " to ", " from "} {
			role, _, _ = strings.Cut(role, cut)
		}
		if f := lex().fields[role[strings.LastIndexByte(role, ' ')+1:]]; f != "" {
			out = include(out, f)
		}
	}
	return out
}

// together are fields that one person may well be in over the years.
var together = lexicon.Words("politics/law politics/business politics/military politics/education politics/science politics/media science/education science/medicine law/science police/military business/law sport/media arts/media")

// clash returns why what is known of two people speaks against their being
// one, or "".
func clash(countriesA, countriesB, rolesA, rolesB []string) string {
	if len(countriesA) > 0 && len(countriesB) > 0 && disjoint(countriesA, countriesB) {
		return fmt.Sprintf("one is of %s, the other of %s", strings.Join(countriesA, ", "), strings.Join(countriesB, ", "))
	}
	a, b := fieldsOf(rolesA), fieldsOf(rolesB)
	if len(a) == 0 || len(b) == 0 {
		return ""
	}
	for _, x := range a {
		for _, y := range b {
			if x == y || together[x+"/"+y] || together[y+"/"+x] {
				return ""
			}
		}
	}
	return fmt.Sprintf("one is in %s, the other in %s", strings.Join(a, ", "), strings.Join(b, ", "))
}

func disjoint(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// maxParts is how many people of one name are told apart.
const maxParts = 20

// A part is some of an entity's sightings: those of one person.
type part struct {
	countries, roles []string
	company          map[string]bool
	articles         []string
	reason           string
}

// split parts the people who bear one name: sightings whose countries or
// fields of work clash, and that share no company. One of which nothing is
// known stays with the most seen.
func (r *resolver) split() []Split {
	var out []Split
	for _, e := range r.entities {
		if e.typ != "person" || len(e.articles) < 2 || len(e.roles)+len(e.countries) < 2 {
			continue
		}
		parts := r.parts(e)
		for k, p := range parts[1:] {
			out = append(out, Split{Of: e.id, As: fmt.Sprintf("%s/%d", e.id, k+2), Name: e.sightings[0].Names[0], Articles: p.articles, Reason: p.reason, Confidence: 0.75})
		}
	}
	return out
}

// parts returns the people that e is, the most seen first.
func (r *resolver) parts(e *entity) []*part {
	var parts []*part
	var plain []*Sighting
	for _, s := range e.sightings {
		countries, roles := s.Countries, foldAll(s.Roles)
		if len(countries) == 0 && len(fieldsOf(roles)) == 0 {
			plain = append(plain, s)
			continue
		}
		var home *part
		reason := ""
		for _, p := range parts {
			why := clash(countries, p.countries, roles, p.roles)
			if why == "" || r.sharesCompany(s, p) {
				home = p
				break
			}
			reason = why
		}
		if home == nil {
			home = &part{reason: reason, company: map[string]bool{}}
			if len(parts) == maxParts {
				home = parts[0]
			} else {
				parts = append(parts, home)
			}
		}
		r.join(home, s, countries, roles)
	}
	if len(parts) < 2 {
		return []*part{{}}
	}
	slices.SortStableFunc(parts, func(a, b *part) int { return len(b.articles) - len(a.articles) })
	if parts[0].reason != "" {
		parts[1].reason, parts[0].reason = parts[0].reason, ""
	}
	for _, s := range plain {
		home := parts[0]
		for _, p := range parts[1:] {
			if r.sharesCompany(s, p) && !r.sharesCompany(s, home) {
				home = p
			}
		}
		r.join(home, s, nil, nil)
	}
	return parts
}

func foldAll(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = fold.Name(n)
	}
	return out
}

// join adds a sighting to a part.
func (r *resolver) join(p *part, s *Sighting, countries, roles []string) {
	p.articles = append(p.articles, s.Article)
	for _, c := range countries {
		p.countries = include(p.countries, c)
	}
	for _, role := range roles {
		p.roles = include(p.roles, role)
	}
	for _, id := range r.present[s.Article] {
		if id != s.ID && !r.common(id) {
			p.company[id] = true
		}
	}
}

// sharesCompany reports whether the article of s speaks of somebody that
// those of p do.
func (r *resolver) sharesCompany(s *Sighting, p *part) bool {
	return slices.ContainsFunc(r.present[s.Article], func(id string) bool { return p.company[id] })
}
