// Package queries holds the canned questions to a news graph: who said what,
// who did what to whom, what ties two actors. Use [Ask] with a query's name
// and its parameters as text, as they come from flags or a URL; [All] lists
// the queries with their parameters, from which flags, HTTP parameters and
// forms are made.
//
// Every row of an answer names its evidence: article, day, character span
// (RFC 5147) and sentence. Names match without case or accents, by any alias
// or by surname; an entity's IRI does as well. Rows come newest first, then by article and position.
package queries

import (
	"context"
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// A Query is one canned question.
type Query struct {
	Name    string // as on the command line: "who-said-what"
	Short   string // one line, lower case
	Params  []Param
	Example string // arguments that ask something of the samples in seeds/
	Columns []Column
	Edges   bool // rows are edges of a graph, from the column "actor" to "target"
	run     func(context.Context, *graph.Store, Args) ([]row, int, error)
}

// A Kind says what values a parameter takes.
type Kind string

// The kinds of parameters.
const (
	Text   Kind = "text"   // any text, such as a name
	Day    Kind = "day"    // YYYY-MM-DD, YYYY-MM or YYYY
	List   Kind = "list"   // values with commas between
	Int    Kind = "int"    // a number from 0 on
	Point  Kind = "point"  // latitude and longitude in degrees with a comma between
	Choice Kind = "choice" // one of Choices
)

// A Param is a parameter of a query. Choices, where there are any, are the
// only values allowed, without regard to case. A required parameter may be left
// out where the one called Unless is given.
type Param struct {
	Name     string
	Kind     Kind
	Required bool
	Unless   string
	Default  string
	Choices  []string
	Help     string
}

// All returns the queries in the order they are listed in.
func All() []Query {
	return []Query{
		search(),
		overview(),
		whoSaidWhat(),
		whoDidWhat(),
		saidAbout(),
		eventsAt(),
		contested(),
		reports(),
		sources(),
		timeline(),
		activity(),
		connections(),
		appearsWith(),
		network(),
		profile(),
		articles(),
		facts(),
	}
}

// Ask runs the query called name with parameters as text. A parameter given
// more than once counts as a list. The error is a [*UsageError] where the
// question itself is wrong and an [*UnknownNameError] where nobody in the
// store has the name asked for.
func Ask(ctx context.Context, s *graph.Store, name string, params map[string][]string) (*Table, error) {
	q, err := Named(name)
	if err != nil {
		return nil, err
	}
	return q.Ask(ctx, s, params)
}

// Named returns the query called name.
func Named(name string) (Query, error) {
	var names []string
	for _, q := range All() {
		if q.Name == name {
			return q, nil
		}
		names = append(names, q.Name)
	}
	return Query{}, &UsageError{
		Message: fmt.Sprintf("unknown query %q", name),
		Hint:    hintOf(nearest(name, names), names),
	}
}

// Limit returns how many rows params ask for at most, 0 for all.
func (q Query) Limit(params map[string][]string) int {
	a, err := q.parse(params)
	if err != nil {
		return 0
	}
	return a.limit
}

// Check reports whether params fit q, without a store; the error is a
// [*UsageError].
func (q Query) Check(params map[string][]string) error {
	_, err := q.parse(params)
	return err
}

// Ask runs q; see the function [Ask].
func (q Query) Ask(ctx context.Context, s *graph.Store, params map[string][]string) (*Table, error) {
	args, err := q.parse(params)
	if err != nil {
		return nil, err
	}
	rows, total, err := q.run(ctx, s, args)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", q.Name, err)
	}
	t := &Table{Query: q.Name, Columns: q.Columns, Rows: [][]any{}, Total: total}
	for _, r := range rows {
		cells := make([]any, len(q.Columns))
		for i, c := range q.Columns {
			cells[i] = r[c.Name]
		}
		t.Rows = append(t.Rows, cells)
	}
	return t, nil
}

// hintOf proposes one name, or lists them all.
func hintOf(near string, names []string) string {
	if near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "one of " + strings.Join(names, ", ")
}
