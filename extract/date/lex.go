package date

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexeme is a word, a number or a mark. The grammar cuts the text itself, so
// that it does not depend on how a tokenizer treats "Oct." or "14-16".
type lexeme struct {
	start, end int
	low        string // in lower case
	capital    bool   // begins with a capital
	number     int    // the value of one to four digits, else -1
	ordinal    bool   // "14th"
}

// longest is the length in bytes beyond which a word is no word of a date.
const longest = 24

// lex cuts text into lexemes. A line break is a lexeme of its own, and so is
// the "'s" of a genitive. Numbers with more than four digits, with thousands
// separators or decimals become one lexeme without a value.
func lex(text string) []lexeme {
	var out []lexeme
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		x := lexeme{start: i, number: -1}
		switch {
		case r != '\n' && unicode.IsSpace(r):
			i = end
			continue
		case isDigit(r):
			end = i + numberLen(text[i:])
			x.number = small(text[i:end])
			if s := ordinalSuffix(text[end:]); s > 0 && x.number >= 0 {
				x.ordinal, end = true, end+s
			}
		case r == '\'' || r == '’':
			if n, s := utf8.DecodeRuneInString(text[end:]); n == 's' && !wordAhead(text[end+s:]) {
				end += s
			}
		case unicode.IsLetter(r):
			end = i + wordLen(text[i:])
			x.capital = unicode.IsUpper(r)
		}
		x.end = end
		if end-i <= longest {
			x.low = strings.ToLower(strings.ReplaceAll(text[i:end], "’", "'"))
		}
		out = append(out, x)
		i = end
	}
	return out
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// numberLen is the length of the number text begins with: digits, and a comma
// or a point where more digits follow.
func numberLen(text string) int {
	i := 0
	for i < len(text) {
		c := rune(text[i])
		if !isDigit(c) && !((c == ',' || c == '.') && i+1 < len(text) && isDigit(rune(text[i+1]))) {
			break
		}
		i++
	}
	return i
}

func small(digits string) int {
	if len(digits) > 4 {
		return -1
	}
	n := 0
	for _, c := range digits {
		if !isDigit(c) {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func ordinalSuffix(text string) int {
	if len(text) < 2 || wordAhead(text[2:]) {
		return 0
	}
	switch strings.ToLower(text[:2]) {
	case "st", "nd", "rd", "th":
		return 2
	}
	return 0
}

func wordLen(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && !isDigit(r) && !unicode.IsMark(r) {
			return i
		}
	}
	return len(text)
}

func wordAhead(text string) bool { return wordLen(text) > 0 }
