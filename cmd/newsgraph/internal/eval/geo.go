package eval

import (
	"fmt"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/place"
)

// placedDoc is an article of gold/geo. A toponym without coordinates could
// not be placed by the annotators, or is none.
type placedDoc struct {
	ID       string    `json:"id"`
	Text     string    `json:"text"`
	Title    string    `json:"title"`
	URL      string    `json:"url"`
	Toponyms []toponym `json:"toponyms"`
}

type toponym struct {
	span
	Lat      *float64 `json:"lat"`
	Lon      *float64 `json:"lon"`
	GeoNames string   `json:"geonames_id"`
}

// near is how far from the gold a place may be: 100 miles, the field's usual
// limit.
const near = 161 // km

// geo measures the coordinates of places.
func (s *session) geo() ([]Section, error) {
	var out []Section
	for _, c := range []struct{ file, title string }{
		{"gwn", "GeoWebNews"}, {"lgl", "Local-Global Lexicon"}, {"trnews", "TR-News"},
	} {
		docs, file, err := read[placedDoc](s, "geo/"+c.file)
		if err != nil {
			return out, err
		}
		articles := make([]*article.Article, len(docs))
		for i, d := range docs {
			articles[i] = &article.Article{ID: d.ID, Text: d.Text, Title: d.Title, URL: d.URL}
		}
		facts, err := s.extract(c.file, articles)
		if err != nil {
			return out, err
		}
		var all, places, nouns placement
		var found metric.PRF
		for i, d := range docs {
			for _, t := range d.Toponyms {
				if t.Lat == nil || t.Lon == nil {
					continue
				}
				e := entityAt(facts[i], t, func(e *entity.Entity) bool { return e.Lat != nil && e.Lon != nil })
				all.add(e, t)
				if _, adjective := place.Demonym(t.Text); !adjective {
					nouns.add(e, t)
				}
				places.add(entityAt(facts[i], t, func(e *entity.Entity) bool { return e.Type == entity.Place && e.Lat != nil && e.Lon != nil }), t)
			}
			found.Add(placeMentions(facts[i], d.Toponyms))
		}
		sec := Section{Title: "Places, " + c.title, Data: fmt.Sprintf("%s, %d articles", file, len(docs)),
			Note: "Right is within 161 km of the gold's coordinates, or the same GeoNames place. " +
				"Toponyms are those that the gold gives coordinates; a toponym is given coordinates when an entity with coordinates has a mention that overlaps it. " +
				"Such an entity may be a body whose name holds a place's; the rows marked by a place count only entities that are places. " +
				"Adjectives and names of peoples, \"Turkish\", are toponyms to some annotators; here they are no places."}
		all.report(&sec, "")
		places.report(&sec, ", by a place")
		nouns.report(&sec, ", adjectives left out")
		sec.prf("finding toponyms", found)
		out = append(out, sec)
	}
	return out, nil
}

// A placement counts the toponyms that were placed, and those placed right.
type placement struct{ placed, right, end metric.Ratio }

func (p *placement) add(e *entity.Entity, t toponym) {
	p.placed.Add(e != nil)
	if e == nil {
		p.end.Add(false)
		return
	}
	ok := samePlace(e, t)
	p.right.Add(ok)
	p.end.Add(ok)
}

func (p *placement) report(sec *Section, by string) {
	sec.accuracy("right, of the toponyms given coordinates"+by, p.right)
	sec.accuracy("given coordinates, of all toponyms"+by, p.placed)
	sec.accuracy("right, of all toponyms"+by, p.end)
}

// samePlace reports whether the entity is where the gold says.
func samePlace(e *entity.Entity, t toponym) bool {
	if e.GeoNames != 0 && fmt.Sprint(e.GeoNames) == t.GeoNames {
		return true
	}
	return metric.Distance(*e.Lat, *e.Lon, *t.Lat, *t.Lon) <= near
}

// entityAt returns the entity for which ok holds whose mention shares most
// with t, the shorter mention among equals, or nil.
func entityAt(f *extract.Facts, t toponym, ok func(*entity.Entity) bool) *entity.Entity {
	var best *entity.Entity
	most, length := 0, 0
	for _, e := range f.Entities {
		if !ok(e) {
			continue
		}
		for _, m := range e.Mentions {
			n := min(m.End, t.End) - max(m.Start, t.Start)
			if n > most || n == most && n > 0 && m.End-m.Start < length {
				best, most, length = e, n, m.End-m.Start
			}
		}
	}
	return best
}

// placeMentions counts the named places found that overlap a toponym, and the
// toponyms with coordinates that were found.
func placeMentions(f *extract.Facts, toponyms []toponym) metric.PRF {
	var m metric.PRF
	hit := make([]bool, len(toponyms))
	for _, e := range f.Entities {
		if e.Type != entity.Place {
			continue
		}
		for _, x := range e.Mentions {
			if x.Kind != entity.Named {
				continue
			}
			m.Found++
			right := false
			for i, t := range toponyms {
				if t.overlaps(x.Start, x.End) {
					hit[i], right = true, true
				}
			}
			if right {
				m.RightFound++
			}
		}
	}
	for i, t := range toponyms {
		if t.Lat != nil {
			m.Gold++
			if hit[i] {
				m.RightGold++
			}
		}
	}
	return m
}
