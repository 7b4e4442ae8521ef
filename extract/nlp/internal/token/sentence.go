package token

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	//go:embed data/starters.txt
	starterData string
	//go:embed data/speech.txt
	speechData string

	starters = list(starterData)
	speech   = list(speechData)
)

// A Sentence is the half-open range of its tokens.
type Sentence struct{ First, Last int }

// MaxTokens is the most tokens a sentence has; longer ones are cut.
const MaxTokens = 200

// Split cuts text into tokens and sentences. Sentences never cross a blank
// line, nor a line break unless the text's lines are wrapped at a width.
func Split(text string) ([]Token, []Sentence) {
	var tokens []Token
	var sentences []Sentence
	for _, b := range Blocks(text) {
		first := len(tokens)
		tokens = Tokens(tokens, text, b.Start, b.End)
		sentences = split(sentences, text, tokens, first)
	}
	return tokens, sentences
}

// split appends the sentences of tokens[first:], one block of text.
func split(dst []Sentence, text string, tokens []Token, first int) []Sentence {
	start := first
	for i := first; i < len(tokens); i++ {
		if i > start && credit(text, tokens, i) {
			dst = clamp(dst, start, i)
			start = i
		}
		if end := boundary(text, tokens, start, i); end > 0 {
			dst = clamp(dst, start, end)
			start, i = end, end-1
		}
	}
	return clamp(dst, start, len(tokens))
}

// clamp appends the sentence first to last in pieces of at most MaxTokens.
func clamp(dst []Sentence, first, last int) []Sentence {
	for last-first > MaxTokens {
		dst = append(dst, Sentence{first, first + MaxTokens})
		first += MaxTokens
	}
	if last > first {
		dst = append(dst, Sentence{first, last})
	}
	return dst
}

// maxLook bounds how far boundary looks ahead.
const maxLook = 12

// boundary returns the index of the token that begins the next sentence if
// token i ends the one that began at start, or 0.
func boundary(text string, tokens []Token, start, i int) int {
	w := text[tokens[i].Start:tokens[i].End]
	kind := ending(w)
	if kind == none {
		return 0
	}
	// closing quotes and brackets belong to the sentence before
	end := i + 1
	quoted := false
	for end < len(tokens) && end < i+1+maxLook && closes(text, tokens, end) {
		q := text[tokens[end].Start:tokens[end].End]
		quoted = quoted || q != ")" && q != "]"
		end++
	}
	end = references(text, tokens, end)
	if end == len(tokens) {
		return 0 // the block's end ends it anyway
	}
	next := text[tokens[end].Start:tokens[end].End]
	if r, _ := utf8.DecodeRuneInString(next); unicode.IsLower(r) || kind != strong && unicode.IsDigit(r) {
		// a lower-case word goes on with the sentence, unless the mark is glued to it
		return 0
	}
	switch next {
	case ",", ";", ":", "-", "--", "–", "—", "...", ")", "]", ".":
		return 0
	}
	switch {
	case kind == dots:
		if !begins(text, tokens, end) {
			return 0
		}
	case kind == initial:
		if !starter(next) || i > start && title(text, tokens, i-1) {
			return 0
		}
	case kind == abbreviation:
		if !starter(next) || aside(text, tokens, end) {
			return 0
		}
	case i == start && number(text, tokens, i):
		return 0 // "1." at the start of a list's item
	case quoted && w[0] != '.' && attributed(text, tokens, end):
		return 0
	case glued(text, tokens, i, end):
		return 0
	}
	return end
}

// How a token may end a sentence.
const (
	none = iota
	strong
	dots
	abbreviation
	initial
)

func ending(w string) int {
	switch w[0] {
	case '!', '?':
		return strong
	case '.':
		if len(w) == 1 {
			return strong
		}
		if strings.Trim(w, ".") == "" {
			return dots
		}
		return none
	}
	if w == "…" {
		return dots
	}
	if w == "。" || w == "？" || w == "！" {
		return strong
	}
	if len(w) < 2 || w[len(w)-1] != '.' {
		return none
	}
	stem := w[:len(w)-1]
	if utf8.RuneCountInString(stem) == 1 {
		return initial
	}
	if abbreviations[strings.ToLower(stem)] == "title" {
		return none
	}
	return abbreviation
}

