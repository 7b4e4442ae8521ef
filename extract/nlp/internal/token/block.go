package token

import (
	"strings"
	"unicode/utf8"
)

// A Block is a half-open byte range of the text that sentences do not cross.
type Block struct{ Start, End int }

// The width of wrapped text, in bytes, lies between these.
const (
	minWidth = 40
	maxWidth = 100
)

// Blocks cuts text at blank lines, and at every line break too unless its
// lines are wrapped: most of them as long as a common width allows.
func Blocks(text string) []Block {
	wrapped := wraps(text)
	var out []Block
	start, end, last := -1, 0, 0 // the block so far, and its last line's length
	flush := func() {
		if start >= 0 {
			out = append(out, Block{start, end})
		}
		start = -1
	}
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			n = len(text) - at
		}
		line := text[at : at+n]
		trim := strings.TrimSpace(line)
		switch {
		case trim == "":
			flush()
		case start >= 0 && wrapped && !broken(text[start:end], last, line):
		default:
			flush()
			start = at
		}
		if trim != "" {
			end = at + len(strings.TrimRight(line, " \t\r"))
			last = len(trim)
		}
		at += n + 1
	}
	flush()
	return out
}

// broken reports whether a line of wrapped text begins a new paragraph: it is
// indented, or the one before is short and ends a sentence.
func broken(before string, last int, line string) bool {
	if line[0] == ' ' || line[0] == '\t' {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return last < minWidth && strings.ContainsRune(".!?\"”:", r)
}

// wraps reports whether the lines of text are wrapped at a width.
func wraps(text string) bool {
	width, lines := 0, 0
	for line := range strings.Lines(text) {
		n := len(strings.TrimSpace(line))
		if n > maxWidth {
			return false
		}
		width = max(width, n)
		if n > 0 {
			lines++
		}
	}
	if width < minWidth || lines < 4 {
		return false
	}
	// Of the lines that another follows, most must be full.
	full, inner, prev := 0, 0, 0
	for line := range strings.Lines(text) {
		n := len(strings.TrimSpace(line))
		if prev > 0 && n > 0 {
			inner++
			if prev*4 >= width*3 {
				full++
			}
		}
		prev = n
	}
	return inner >= 3 && full*10 >= inner*7
}
