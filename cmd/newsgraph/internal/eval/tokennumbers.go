package eval

import (
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// byTokens reports whether a gold place is given by the numbers of its first
// and last token where offsets are due, as a part of event_location's are:
// read as offsets it is empty or cuts a word, "e c" of "the city".
func (a span) byTokens(text string) bool {
	if a.End > len(text) || a.End-a.Start < 3 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:a.Start])
	first, _ := utf8.DecodeRuneInString(text[a.Start:])
	last, _ := utf8.DecodeLastRuneInString(text[:a.End])
	after, _ := utf8.DecodeRuneInString(text[a.End:])
	return unicode.IsLetter(before) && unicode.IsLetter(first) || unicode.IsLetter(last) && unicode.IsLetter(after) ||
		unicode.IsSpace(first)
}

// fromTokens returns the text of the tokens first to last, counted as the gold
// does: white space that is more than a blank between two words is a token
// too. ok is false where there are no such tokens.
func fromTokens(text string, first, last int) (s span, ok bool) {
	var counted [][2]int
	end := 0
	for _, t := range nlp.Split(text).Tokens {
		if gap := text[end:t.Start]; gap != "" && (gap != " " || end == 0) {
			counted = append(counted, [2]int{end, t.Start})
		}
		counted = append(counted, [2]int{t.Start, t.End})
		end = t.End
	}
	if first < 0 || first > last || last >= len(counted) {
		return span{}, false
	}
	b, e := counted[first][0], counted[last][1]
	return span{Start: b, End: e, Text: text[b:e]}, true
}
