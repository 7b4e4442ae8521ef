package date

import (
	_ "embed"
	"strconv"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed words.txt
var wordsFile string

// words maps a kind of word to its words and their values.
var words = readWords(wordsFile)

func readWords(file string) map[string]map[string]string {
	m := map[string]map[string]string{}
	for line := range lexicon.Entries(file) {
		f := strings.Fields(line)
		if m[f[1]] == nil {
			m[f[1]] = map[string]string{}
		}
		m[f[1]][f[0]] = f[2]
	}
	return m
}

// is reports whether w is a word of the kind.
func is(kind, w string) bool {
	_, ok := words[kind][w]
	return ok
}

// value returns the number w stands for as a word of the kind.
func value(kind, w string) (int, bool) {
	v, ok := words[kind][w]
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(v)
	return n, err == nil
}

// starts are the words that a date can begin with: at any other the grammar
// need not be tried.
var starts = func() map[string]bool {
	m := map[string]bool{}
	for d := time.Sunday; d <= time.Saturday; d++ {
		m[strings.ToLower(d.String())] = true
	}
	for _, kind := range []string{"start", "month", "shortmonth", "number"} {
		for w := range words[kind] {
			m[w] = true
		}
	}
	return m
}()
