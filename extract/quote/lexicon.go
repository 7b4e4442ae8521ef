package quote

import (
	_ "embed"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed data/occasions.txt
var occasionsData string

// occasions are the nouns of what something is said in, at or on: "interview".
var occasions = sync.OnceValue(func() map[string]bool { return lexicon.Set(occasionsData) })

//go:embed data/times.txt
var timesData string

// times are words for when something was said.
var times = sync.OnceValue(func() map[string]bool { return lexicon.Set(timesData) })

//go:embed data/anonymous.txt
var anonymousData string

// anonymous are the nouns for those whom an article leaves without a name.
var anonymous = sync.OnceValue(func() map[string]bool { return lexicon.Set(anonymousData) })
