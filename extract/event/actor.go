package event

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/place"
)

// code gives an actor its country and sector. The country is that of its
// entity, else of the word nearest to its head that names one ("Turkish
// soldiers", "Mali's army"). The sector is that of a well-known name, of a role
// ("defence minister"), or of the words themselves.
func (f *finder) code(p phrase, a *Arg) {
	e := f.byID[a.Entity]
	if e != nil {
		a.Country = e.Country
		if known, ok := namedActor(e); ok {
			a.Sector = known.sector
			if a.Country == "" {
				a.Country = known.country
			}
		}
		for _, r := range e.Roles {
			if a.Sector == "" {
				a.Sector = sectorOf(strings.Fields(strings.ToLower(r)))
			}
		}
	}
	if known, ok := f.armedBefore(p); ok && a.Sector == "" {
		a.Sector = known.sector
		if a.Country == "" {
			a.Country = known.country
		}
	}
	if a.Country == "" {
		a.Country = f.countryWord(p)
	}
	if a.Sector == "" && (e == nil || e.Type != entity.Place) && (f.human(p) || !isSite(f.noun(p.head))) {
		words := make([]string, 0, 8)
		for i := max(p.first, p.head-6); i <= p.head; i++ {
			words = append(words, f.tree.low(i))
		}
		words[len(words)-1] = f.noun(p.head)
		a.Sector = sectorOf(words)
	}
}

// armedBefore returns the armed body whose name stands before the head of a
// phrase: "FARC units" are of what "FARC" is.
func (f *finder) armedBefore(p phrase) (known actor, ok bool) {
	head := f.doc.Tokens[p.head].Start
	f.ents.Within(f.doc.Tokens[p.first].Start, head, func(e *entity.Entity, m entity.Mention) bool {
		if body, found := namedActor(e); found && m.End <= head && (body.sector == "CRM" || body.sector == "REB" || body.sector == "UAF") {
			known, ok = body, true
		}
		return true
	})
	return known, ok
}

// countryWord returns the country that a word of the phrase, or its possessor,
// names.
func (f *finder) countryWord(p phrase) string {
	for i := p.head; i >= p.first; i-- {
		if c, ok := f.countryAt(i); ok {
			return c
		}
	}
	for _, k := range f.tree.children[p.head] {
		if f.doc.Tokens[k].Rel == "nmod:poss" {
			if e := f.entityOf(f.tree.phrase(k)); e != nil {
				return e.Country
			}
		}
	}
	return ""
}

// countryAt returns the country that token i, a capitalised word, names.
func (f *finder) countryAt(i int) (string, bool) {
	w := f.doc.Word(i)
	if !upper(w) {
		return "", false
	}
	if c, ok := place.Demonym(w); ok {
		return c, true
	}
	p, ok := place.Lookup(w)
	return p.Country, ok && p.IsCountry()
}

// An actor is a well-known body: its country, where it has one, and sector.
type actor struct{ country, sector string }

// namedActor returns what is known of an entity by its name or a mention.
func namedActor(e *entity.Entity) (actor, bool) {
	if e.Type == entity.Place {
		return actor{}, false
	}
	if a, ok := actors()[strings.ToLower(e.Name)]; ok {
		return a, true
	}
	for _, m := range e.Mentions {
		if m.Kind == entity.Named {
			if a, ok := actors()[strings.ToLower(strings.TrimPrefix(m.Text, "the "))]; ok {
				return a, true
			}
		}
	}
	return actor{}, false
}

// sectorOf returns the sector of the longest run of words that has one, of
// those at the end before others.
func sectorOf(words []string) string {
	for end := len(words); end > 0; end-- {
		for first := max(0, end-4); first < end; first++ {
			if s, ok := sectors()[strings.Join(words[first:end], " ")]; ok {
				return s
			}
		}
	}
	return ""
}
