// Package token cuts text into tokens and sentences: [Split].
//
// Tokens are those of the English Universal Dependencies treebanks (EWT, GUM):
// hyphens and clitics ("n't", "'s") are tokens of their own. Time and memory
// are linear in the length of the text, whatever its bytes.
package token

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

// A Token is the half-open byte range of a word or mark.
type Token struct{ Start, End int }

// Lexicons, one entry a line.
var (
	//go:embed data/abbreviations.txt
	abbreviationData string
	//go:embed data/prefixes.txt
	prefixData string

	abbreviations = list(abbreviationData)
	prefixes      = list(prefixData)
)

// list reads lines of an entry and, after a space, its class.
func list(data string) map[string]string {
	m := map[string]string{}
	for line := range lexicon.Entries(data) {
		entry, class, _ := strings.Cut(line, " ")
		m[entry] = class
	}
	return m
}

// maxWord is the longest stretch without white space, in bytes, that the rules
// for single words look at as a whole; longer ones are cut there.
const maxWord = 256

// Tokens appends the tokens of text[start:end] to dst.
func Tokens(dst []Token, text string, start, end int) []Token {
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if space(r) {
			i += size
			continue
		}
		j := i
		for j < end && j-i < maxWord {
			r, size := utf8.DecodeRuneInString(text[j:end])
			if space(r) {
				break
			}
			j += size
		}
		dst = chunk(dst, text, i, j)
		i = j
	}
	return dst
}

// space reports whether r separates tokens: white space, and characters that
// do not show.
func space(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f' || r == '\u00ad'
}

// chunk tokenizes text[i:j], which has no white space.
func chunk(dst []Token, text string, i, j int) []Token {
	for i < j {
		k := i + prefixLen(text[i:j])
		if k > i {
			dst = append(dst, Token{i, k})
			i = k
			continue
		}
		// A word starts here. Take marks off its end first.
		e, tail := trimEnd(text[i:j])
		if e == 0 {
			_, e = utf8.DecodeRuneInString(text[i:j])
			dst = append(dst, Token{i, i + e})
			i += e
			continue
		}
		dst = word(dst, text, i, i+e)
		dst = marks(dst, text, i+e, i+tail)
		i += tail
	}
	return dst
}

// marks tokenizes a run of marks.
func marks(dst []Token, text string, i, j int) []Token {
	for i < j {
		n := prefixLen(text[i:j])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text[i:j])
		}
		dst = append(dst, Token{i, i + n})
		i += n
	}
	return dst
}

// run returns the length of the run of the byte that s begins with.
func run(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// prefixLen returns the length of the mark that s begins with, or 0 when it
// begins with a word.
func prefixLen(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '.':
		if n := run(s); n > 1 || len(s) == 1 || !alnum(s[1]) {
			return n
		}
		return 0 // ".com", ".5"
	case '!', '?':
		n := 1
		for n < len(s) && (s[n] == '!' || s[n] == '?') {
			n++
		}
		return n
	case '=', '*', '_', '~', '+', '|', '^', '>', '<', '\\':
		return run(s)
	case '-':
		if n := run(s); n > 1 {
			return n
		}
		if len(s) > 1 && digit(s[1]) {
			return 0 // a negative number
		}
		return 1
	case '$':
		return 1
	case '#', '@':
		if len(s) > 1 && alnum(s[1]) && !(r == '#' && digit(s[1])) {
			return 0 // a tag, a user
		}
		return 1
	case '\'', '’', '‘', '`':
		if r == '\'' || r == '`' {
			if len(s) > 1 && s[1] == s[0] {
				return 2
			}
		}
		if c := clitic(s); c > 0 && (c == len(s) || !alnum(s[c]) && s[c] < utf8.RuneSelf) {
			return c
		}
		if e := elided(s[size:]); e > 0 {
			return size + e
		}
		return size
	case ':', ';':
		// ":)" and its like
		if len(s) >= 2 && len(s) <= 3 && strings.ContainsAny(s[len(s)-1:], ")(DPp") && (len(s) == 2 || s[1] == '-') {
			return len(s)
		}
		return size
	case '&':
		if len(s) > 3 && strings.HasPrefix(s, "&amp;") {
			return 5
		}
		return size
	}
	if r < utf8.RuneSelf {
		if alnum(byte(r)) {
			return 0
		}
		return size
	}
	if r == utf8.RuneError && size == 1 {
		return invalid(s)
	}
	if unicode.IsPunct(r) || unicode.IsSymbol(r) {
		return size
	}
	return 0
}

// invalid returns the length of the run of bytes that are not UTF-8.
func invalid(s string) int {
	n := 0
	for n < len(s) {
		if r, size := utf8.DecodeRuneInString(s[n:]); r != utf8.RuneError || size != 1 {
			break
		}
		n++
	}
	return n
}

// trimEnd returns where the word that s begins with ends, and where the marks
// after it do: the rest of s is to be looked at again.
func trimEnd(s string) (word, tail int) {
	end := len(s)
	if !address(s) {
		end = breakAt(s)
	}
	tail = end
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		if r == '.' {
			if end > 1 && s[end-2] == '.' { // an ellipsis
				for end > 0 && s[end-1] == '.' {
					end--
				}
				continue
			}
			if keepsPeriod(s[:end]) {
				break
			}
			end--
			continue
		}
		if strings.ContainsRune(",;:!?)]}\"”»…|*_=~^<>%", r) || (r == '\'' || r == '’' || r == '`') || r == '&' && end == size {
			end -= size
			continue
		}
		break
	}
	return end, tail
}

// breakAt returns the length of s up to a mark that ends a word wherever it
// stands.
func breakAt(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1,
			strings.ContainsRune("()[]{}\"“”«»;!?…—–|<>=*~^", r),
			r == '‘' && i > 0,
			r == ',' && !(i > 0 && digit(s[i-1]) && i+1 < len(s) && digit(s[i+1])),
			r == ':' && !(i > 0 && digit(s[i-1]) && i+1 < len(s) && digit(s[i+1])),
			r == '-' && i+1 < len(s) && s[i+1] == '-',
			r == '.' && strings.HasPrefix(s[i:], ".."):
			if i == 0 {
				return size
			}
			return i
		}
		i += size
	}
	return len(s)
}

// address reports whether s is a web or mail address.
func address(s string) bool {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return true
	}
	if at := strings.IndexByte(s, '@'); at > 0 {
		return strings.IndexByte(s[at:], '.') > 1
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func alnum(c byte) bool {
	return digit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// keepsPeriod reports whether the period that ends s is part of its word:
// abbreviations, initials, letters with periods ("U.S.", "a.m.").
func keepsPeriod(s string) bool {
	w := s[:len(s)-1]
	if w == "" {
		return false
	}
	if i := strings.LastIndexByte(w, '-'); i >= 0 {
		w = w[i+1:]
	}
	if _, ok := abbreviations[strings.ToLower(w)]; ok {
		return true
	}
	// letters with periods between them
	letters, sep := 0, true
	for i, r := range w {
		switch {
		case r == '.' && i > 0 && !sep:
			sep = true
		case sep && (unicode.IsLetter(r)):
			sep = false
			letters++
		default:
			return false
		}
	}
	if letters == 1 {
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsUpper(r) && r != 'I'
	}
	return letters > 1
}
