// Package spelling tells which spellings may name one place. Use [Key] for
// names written alike and [Sound] for transliterations.
package spelling

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/internal/fold"
)

// Longest is how many bytes of a name are looked at; no place's name is as
// long.
const Longest = 120

// long are the words that names are written short with: "St. Louis", "Mt.
// Vernon", "Ft. Worth".
var long = map[string]string{"ft": "fort", "mt": "mount", "st": "saint", "ste": "sainte"}

// Key returns name folded, with the short words written out, or "" for a name
// that is too long.
func Key(name string) string {
	if len(name) > Longest {
		return ""
	}
	key := fold.Name(name)
	first, _, _ := strings.Cut(key, " ")
	if full, ok := long[first]; ok {
		return full + key[len(first):]
	}
	return key
}

// articles are the Arabic article's forms before a name or within it.
var articles = map[string]bool{
	"ad": true, "adh": true, "al": true, "an": true, "ar": true, "as": true, "ash": true, "at": true, "ath": true, "az": true,
	"ed": true, "el": true, "en": true, "er": true, "es": true, "esh": true, "et": true, "ez": true, "ul": true, "ur": true,
}

// sounds are the letters that transliterations disagree on, longest first.
// Vowels are kept only as open (a) or round (o).
var sounds = strings.NewReplacer(
	"dzh", "j", "sch", "s", "tsh", "c",
	"ch", "s", "dh", "d", "dj", "j", "gh", "g", "kh", "h", "ph", "f", "sh", "s", "th", "t", "ts", "s", "tz", "s", "zh", "j",
	"c", "k", "q", "k", "x", "ks",
	"ou", "o", "oo", "o", "u", "o", "w", "o", "e", "a", "i", "a", "y", "a",
)

// Sound returns what transliterations of one name from another script have in
// common, of a name's [Key]: "tel abyad" and "tall abyad" sound alike. It is ""
// for a name too short to be told by its sound.
func Sound(key string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(key) {
		if articles[w] {
			continue
		}
		for i := range len(w) {
			if c := w[i]; c < 'a' || c > 'z' {
				return ""
			}
		}
		appendSound(&b, sounds.Replace(w))
	}
	if b.Len() < 4 {
		return ""
	}
	return b.String()
}

// appendSound writes a word without doubled letters, with one vowel for each
// run of them, and without the vowel or "h" at its end.
func appendSound(b *strings.Builder, w string) {
	w = strings.TrimRight(w, "aoh")
	vowels := byte(0)
	last := byte(0)
	for i := range len(w) {
		c := w[i]
		if c == 'a' || c == 'o' {
			if vowels != 'o' {
				vowels = c
			}
			continue
		}
		if vowels != 0 {
			b.WriteByte(vowels)
		}
		if c != last || vowels != 0 {
			b.WriteByte(c)
		}
		vowels, last = 0, c
	}
}
