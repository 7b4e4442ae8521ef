// Package lexicon reads the data files of the extraction's stages: one entry a
// line, "#" at the start of a line for comments. Use [Entries].
package lexicon

import (
	"iter"
	"strings"
	"time"
)

// Entries yields the lines of data that are neither blank nor comments,
// without the white space around them.
func Entries(data string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// Rows yields the fields of every entry of data, separated by tabs. It keeps
// empty fields, but for those at the end of a line.
func Rows(data string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range Entries(data) {
			if !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}

// Set returns the entries of a lexicon as a set.
func Set(data string) map[string]bool {
	out := map[string]bool{}
	for e := range Entries(data) {
		out[e] = true
	}
	return out
}

// Words returns words with blanks between as a set.
func Words(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

var weekdays = func() map[string]time.Weekday {
	m := map[string]time.Weekday{}
	for d := time.Sunday; d <= time.Saturday; d++ {
		m[strings.ToLower(d.String())] = d
	}
	return m
}()

// Weekday returns the day of the week that a word, in any case, is the name of.
func Weekday(word string) (time.Weekday, bool) {
	d, ok := weekdays[strings.ToLower(word)]
	return d, ok
}
