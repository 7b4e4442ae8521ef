// Package lexicon reads the data files of the extraction's stages: one entry a
// line, "#" at the start of a line for comments. Use [Entries].
package lexicon

import (
	"iter"
	"strings"
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
