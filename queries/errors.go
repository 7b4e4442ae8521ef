package queries

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// A UsageError is a question that cannot be asked: an unknown query or
// parameter, a value of the wrong kind. Hint says how to put it right and may
// be empty.
type UsageError struct {
	Message string
	Hint    string
}

func (e *UsageError) Error() string { return e.Message }

// An UnknownNameError says that nothing in the store goes by Name. Similar are
// names that do.
type UnknownNameError struct {
	Param   string
	Name    string
	Similar []string
}

func (e *UnknownNameError) Error() string {
	return fmt.Sprintf("nothing in the graph is called %q (%s)", e.Name, e.Param)
}

// Hint proposes the similar names; it is empty when there are none.
func (e *UnknownNameError) Hint() string {
	if len(e.Similar) == 0 {
		return ""
	}
	return "did you mean " + strings.Join(e.Similar, ", ") + "?"
}

// nearest returns the one of names most like name, or "" if none is near.
func nearest(name string, names []string) string {
	best, least := "", 4
	key := graph.Fold(name)
	for _, n := range names {
		k := graph.Fold(n)
		d := distance(key, k)
		if len(key) > 2 && strings.Contains(k, key) {
			d = 1
		}
		if d < least && d <= len(key)/3+1 {
			best, least = n, d
		}
	}
	return best
}

// distance is the Levenshtein distance of a and b in characters.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	prev, cur := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range x {
		cur[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			cur[j+1] = min(prev[j]+cost, prev[j+1]+1, cur[j]+1)
		}
		prev, cur = cur, prev
	}
	return prev[len(y)]
}
