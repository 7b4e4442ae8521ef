package quote

import (
	_ "embed"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed data/occasions.txt
var occasionsData string

// occasions are the nouns of what something is said in, at or on: "interview".
var occasions = sync.OnceValue(func() map[string]bool { return set(occasionsData) })

//go:embed data/times.txt
var timesData string

// times are words for when something was said.
var times = sync.OnceValue(func() map[string]bool { return set(timesData) })

//go:embed data/anonymous.txt
var anonymousData string

// anonymous are the nouns for those whom an article leaves without a name.
var anonymous = sync.OnceValue(func() map[string]bool { return set(anonymousData) })

func set(data string) map[string]bool {
	out := map[string]bool{}
	for e := range lexicon.Entries(data) {
		out[e] = true
	}
	return out
}
