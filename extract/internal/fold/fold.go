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
	name = letters.Replace(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(name), "’", "'")))
	name = strings.TrimSuffix(name, "'s")
	if !ascii(name) {
		name = norm.NFKD.String(name)
	}
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range name {
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
