package queries

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// A statement is a quotation or an event with where and when it is. Who takes
// part in it stands for everything that was merged into them.
type statement struct {
	*graph.StatementDigest
	article *graph.Digest // it was found in
	story   *story
	days    period
	day     string // as in the article: a day, month, year or interval
	basis   string

	// Only of those that are shown, see fill:
	node  graph.Node
	spans []span // ascending
}

// A span is a stretch of an article, in characters, half open.
type span struct {
	iri        quad.IRI
	start, end int
}

// statement reads the quotation or event called iri, which may be shown.
func (r *reader) statement(iri quad.IRI) (*statement, error) {
	st, ok, err := r.find(iri, nil)
	if err == nil && !ok {
		err = fmt.Errorf("no statement %s", iri)
	}
	if err != nil {
		return nil, err
	}
	return st, r.fill(st)
}

// setDay takes the statement's own day, else the day of publication.
func (st *statement) setDay() {
	st.day, st.basis = st.Time, st.Basis
	if st.day == "" && (st.Begin != "" || st.End != "") {
		st.day = st.Begin + "/" + st.End
	}
	if st.days = periodOf(st.Time, st.Begin, st.End); st.days == (period{}) {
		st.day, st.basis = st.story.day, "published"
		st.days = period{st.day, st.day}
	}
	if st.day == "" {
		st.basis = ""
	}
}

// newest returns the statements in order, or the first of them up to a limit.
func newest(sts []*statement, limit int) []*statement {
	order := func(some []*statement) { sort.Slice(some, func(i, j int) bool { return some[i].before(some[j]) }) }
	if limit > 0 && len(sts) > 4*limit {
		// Those that cannot be among the first are dropped on the way.
		best := make([]*statement, 0, 2*limit)
		for _, st := range sts {
			if len(best) < limit || st.before(best[limit-1]) {
				best = append(best, st)
			}
			if len(best) == 2*limit {
				order(best)
				best = best[:limit]
			} else if len(best) == limit {
				order(best)
			}
		}
		sts = best
	}
	order(sts)
	return firstOf(sts, limit)
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
	if st.Start != o.Start {
		return st.Start < o.Start
	}
	return st.IRI < o.IRI
}

// in reports whether one of iris is in the set.
func (e entities) in(iris []quad.IRI) bool {
	for _, iri := range iris {
		if e[iri] {
			return true
		}
	}
	return false
}

// most returns those of all with the highest counts, at least those that a asks
// for, in the order they have. Most things are counted once: they are not
// sorted in vain.
func most[T any](all []T, count func(T) int, a Args) []T {
	if a.limit == 0 {
		return all
	}
	with := map[int]int{} // how many have a count
	for _, x := range all {
		with[count(x)]++
	}
	least, sum := 0, 0
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(with))) {
		if sum += with[n]; sum >= a.offset+a.limit {
			least = n
			break
		}
	}
	var out []T
	for _, x := range all {
		if count(x) >= least {
			out = append(out, x)
		}
	}
	return out
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
