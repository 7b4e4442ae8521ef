package event

import (
	_ "embed"
	"strings"
)

//go:embed data/frames.txt
var framesFile string

//go:embed data/nouns.txt
var nounsFile string

//go:embed data/classes.txt
var classesFile string

//go:embed data/verbs.txt
var verbsFile string

// A kind is an event's PLOVER type and mode. light marks a noun that is an
// event only as the object of a light verb.
type kind struct {
	code, mode string
	light      bool
}

// The tables of the package.
var (
	frames    = readKinds(framesFile)
	nouns     = readKinds(nounsFile)
	classes   = readWords(classesFile)
	verbKinds = readWords(verbsFile)
)

// fields calls f with the fields of every line of a data file.
func fields(file string, f func([]string)) {
	for line := range strings.Lines(file) {
		if w := strings.Fields(line); len(w) > 1 && w[0] != "#" {
			f(w)
		}
	}
}

func readKinds(file string) map[string]kind {
	m := map[string]kind{}
	fields(file, func(f []string) {
		k := kind{code: f[1]}
		if len(f) > 2 && f[2] != "-" {
			k.mode = f[2]
		}
		k.light = len(f) > 3 && f[3] == "light"
		m[f[0]] = k
	})
	return m
}

func readWords(file string) map[string][]string {
	m := map[string][]string{}
	fields(file, func(f []string) { m[f[0]] = append(m[f[0]], f[1:]...) })
	return m
}

// is reports whether the verb is of the kind in verbs.txt.
func is(verb, kind string) bool {
	for _, k := range verbKinds[verb] {
		if k == kind {
			return true
		}
	}
	return false
}
