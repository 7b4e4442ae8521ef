package entity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not decompose into a base letter and an accent
var unaccent = strings.NewReplacer("ı", "i", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe")

// Fold returns name as names are compared: lower case, without accents,
// punctuation, a leading "the" and a closing "'s", words separated by one space.
func Fold(name string) string {
	name = strings.NewReplacer("’", "'", ".", "").Replace(name)
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "'")
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(unaccent.Replace(strings.ToLower(name))) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return strings.TrimPrefix(b.String(), "the ")
}

// newID makes an entity's ID from its type and name: "person/hulusi-akar".
func newID(t Type, name string) string {
	slug := strings.ReplaceAll(Fold(name), " ", "-")
	if slug == "" {
		slug = "unnamed"
	}
	return string(t) + "/" + slug
}
