package queries

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// kinds are what an overview has rows of, and someOfEach how many where it has all.
var kinds = []string{"total", "actor", "place", "publisher", "loaded", "published"}

const someOfEach = 12

func overview() Query {
	return Query{
		Name:    "overview",
		Short:   "what the graph holds: totals, the actors and places in most articles, publishers, what was loaded and published when",
		Example: "--kind actor",
		Params: []Param{
			{Name: "kind", Kind: Choice, Choices: kinds, Help: "only of one kind; else the first 12 of each"},
			limit, offset,
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
	some := someOfEach
	if a.text["kind"] != "" {
		some = 0
	}
	var out []func() (row, error)
	for _, kind := range kinds {
		if only := a.text["kind"]; only != "" && only != kind {
			continue
		}
		rows, err := r.group(x, kind, some)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, firstOf(rows, some)...)
	}
	var cells []row
	for _, f := range pageOf(out, a) {
		c, err := f()
		if err != nil {
			return nil, 0, err
		}
		cells = append(cells, c)
	}
	return cells, len(out), nil
}

// group returns what makes the rows of a kind, at least the first some of them,
// all for 0.
func (r *reader) group(x *index, kind string, some int) ([]func() (row, error), error) {
	var rows []row
	switch kind {
	case "actor", "place":
		top, err := r.top(x, kind == "place", some)
		var out []func() (row, error)
		for _, e := range top {
			out = append(out, func() (row, error) {
				c, err := r.entityCells(x, e)
				if err == nil {
					c["kind"] = kind
				}
				return c, err
			})
		}
		return out, err
	case "total":
		rows = []row{
			{"kind": kind, "name": "articles", "articles": len(x.stories)},
			{"kind": kind, "name": "statements", "articles": len(x.statements)},
			{"kind": kind, "name": "names", "articles": len(x.entities)},
		}
	case "publisher":
		rows = r.grouped(x, kind, func(s indexed) string { return s.publisher })
		slices.SortStableFunc(rows, func(a, b row) int { return b["articles"].(int) - a["articles"].(int) })
	case "loaded":
		rows = r.grouped(x, kind, indexed.loadDay)
		slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b["name"].(string), a["name"].(string)) })
	case "published":
		rows = r.grouped(x, kind, func(s indexed) string { return s.day[:min(4, len(s.day))] })
	}
	var out []func() (row, error)
	for _, c := range rows {
		out = append(out, func() (row, error) { return c, nil })
	}
	return out, nil
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
