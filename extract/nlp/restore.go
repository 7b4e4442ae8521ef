package nlp

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/token"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

//go:embed data/words.txt
var wordsFile string

// plainWords returns the words of the list, which only text in capitals needs.
var plainWords = sync.OnceValue(func() map[string]bool { return lexicon.Set(wordsFile) })

// Restore returns text in capitals, as the wires of old had it, with capitals
// only where they are likely to belong: known words that are not names become
// lower case, others keep their first letter, abbreviations all. No byte moves.
// Text that is not in capitals, or has letters beyond ASCII, is returned as it
// is.
func Restore(text string) (string, error) {
	if !inCapitals(text) {
		return text, nil
	}
	e, err := embedded()
	if err != nil {
		return text, err
	}
	tokens, sentences := token.Split(text)
	at := func(i int) string {
		if i < 0 || i >= len(tokens) {
			return " "
		}
		return text[tokens[i].Start:tokens[i].End]
	}
	abbreviations := map[string]bool{} // "[FMLN]"
	for i := range tokens {
		if strings.Contains("[(", at(i-1)) && strings.Contains("])", at(i+1)) {
			abbreviations[at(i)] = true
		}
	}
	b := []byte(text)
	for _, s := range sentences {
		for i := s.First; i < s.Last; i++ {
			low := strings.ToLower(at(i))
			keep := 0 // letters that stay
			switch known := e.common(low); {
			case len(low) < 2 && low != "a", strings.Contains(low, "."),
				!known && (abbreviations[at(i)] || !strings.ContainsAny(low, "aeiouy")):
				continue
			case !known, i == s.First:
				keep = 1
			}
			copy(b[tokens[i].Start+keep:tokens[i].End], low[keep:])
		}
	}
	return string(b), nil
}

// inCapitals reports whether nine letters in ten are capitals, and none is
// beyond ASCII.
func inCapitals(text string) bool {
	upper, letters := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= utf8.RuneSelf:
			return false
		case 'A' <= c && c <= 'Z':
			upper++
			letters++
		case 'a' <= c && c <= 'z':
			letters++
		}
	}
	return letters >= 40 && upper*10 >= letters*9
}

// common reports whether a lower-case word is known, as it stands or without an
// ending, and not as a name only.
func (e *engine) common(low string) bool {
	known := func(w string) bool { return plainWords()[w] || e.syntax.Common(word.Of(w).Lower) }
	if known(low) {
		return true
	}
	for _, ending := range []string{"s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "ment", "ments"} {
		stem, ok := strings.CutSuffix(low, ending)
		if n := len(stem) - 1; ok && n > 2 && (known(stem) || known(stem+"e") || stem[n] == stem[n-1] && known(stem[:n])) {
			return true
		}
	}
	return false
}
