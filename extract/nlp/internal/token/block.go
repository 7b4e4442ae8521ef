package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Block is a half-open byte range of the text that sentences do not cross.
type Block struct{ Start, End int }

// Blocks cuts text at blank lines and at every line break but those that wrap
// lines.
func Blocks(text string) []Block {
	text = Unwrap(text)
	var out []Block
	at := 0
	for line := range strings.Lines(text) {
		if trim := strings.TrimRight(line, " \t\r\n"); strings.TrimSpace(trim) != "" {
			out = append(out, Block{at, at + len(trim)})
		}
		at += len(line)
	}
	return out
}

// The width of wrapped text, in bytes, is at least minWidth; where nothing but
// the lengths of lines tells that it is wrapped, at most maxWidth.
const (
	minWidth = 40
	maxWidth = 100
)

// Unwrap returns text, in which lines may be wrapped at a width, with blanks in
// place of the line breaks inside paragraphs. Every offset stays as it is.
//
// A text whose lines are nearly all as long as a common width allows is
// wrapped. So is, in any text, a long line that ends no sentence before one that
// begins with a small letter; where there are several, other lines are too that
// have no room for the word after them.
func Unwrap(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	lines := linesOf(text)
	even := wraps(lines)
	width, several := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].continues(lines[i-1]) {
			width = max(width, lines[i-1].long)
			several++
		}
	}
	if !even && several == 0 {
		return text
	}
	out := []byte(text)
	for i := 1; i < len(lines); i++ {
		l, prev := lines[i], lines[i-1]
		soft := even && !l.broken(prev) || l.continues(prev) || several > 1 && l.fills(prev, width)
		if soft && prev.text != "" && l.text != "" {
			out[l.start-1] = ' '
		}
	}
	return string(out)
}

// A line is a line of text, without the blanks around it.
type line struct {
	text     string
	start    int // byte where the line begins
	long     int // bytes with the blanks before it
	indented bool
}

func linesOf(text string) []line {
	var out []line
	at := 0
	for l := range strings.Lines(text) {
		trim := strings.TrimRight(l, " \t\r\n")
		out = append(out, line{strings.TrimSpace(trim), at, len(trim), l[0] == ' ' || l[0] == '\t'})
		at += len(l)
	}
	return out
}

// ends reports whether the line ends a sentence, or announces something.
func (l line) ends() bool {
	r, _ := utf8.DecodeLastRuneInString(l.text)
	return strings.ContainsRune(".!?\"”’):;…", r)
}

// continues reports whether l goes on with the sentence of the line before it.
func (l line) continues(prev line) bool {
	r, _ := utf8.DecodeRuneInString(l.text)
	return len(prev.text) >= minWidth && unicode.IsLower(r) && !prev.ends()
}

// fills reports whether the line before l, wrapped at a width, has no room for
// l's first word, and ends no sentence.
func (l line) fills(prev line, width int) bool {
	word, _, _ := strings.Cut(l.text, " ")
	return len(prev.text) >= minWidth && prev.long+1+len(word) > width && !prev.ends()
}

// broken reports whether l begins a new paragraph of evenly wrapped text: it is
// indented, or the line before is short and ends a sentence.
func (l line) broken(prev line) bool {
	r, _ := utf8.DecodeLastRuneInString(prev.text)
	return l.indented || len(prev.text) < minWidth && strings.ContainsRune(".!?\"”:", r)
}

// wraps reports whether lines are wrapped at a width.
func wraps(lines []line) bool {
	width, filled := 0, 0
	for _, l := range lines {
		if len(l.text) > maxWidth {
			return false
		}
		width = max(width, len(l.text))
		if l.text != "" {
			filled++
		}
	}
	if width < minWidth || filled < 4 {
		return false
	}
	// Of the lines that another follows, most must be full.
	full, inner, prev := 0, 0, 0
	for _, l := range lines {
		if prev > 0 && l.text != "" {
			inner++
			if prev*4 >= width*3 {
				full++
			}
		}
		prev = len(l.text)
	}
	return inner >= 3 && full*10 >= inner*7
}
