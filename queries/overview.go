package queries

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func overview() Query {
	return Query{
		Name:    "overview",
		Short:   "what the graph holds: totals, the actors and places in most articles, publishers, what was loaded and published when",
		Example: "--limit 5",
		Params: []Param{
			{Name: limit.Name, Kind: Int, Default: "12", Help: "how many rows of each kind at most; 0 for all"},
		},
		Columns: []Column{
			{Name: "kind", Help: "total, actor, place, publisher, loaded (on a day) or published (in a year)"},
			{Name: "name", Help: "of what or whom, or when"},
			{Name: "articles", Help: "how many articles; of totals how many things"},
			{Name: "day", Help: "day of the newest of the articles"},
			{Name: "day_basis", Help: "what the day rests on: published", Evidence: true},
			{Name: "sentence", Help: "where the newest article first names it", Evidence: true},
			{Name: "title", Help: "title of the newest article", Evidence: true},
			{Name: "publisher", Help: "who published it", Evidence: true},
			{Name: "published", Help: "day of publication", Evidence: true},
			{Name: "article", Help: "IRI of the article", Evidence: true},
			{Name: "start", Help: "first character in the article's text, counted from 0", Evidence: true},
			{Name: "end", Help: "the character after the last", Evidence: true},
			{Name: "iri", Help: "IRI of the actor or place", Detail: true},
		},
		run: runOverview,
	}
}

func runOverview(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	x, err := r.index()
	if err != nil {
		return nil, 0, err
	}
	out := []row{
		{"kind": "total", "name": "articles", "articles": len(x.stories)},
		{"kind": "total", "name": "statements", "articles": len(x.statements)},
		{"kind": "total", "name": "names", "articles": len(x.entities)},
	}
	for _, kind := range []string{"actor", "place"} {
		top, err := r.top(x, kind == "place", a.limit)
		if err != nil {
			return nil, 0, err
		}
		for _, e := range top {
			c, err := r.entityCells(x, e)
			if err != nil {
				return nil, 0, err
			}
			c["kind"] = kind
			out = append(out, c)
		}
	}
	for _, g := range []struct {
		kind  string
		of    func(indexed) string
		byDay bool
	}{
		{"publisher", func(s indexed) string { return s.publisher }, false},
		{"loaded", indexed.loadDay, true},
		{"published", func(s indexed) string { return s.day[:min(4, len(s.day))] }, true},
	} {
		rows := r.grouped(x, g.kind, g.of)
		slices.SortStableFunc(rows, func(a, b row) int {
			if g.byDay {
				return cmp.Compare(b["name"].(string), a["name"].(string))
			}
			return b["articles"].(int) - a["articles"].(int)
		})
		out = append(out, firstOf(rows, a.limit)...)
	}
	return out, len(out), nil
}

// loadDay is the day on which an article was loaded, "" if that is not known.
func (s indexed) loadDay() string {
	if s.loaded.IsZero() {
		return ""
	}
	return s.loaded.Format(isoDay)
}

// top returns the actors, or the places, that most articles name. What was
// merged counts together; of so many that an article may name two of one it
// counts twice.
func (r *reader) top(x *index, places bool, limit int) ([]named, error) {
	const spare = 4 // some of the first may be merged into others
	var out []named
	at := map[quad.IRI]int{}
	for _, e := range x.entities {
		if limit > 0 && len(out) == limit*spare {
			break
		}
		switch entityType(e.iri) {
		case "place":
			if !places {
				continue
			}
		case "person", "organization":
			if places {
				continue
			}
		default:
			continue
		}
		id, err := r.identity(e.iri)
		if err != nil {
			return nil, err
		}
		if i, ok := at[id.Name]; ok {
			out[i].articles += e.articles
			continue
		}
		at[id.Name] = len(out)
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b named) int { return b.articles - a.articles })
	return firstOf(out, limit), nil
}

// grouped returns a row for each group of articles that has a name.
func (r *reader) grouped(x *index, kind string, name func(indexed) string) []row {
	var out []row
	at := map[string]row{}
	for _, st := range x.stories { // newest first
		n := strings.TrimSpace(name(st))
		if n == "" {
			continue
		}
		c := at[n]
		if c == nil {
			c = r.source(st.story)
			c["kind"], c["name"], c["day"], c["articles"] = kind, n, st.day, 0
			at[n] = c
			out = append(out, c)
		}
		c["articles"] = c["articles"].(int) + 1
	}
	return out
}
