package queries

import (
	"context"
	"fmt"
	"sort"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

func connections() Query {
	return Query{
		Name:    "connections",
		Short:   "what ties two actors: events, statements, sentences, articles; the closest ties first",
		Example: "Turkey 'European Union'",
		Params: []Param{
			{Name: "actor", Kind: Text, Required: true, Help: "one of the two"},
			{Name: "other", Kind: Text, Required: true, Help: "the other"},
			since, until, limit, offset,
		},
		Columns: withEvidence(
			Column{Name: "tie", Help: "same event, one said about the other, both in a statement, same sentence or same article"},
			Column{Name: "who", Help: "who did or said it"},
			Column{Name: "what", Help: "the statement, or the event's word and type"},
			Column{Name: "whom", Help: "to whom or to what it was done; who and what is named in a statement"},
			Column{Name: "status", Help: statusHelp},
			Column{Name: "claimed_by", Help: "whose claim an event is"},
		),
		run: runConnections,
	}
}

func runConnections(ctx context.Context, s *graph.Store, a Args) ([]row, int, error) {
	r := newReader(ctx, s)
	one, err := r.named(a, "actor")
	if err != nil {
		return nil, 0, err
	}
	other, err := r.named(a, "other")
	if err != nil {
		return nil, 0, err
	}
	for iri := range one {
		if other[iri] {
			return nil, 0, &UsageError{
				Message: fmt.Sprintf("%q and %q may be the same: %s", a.text["actor"], a.text["other"], iri),
				Hint:    "give fuller names",
			}
		}
	}
	c := &connection{reader: r, one: one, other: other, days: a.days}
	ties, err := c.all()
	if err != nil {
		return nil, 0, err
	}
	var out []row
	for _, t := range pageOf(ties, a) {
		cells, err := t.cells()
		if err != nil {
			return nil, 0, err
		}
		cells["tie"] = t.name
		out = append(out, cells)
	}
	return out, len(ties), nil
}

// A connection is one answer about two actors in the making.
type connection struct {
	*reader
	one, other entities
	days       period
}

// A tie is one thing that ties the two.
type tie struct {
	name  string
	cells func() (row, error)
}

// all returns the ties, those of events first, then of statements, sentences
// and articles; each kind newest first.
func (c *connection) all() ([]tie, error) {
	var out []tie
	for _, step := range []func() ([]tie, error){c.events, c.said, c.together} {
		ties, err := step()
		if err != nil {
			return nil, err
		}
		out = append(out, ties...)
	}
	return out, nil
}

// events returns the events both take part in.
func (c *connection) events() ([]tie, error) {
	iris, err := c.leadingTo(c.one, graph.NGAgent, graph.NGPatient)
	if err != nil {
		return nil, err
	}
	return c.statementTies(iris, func(st *statement) string {
		if st.has(c.other, graph.NGAgent, graph.NGPatient) {
			return "same event"
		}
		return ""
	})
}

// said returns what one said about the other, and what is said of both.
func (c *connection) said() ([]tie, error) {
	iris, err := c.leadingTo(c.one, graph.SchemaSpokenBy)
	if err != nil {
		return nil, err
	}
	about, err := c.quotationsMentioning(c.one)
	if err != nil {
		return nil, err
	}
	seen := entities{}
	for _, iri := range iris {
		seen[iri] = true
	}
	for _, iri := range about {
		if !seen[iri] {
			iris = append(iris, iri)
		}
	}
	return c.statementTies(iris, func(st *statement) string {
		switch {
		case st.has(c.one, graph.SchemaSpokenBy) && st.has(c.other, graph.SchemaMentions),
			st.has(c.other, graph.SchemaSpokenBy) && st.has(c.one, graph.SchemaMentions):
			return "said about the other"
		case st.has(c.one, graph.SchemaMentions) && st.has(c.other, graph.SchemaMentions):
			return "both in a statement"
		}
		return ""
	})
}

// statementTies makes ties of the statements that name gives a name to.
func (c *connection) statementTies(iris []quad.IRI, name func(*statement) string) ([]tie, error) {
	sts, err := c.statements(iris, func(st *statement) bool {
		return st.days.overlaps(c.days) && name(st) != ""
	})
	if err != nil {
		return nil, err
	}
	var out []tie
	for _, st := range sts {
		out = append(out, tie{name(st), func() (row, error) {
			cells, err := c.anyCells(st)
			if err != nil {
				return nil, err
			}
			cells["who"], cells["whom"] = cells["actor"], cells["target"]
			return cells, nil
		}})
	}
	return out, nil
}

// together returns the articles that mention both, those first where one
// sentence does.
func (c *connection) together() ([]tie, error) {
	one, err := c.mentions(c.one)
	if err != nil {
		return nil, err
	}
	other, err := c.mentions(c.other)
	if err != nil {
		return nil, err
	}
	var stories []*story
	for a := range one {
		if len(other[a]) == 0 {
			continue
		}
		st, err := c.story(a)
		if err != nil {
			return nil, err
		}
		if (period{st.day, st.day}).overlaps(c.days) {
			stories = append(stories, st)
		}
	}
	sort.Slice(stories, func(i, j int) bool { return stories[i].before(stories[j]) })
	var near, far []tie
	for _, st := range stories {
		body, err := c.body(st.iri)
		if err != nil {
			return nil, err
		}
		if at, ok := sharedSentence(body, one[st.iri], other[st.iri]); ok {
			near = append(near, tie{"same sentence", c.mentionCells(st, at)})
		} else {
			far = append(far, tie{"same article", c.mentionCells(st, one[st.iri][0])})
		}
	}
	return append(near, far...), nil
}

// mentionCells returns the cells of a mention as evidence.
func (c *connection) mentionCells(st *story, at span) func() (row, error) {
	return func() (row, error) {
		cells := c.source(st)
		if cells["day"] = st.day; st.day != "" {
			cells["day_basis"] = "published"
		}
		return cells, c.sentenceCells(cells, st.iri, at)
	}
}

// mentions returns the mentions of the entities by article, ascending.
func (r *reader) mentions(set entities) (map[quad.IRI][]span, error) {
	out := map[quad.IRI][]span{}
	for _, e := range set.sorted() {
		err := r.along(quad.Subject, e, func(q quad.Quad) error {
			if a, b, end, ok := graph.ParseSpan(q.Object); ok {
				out[a] = append(out[a], span{q.Object.(quad.IRI), b, end})
			}
			return nil
		}, graph.GAFDenotedBy)
		if err != nil {
			return nil, err
		}
	}
	for _, spans := range out {
		sort.Slice(spans, func(i, j int) bool { return spans[i].start < spans[j].start })
	}
	return out, nil
}

// sharedSentence returns the span from a mention of one to a mention of the
// other in the first sentence that has both.
func sharedSentence(body []rune, one, other []span) (span, bool) {
	for _, m := range one {
		b, e := sentenceAround(body, m.start, m.end)
		for _, o := range other {
			if b <= o.start && o.end <= e {
				return span{start: min(m.start, o.start), end: max(m.end, o.end)}, true
			}
		}
	}
	return span{}, false
}