// closes reports whether token i closes a quotation or bracket that began
// before it: it touches what comes before.
func closes(text string, tokens []Token, i int) bool {
	switch w := text[tokens[i].Start:tokens[i].End]; w {
	case ")", "]", "”", "’", "''", "»":
		return true
	case "\"", "'":
		if tokens[i].Start > tokens[i-1].End {
			return false // an opening one, or one set apart
		}
		return i+1 >= len(tokens) || tokens[i+1].Start > tokens[i].End || !alnum(text[tokens[i+1].Start])
	}
	return false
}

// aside reports whether token i opens a bracket that is a part of the sentence it
// stands in: "at 5 p.m. (1700 GMT) on Friday".
func aside(text string, tokens []Token, i int) bool {
	if w := text[tokens[i].Start:tokens[i].End]; w != "(" && w != "[" || i+1 == len(tokens) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(text[tokens[i+1].Start:]); !unicode.IsUpper(r) {
		return true
	}
	for k := i + 1; k+1 < len(tokens) && k < i+maxLook; k++ {
		switch w := text[tokens[k].Start:tokens[k].End]; w {
		case ")", "]":
			r, _ := utf8.DecodeRuneInString(text[tokens[k+1].Start:])
			return unicode.IsLower(r) || r == ','
		}
	}
	return false
}

// references returns the index after the bracketed numbers of notes, "[12]",
// that begin at token i.
func references(text string, tokens []Token, i int) int {
	for k := i; k+2 < len(tokens) && k < i+3*maxLook; k += 3 {
		if text[tokens[k].Start:tokens[k].End] != "[" || !digit(text[tokens[k+1].Start]) || text[tokens[k+2].Start:tokens[k+2].End] != "]" {
			return k
		}
		if k+3 >= len(tokens)-2 {
			return k + 3
		}
	}
	return i
}

// credit reports whether token i begins the credit of a picture, "Photo: ...",
// which is a sentence of its own even after a caption without a period.
func credit(text string, tokens []Token, i int) bool {
	if i+2 >= len(tokens) || text[tokens[i+1].Start:tokens[i+1].End] != ":" {
		return false
	}
	switch text[tokens[i].Start:tokens[i].End] {
	case "Image", "Photo", "Photograph", "Picture", "Credit", "Photographer":
		return true
	}
	return false
}

// glued reports whether no space stands between the end of a sentence and what
// follows, as in "3.Next": only then may a lower-case word or digit follow.
func glued(text string, tokens []Token, i, end int) bool {
	if tokens[end].Start > tokens[end-1].End {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[tokens[end].Start:])
	return end == i+1 && !unicode.IsUpper(r) && !opens(text[tokens[end].Start:tokens[end].End])
}

func opens(w string) bool {
	switch w {
	case "\"", "“", "‘", "``", "'", "(", "[", "«":
		return true
	}
	return false
}

// begins reports whether token i, or the one after opening marks, begins with
// a capital.
func begins(text string, tokens []Token, i int) bool {
	for k := i; k < len(tokens) && k < i+3; k++ {
		w := text[tokens[k].Start:tokens[k].End]
		if opens(w) {
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsUpper(r)
	}
	return false
}

// starter reports whether w is a word that sentences begin with, or opens a
// quotation: after an abbreviation, other capitals are no sign of a new one.
func starter(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	if opens(w) {
		return true
	}
	if !unicode.IsUpper(r) {
		return false
	}
	_, ok := starters[strings.ToLower(w)]
	return ok
}

// title reports whether token i begins with a capital.
func title(text string, tokens []Token, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[tokens[i].Start:])
	return unicode.IsUpper(r)
}

func number(text string, tokens []Token, i int) bool {
	return tokens[i].End-tokens[i].Start == 1 && i > 0 && digit(text[tokens[i-1].End-1])
}

// attributed reports whether the tokens from i on say who spoke, as in
// `"Is it over?" Mr. Smith asked`.
func attributed(text string, tokens []Token, i int) bool {
	for k := i; k < len(tokens) && k < i+8; k++ {
		w := text[tokens[k].Start:tokens[k].End]
		if _, ok := speech[w]; ok {
			// a verb after a subject; "asked" as first word has none
			return k > i || unicode.IsLower(rune(w[0]))
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "of" && w != "de" && w != "al" && w != "-" && w != "the" {
			return false
		}
	}
	return false
}
