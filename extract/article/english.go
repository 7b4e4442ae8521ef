package article

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed english.txt
var englishList string

//go:embed foreign.txt
var foreignList string

var (
	englishWords = wordSet(englishList)
	foreignWords = wordSet(foreignList)
)

const (
	languageSample = 64 << 10 // bytes that are looked at
	englishPercent = 5        // least share of English function words, rounded down to a count
	latinShare     = 0.5      // least share of Latin letters among the letters
)

// checkEnglish returns ErrEmpty for a text without words and ErrNotEnglish for
// one in another language, else nil. It counts function words, which make up
// a third of English prose whatever it is about and whatever its capitals;
// names, however foreign, are not. Other languages show in their
// own function words, or in their script. A text of a few words is taken for
// English unless there is evidence against it.
func checkEnglish(text string) error {
	if len(text) > languageSample {
		text = text[:languageSample]
	}
	var letters, latin int
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
	}
	if letters == 0 {
		return ErrEmpty
	}
	if float64(latin) < latinShare*float64(letters) {
		return fmt.Errorf("%w: %d of %d letters are not Latin", ErrNotEnglish, letters-latin, letters)
	}
	words, english, foreign := countWords(text)
	switch {
	case foreign > english:
		return fmt.Errorf("%w: %d function words of other languages, %d English ones", ErrNotEnglish, foreign, english)
	case english < words*englishPercent/100:
		return fmt.Errorf("%w: %d English function words among %d words", ErrNotEnglish, english, words)
	}
	return nil
}

// countWords counts the words of a text, and the function words among them
// that are English and those that are of other languages.
func countWords(text string) (words, english, foreign int) {
	notInWord := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' }
	for w := range strings.FieldsFuncSeq(text, notInWord) {
		if w, _, _ = strings.Cut(strings.ReplaceAll(w, "’", "'"), "'"); w == "" { // "they've" counts as "they"
			continue
		}
		words++
		w = strings.ToLower(w)
		if englishWords[w] {
			english++
		} else if foreignWords[w] {
			foreign++
		}
	}
	return words, english, foreign
}

// wordSet reads a list of one entry a line; "#" begins a comment.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for entry := range lexicon.Entries(list) {
		set[entry] = true
	}
	return set
}
