package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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
	if err := c.collect(); err != nil {
		return nil, 0, err
	}
	ties, err := c.all()
	if err != nil {
		return nil, 0, err
	}
	shown := pageOf(ties, a)
	var sts []*statement
	for _, t := range shown {
		if t.statement != nil {
			sts = append(sts, t.statement)
		}
	}
	if err := r.fill(sts...); err != nil {
		return nil, 0, err
	}
	var out []row
	for _, t := range shown {
		cells, err := t.cells()
		if err != nil {
			return nil, 0, err
		}
		cells["tie"] = t.name
		out = append(out, cells)
	}
	return out, len(ties), nil
}

// A connection is one answer about two actors in the making. Its articles are
// those in which both are.
type connection struct {
	*reader
	one, other entities
	days       period
	articles   []*graph.Digest
}

// collect reads the articles.
func (c *connection) collect() error {
	one, err := c.articlesMentioning(c.one)
	if err != nil {
		return err
	}
	other, err := c.articlesMentioning(c.other)
	if err != nil {
		return err
	}
	has := entities{}
	for _, a := range other {
		has[a] = true
	}
	one = slices.DeleteFunc(one, func(a quad.IRI) bool { return !has[a] })
	return c.store.Digests(c.ctx, one, func(d *graph.Digest) error {
		c.articles = append(c.articles, d)
		return nil
	})
}

// A tie is one thing that ties the two.
type tie struct {
	name      string
	statement *statement // or nil
	cells     func() (row, error)
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
	return c.statementTies(func(st *graph.StatementDigest) bool {
		return c.one.in(st.Agents) || c.one.in(st.Patients)
	}, func(st *statement) string {
		if c.other.in(st.Agents) || c.other.in(st.Patients) {
			return "same event"
		}
		return ""
	})
}

// said returns what one said about the other, and what is said of both.
func (c *connection) said() ([]tie, error) {
	return c.statementTies(func(st *graph.StatementDigest) bool {
		return c.one.in(st.Speakers) || st.Quotation && c.one.in(st.Mentions)
	}, func(st *statement) string {
		switch one, other := c.one.in(st.Mentions), c.other.in(st.Mentions); {
		case c.one.in(st.Speakers) && other, c.other.in(st.Speakers) && one:
			return "said about the other"
		case one && other:
			return "both in a statement"
		}
		return ""
	})
}

// statementTies makes ties of the candidates that name gives a name to, newest
// first.
func (c *connection) statementTies(candidate func(*graph.StatementDigest) bool, name func(*statement) string) ([]tie, error) {
	var found []*statement
	for _, d := range c.articles {
		for i := range d.Statements {
			if !candidate(&d.Statements[i]) {
				continue
			}
			st, err := c.tell(d, &d.Statements[i])
			if err != nil {
				return nil, err
			}
			if st.days.overlaps(c.days) && name(st) != "" {
				found = append(found, st)
			}
		}
	}
	var out []tie
	for _, st := range newest(found, 0) {
		out = append(out, tie{name(st), st, func() (row, error) {
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
	type shared struct {
		*story
		one, other []span
	}
	var all []shared
	for _, d := range c.articles {
		s := shared{c.storyOf(d), mentions(d, c.one), mentions(d, c.other)}
		if len(s.one) > 0 && len(s.other) > 0 && (period{s.day, s.day}).overlaps(c.days) {
			all = append(all, s)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].before(all[j].story) })
	var read []quad.IRI
	for _, s := range all {
		read = append(read, s.iri)
	}
	if err := c.readBodies(read...); err != nil {
		return nil, err
	}
	var near, far []tie
	for _, s := range all {
		body, err := c.body(s.iri)
		if err != nil {
			return nil, err
		}
		if at, ok := sharedSentence(body, s.one, s.other); ok {
			near = append(near, tie{"same sentence", nil, func() (row, error) { return c.mentionCells(s.story, at) }})
		} else {
			far = append(far, tie{"same article", nil, func() (row, error) { return c.mentionCells(s.story, s.one[0]) }})
		}
	}
	return append(near, far...), nil
}

// mentionCells returns the cells of a mention as evidence.
func (r *reader) mentionCells(st *story, at span) (row, error) {
	cells := r.source(st)
	if cells["day"] = st.day; st.day != "" {
		cells["day_basis"] = "published"
	}
	return cells, r.sentenceCells(cells, st.iri, at)
}

// mentions returns where an article mentions the entities, ascending.
func mentions(d *graph.Digest, set entities) []span {
	var out []span
	for i := range d.Entities {
		if e := &d.Entities[i]; set[e.IRI] {
			for _, m := range e.Mentions {
				out = append(out, span{start: m[0], end: m[1]})
			}
		}
	}
	sort.Slice(out, func(i, j int) bool {
		return cmp.Or(out[i].start-out[j].start, out[i].end-out[j].end) < 0
	})
	return out
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
