package entity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters have no canonical decomposition, but are written without their mark
// where a keyboard lacks it.
var letters = strings.NewReplacer("ı", "i", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th")

// Fold returns name as names are compared: lower case without accents, words
// set apart by one space, no marks but those spaces, no leading "the" and no
// closing "'s".
func Fold(name string) string {
	name = letters.Replace(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(name), "’", "'")))
	name = strings.TrimSuffix(name, "'s")
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(name) {
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
	key := b.String()
	if rest, ok := strings.CutPrefix(key, "the "); ok {
		key = rest
	}
	return key
}

// newID makes an entity's ID from its type and name: "person/hulusi-akar".
func newID(t Type, name string) string {
	slug := strings.ReplaceAll(Fold(name), " ", "-")
	if slug == "" {
		slug = "unnamed"
	}
	return string(t) + "/" + slug
}
