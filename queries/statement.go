package queries

import (
	"sort"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A statement is a quotation or an event with where and when it is.
type statement struct {
	iri   quad.IRI
	node  graph.Node
	story *story
	spans []span // ascending
	days  period
	day   string // as in the article: a day, month, year or interval
	basis string
}

// A span is a stretch of an article, in characters, half open.
type span struct {
	iri        quad.IRI
	start, end int
}

// newStatement returns the quotation or event called iri, whose node is n.
func (r *reader) newStatement(iri quad.IRI, n graph.Node) (*statement, error) {
	var err error
	st := &statement{iri: iri, node: n}
	if st.story, err = r.story(graph.ArticleOf(iri)); err != nil {
		return nil, err
	}
	for _, v := range n[graph.GAFDenotedBy] {
		if _, b, e, ok := graph.ParseSpan(v); ok {
			st.spans = append(st.spans, span{v.(quad.IRI), b, e})
		}
	}
	sort.Slice(st.spans, func(i, j int) bool { return st.spans[i].start < st.spans[j].start })
	st.setDay()
	return st, nil
}

// statement reads the quotation or event called iri.
func (r *reader) statement(iri quad.IRI) (*statement, error) {
	n, err := r.node(iri)
	if err != nil {
		return nil, err
	}
	return r.newStatement(iri, n)
}

// setDay takes the statement's own day, else the day of publication.
func (st *statement) setDay() {
	n := st.node
	from, to := text(n, graph.SEMBegin), text(n, graph.SEMEnd)
	st.day, st.basis = text(n, graph.SEMTime), text(n, graph.NGTimeBasis)
	if st.day != "" {
		from, to = st.day, st.day
	} else if from != "" || to != "" {
		st.day = from + "/" + to
	}
	if f, err := parsePeriod(from); err == nil {
		st.days.from = f.from
	}
	if t, err := parsePeriod(to); err == nil {
		st.days.to = t.to
	}
	if st.days == (period{}) {
		st.day, st.basis = st.story.day, "published"
		st.days = period{st.day, st.day}
	}
	if st.day == "" {
		st.basis = ""
	}
}

// statements reads the statements of which keep says yes.
func (r *reader) statements(iris []quad.IRI, keep func(*statement) bool) ([]*statement, error) {
	var out []*statement
	err := r.nodes(iris, func(iri quad.IRI, n graph.Node) error {
		st, err := r.newStatement(iri, n)
		if err == nil && keep(st) {
			out = append(out, st)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	sort.Slice(out, func(i, j int) bool { return out[i].before(out[j]) })
	return out, nil
}

// before orders statements: newest first, those without a day last, then by
// article and position.
func (st *statement) before(o *statement) bool {
	a, b := st.days.start(), o.days.start()
	if a != b {
		return a > b
	}
	if a, b := st.story.iri, o.story.iri; a != b {
		return a < b
	}
	if a, b := st.start(), o.start(); a != b {
		return a < b
	}
	return st.iri < o.iri
}

func (st *statement) start() int {
	if len(st.spans) == 0 {
		return 0
	}
	return st.spans[0].start
}

// has reports whether a value of one of the predicates is in set.
func (st *statement) has(set entities, preds ...quad.IRI) bool {
	for _, p := range preds {
		for _, v := range st.node[p] {
			if iri, ok := v.(quad.IRI); ok && set[iri] {
				return true
			}
		}
	}
	return false
}

// pageOf cuts a sorted answer to what is asked for.
func pageOf[T any](all []T, a Args) []T {
	return firstOf(all[min(a.offset, len(all)):], a.limit)
}

// firstOf cuts to a limit; 0 is none.
func firstOf[T any](all []T, limit int) []T {
	if limit > 0 && len(all) > limit {
		return all[:limit]
	}
	return all
}

// names returns the names of the parties that pred leads to, and the IRIs of
// those that are entities.
func (r *reader) names(n graph.Node, pred quad.IRI) (names, iris []string, err error) {
	for _, v := range n[pred] {
		p, err := r.party(v)
		if err != nil {
			return nil, nil, err
		}
		names = append(names, p.name)
		if p.iri != "" {
			iris = append(iris, string(p.iri))
		}
	}
	return names, iris, nil
}

// squash makes one line of text that was broken over several.
func squash(s string) string { return strings.Join(strings.Fields(s), " ") }
