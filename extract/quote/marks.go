package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A marked is a stretch of text in quote marks, from the opening mark to the
// end of the closing one. Where the closing mark is missing it ends with its
// paragraph and open is true.
type marked struct {
	start, end           int
	innerStart, innerEnd int
	open                 bool
	single               bool
}

var closers = map[rune]string{
	'“': "”\"", '„': "“”", '«': "»", '‘': "’'", '"': "\"”", '\'': "'’",
}

// findMarks returns the stretches in quote marks, outermost only, in the order
// of the text. None crosses a paragraph.
func findMarks(text string) []marked {
	var out []marked
	for base := 0; base < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[base:], '\n'); n >= 0 {
			end = base + n
		}
		out = append(out, paragraphMarks(text, base, end)...)
		base = end + 1
	}
	return out
}

func paragraphMarks(text string, base, end int) []marked {
	var out []marked
	for i := base; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:])
		if strings.HasPrefix(text[i:end], "``") || strings.HasPrefix(text[i:end], "''") {
			r, n = '"', 2 // two single marks typed for a double one
		}
		m, ok := markAt(text, base, i, n, end, r)
		if !ok {
			i += n
			continue
		}
		out = append(out, m)
		i = m.end
	}
	return out
}

// markAt returns the marked stretch that the mark r of n bytes at i opens.
func markAt(text string, base, i, n, end int, r rune) (marked, bool) {
	single := r == '‘' || r == '\''
	m := marked{start: i, innerStart: i + n, single: single}
	switch {
	case closers[r] == "" || i+n >= end || !opens(text, base, i, n):
		return m, false
	case single:
		m.innerEnd, m.end = closeSingle(text[:end], i+n)
	case n == 2 && r == '"':
		if at := strings.Index(text[i+n:end], "''"); at >= 0 {
			if after := i + n + at + 2; after < end && text[after] == '\'' {
				at++ // ''He said, 'Go on.''' closes the inner marks first
			}
			m.innerEnd, m.end = i+n+at, i+n+at+2
		}
	default:
		m.innerEnd, m.end = closeDouble(text[:end], i+n, closers[r])
	}
	if m.end == 0 {
		if single {
			return m, false // more likely an apostrophe
		}
		m.end = i + len(strings.TrimRightFunc(text[i:end], unicode.IsSpace))
		m.open, m.innerEnd = true, m.end
	}
	return m, m.innerEnd > m.innerStart
}

// opens reports whether the mark of n bytes at i stands where an opening one
// does: after nothing, a space, a bracket, a dash or a colon, before a
// character that is not a space.
func opens(text string, base, i, n int) bool {
	after, _ := utf8.DecodeRuneInString(text[i+n:])
	if unicode.IsSpace(after) {
		return false
	}
	if i == base || strings.HasPrefix(text[i:], "“") || strings.HasPrefix(text[i:], "„") {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[base:i])
	return unicode.IsSpace(before) || strings.ContainsRune("([{—–-:/“\"‘…,", before)
}

func closeDouble(text string, from int, marks string) (inner, end int) {
	at := strings.IndexAny(text[from:], marks)
	if at < 0 {
		return 0, 0
	}
	_, n := utf8.DecodeRuneInString(text[from+at:])
	return from + at, from + at + n
}

// closeSingle finds the closing mark of a stretch in single marks, telling it
// from an apostrophe: no letter follows it, and it is not the possessive of a
// plural with a better one to come.
func closeSingle(text string, from int) (inner, end int) {
	for i := from; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == '’' || r == '\'' {
			next, _ := utf8.DecodeRuneInString(text[i+n:])
			if i+n == len(text) || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				inner, end = i, i+n
				if text[i-1] != 's' || next != ' ' || i+n == len(text) {
					return inner, end
				}
			}
		} else if strings.ContainsRune("“”\"", r) && end > 0 {
			break
		}
		i += n
	}
	return inner, end
}
