// Package fold tells which spellings are one name. Use [Name].
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters have no canonical decomposition, but are written without their mark
// where a keyboard lacks it.
var letters = strings.NewReplacer("ı", "i", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th")

// Name returns name as names are compared: lower case without accents, words
// set apart by one space, no marks but those spaces, no leading "the" and no
// closing "'s".
func Name(name string) string {
	if plain(name) {
		return name
	}
	if ascii(name) {
		return nameASCII(name)
	}
	name = strings.TrimSuffix(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(name), "’", "'")), "'s")
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range letters.Replace(norm.NFKD.String(name)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '‘', r == 'ʼ', r == '.':
			// O'Neill and ONeill, U.S. and US are the same name.
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mc, r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return strings.TrimPrefix(b.String(), "the ")
}

// nameASCII is Name for what most names are.
func nameASCII(name string) string {
	name = strings.TrimSpace(name)
	if n := len(name); n >= 2 && name[n-2] == '\'' && name[n-1]|0x20 == 's' {
		name = name[:n-2]
	}
	out := make([]byte, 0, len(name))
	gap := false
	for i := range len(name) {
		c := name[i]
		switch {
		case c == '\'' || c == '.':
			continue
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		default:
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		out = append(out, c)
	}
	return strings.TrimPrefix(string(out), "the ")
}

// plain reports whether name is one folded word already.
func plain(name string) bool {
	for i := range len(name) {
		if c := name[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
