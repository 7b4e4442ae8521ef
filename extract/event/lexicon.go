package event

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed data/frames.txt
var framesFile string

//go:embed data/nouns.txt
var nounsFile string

//go:embed data/classes.txt
var classesFile string

//go:embed data/verbs.txt
var verbsFile string

//go:embed data/abstract.txt
var abstractFile string

//go:embed data/solid.txt
var solidFile string

//go:embed data/inert.txt
var inertFile string

//go:embed data/numbers.txt
var numbersFile string

//go:embed data/actors.txt
var actorsFile string

//go:embed data/sectors.txt
var sectorsFile string

//go:embed data/sectornames.txt
var sectorNamesFile string

//go:embed data/cameo.txt
var cameoFile string

//go:embed data/outlooks.txt
var outlooksFile string

//go:embed data/prepositions.txt
var prepositionsFile string

//go:embed data/pasts.txt
var pastsFile string

//go:embed data/words.txt
var wordsFile string

//go:embed data/times.txt
var timesFile string

// A kind is an event's PLOVER type and mode. light marks a noun that is an
// event only as the object of a light verb, lasting one of what goes on rather
// than happens: an event only with someone who takes part; undergone one whose
// possessor, if a person, is who it was done to: "the judge's murder"; any one
// that may stand for whatever else of its type was told before: "the attack".
type kind struct {
	code, mode                     string
	light, lasting, undergone, any bool
}

// The tables of the package.
var (
	frames    = readKinds(framesFile)
	nouns     = readKinds(nounsFile)
	classes   = readWords(classesFile)
	verbKinds = readWords(verbsFile)
	outlooks  = readWords(outlooksFile)
	abstract  = readSet(abstractFile)
	solid     = readSet(solidFile)
	inert     = readSet(inertFile)
	counting  = readWords(numbersFile)
	pasts     = readWords(pastsFile)
	words     = readWords(wordsFile)
	numbers   = readNumbers()
	times     = readSet(timesFile)
	towards   = readTowards()
	wherein   = readWherein()
)

// actors returns the well-known bodies by name, in lower case.
var actors = sync.OnceValue(func() map[string]actor {
	m := map[string]actor{}
	for f := range lexicon.Rows(actorsFile) {
		m[f[0]] = actor{strings.Trim(f[1], "-"), f[2]}
	}
	return m
})

// sectors returns the sectors of nouns and names of roles.
var sectors = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for f := range lexicon.Rows(sectorsFile) {
		m[f[0]] = f[1]
	}
	return m
})

var sectorNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for f := range lexicon.Rows(sectorNamesFile) {
		m[f[0]] = f[1]
	}
	return m
})

// SectorName words the code of a sector: "government" for GOV. A code that is
// none is its own name.
func SectorName(code string) string {
	if n := sectorNames()[code]; n != "" {
		return n
	}
	return code
}

// fields calls f with the fields of every line of a data file.
func fields(file string, f func([]string)) {
	for line := range lexicon.Entries(file) {
		f(strings.Fields(line))
	}
}

func readKinds(file string) map[string]kind {
	m := map[string]kind{}
	fields(file, func(f []string) {
		k := kind{code: f[1]}
		if len(f) > 2 && f[2] != "-" {
			k.mode = f[2]
		}
		k.light, k.lasting = slices.Contains(f[2:], "light"), slices.Contains(f[2:], "lasting")
		k.undergone, k.any = slices.Contains(f[2:], "undergone"), slices.Contains(f[2:], "any")
		m[f[0]] = k
	})
	return m
}

func readWords(file string) map[string][]string {
	m := map[string][]string{}
	fields(file, func(f []string) { m[f[0]] = append(m[f[0]], f[1:]...) })
	return m
}

func readSet(file string) map[string]bool {
	m := map[string]bool{}
	fields(file, func(f []string) { m[f[0]] = true })
	return m
}

// readNumbers returns the number words a count may be written in.
func readNumbers() map[string]int {
	m := map[string]int{}
	fields(numbersFile, func(f []string) {
		if n, err := strconv.Atoi(f[1]); err == nil {
			m[f[0]] = n
		}
	})
	return m
}

// readTowards returns the prepositions before the one an action is directed
// at, in order of preference.
func readTowards() []string {
	rank := map[string]int{}
	var out []string
	fields(prepositionsFile, func(f []string) {
		if n, err := strconv.Atoi(f[1]); err == nil {
			rank[f[0]] = n
			out = append(out, f[0])
		}
	})
	slices.SortFunc(out, func(a, b string) int { return rank[a] - rank[b] })
	return out
}

// A whereabout is a preposition before the place of an event: what it adds to
// its distance, and whether it does so for movements only.
type whereabout struct {
	cost   int
	motion bool
}

func readWherein() map[string]whereabout {
	m := map[string]whereabout{}
	fields(prepositionsFile, func(f []string) {
		if n, err := strconv.Atoi(f[2]); err == nil {
			m[f[0]] = whereabout{n, slices.Contains(f[3:], "motion")}
		}
	})
	return m
}

// has reports whether a table of words gives the word this kind.
func has(table map[string][]string, word, kind string) bool {
	return slices.Contains(table[word], kind)
}

// is reports whether the verb is of the kind in verbs.txt.
func is(verb, kind string) bool { return has(verbKinds, verb, kind) }
