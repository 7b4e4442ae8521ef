package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word tokenizes text[i:j], a word without marks at its ends: clitics,
// hyphens, slashes, units.
func word(dst []Token, text string, i, j int) []Token {
	s := text[i:j]
	if address(s) {
		return append(dst, Token{i, j})
	}
	if n := contraction(s); n > 0 {
		if n < len(s) {
			dst = word(dst, text, i, i+n)
			return append(dst, Token{i + n, j})
		}
	}
	if n := splitAt(s); n > 0 {
		// s[n] is a hyphen or slash
		_, size := utf8.DecodeRuneInString(s[n:])
		dst = word(dst, text, i, i+n)
		dst = append(dst, Token{i + n, i + n + size})
		if i+n+size < j {
			dst = chunk(dst, text, i+n+size, j)
		}
		return dst
	}
	if n := unit(s); n > 0 {
		return append(dst, Token{i, i + n}, Token{i + n, j})
	}
	return append(dst, Token{i, j})
}

// clitics after an apostrophe.
var clitics = []string{"s", "S", "m", "M", "re", "RE", "ve", "VE", "ll", "LL", "d", "D"}

// clitic returns the length of the clitic s begins with, apostrophe included.
func clitic(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	for _, c := range clitics {
		if strings.HasPrefix(s[size:], c) {
			if n := size + len(c); n == len(s) || !alnum(s[n]) {
				return n
			}
		}
	}
	return 0
}

// elided returns the length of a word that is written with an apostrophe
// before it: 'em, 'til, '90s.
func elided(s string) int {
	for _, w := range []string{"em", "til", "cause", "tis", "twas", "n"} {
		if len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) && (len(s) == len(w) || !alnum(s[len(w)])) {
			return len(w)
		}
	}
	if len(s) >= 3 && digit(s[0]) && digit(s[1]) && s[2] == 's' {
		return 3
	}
	return 0
}

// joined words of two, and where the second begins.
var joined = map[string]int{
	"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "im": 1, "ive": 1,
	"wouldnt": 5, "couldnt": 5, "havent": 4, "hasnt": 3, "arent": 3, "youre": 3,
}

// contraction returns where the last clitic of s begins, or 0.
func contraction(s string) int {
	if len(s) <= 8 {
		if n := joined[strings.ToLower(s)]; n > 0 && (s[0] != 'I' || n > 1) && s != "im" && s != "IM" {
			return n
		}
	}
	for i := len(s) - 1; i >= 0 && i >= len(s)-5; i-- {
		if s[i] == '\'' || s[i] == 0xe2 && strings.HasPrefix(s[i:], "’") {
			if i == 0 {
				return 0
			}
			size := 1
			if s[i] != '\'' {
				size = len("’")
			}
			if t := s[i+size:]; (t == "t" || t == "T") && i > 1 && (s[i-1] == 'n' || s[i-1] == 'N') {
				return i - 1
			}
			if clitic(s[i:]) == len(s)-i {
				return i
			}
			return 0
		}
	}
	return 0
}

// splitAt returns the place of the first hyphen or slash that s is split at,
// or 0.
func splitAt(s string) int {
	digits := strings.IndexFunc(s, func(r rune) bool { return !(r >= '0' && r <= '9' || r == '-' || r == '/' || r == '.') }) < 0
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '-':
			if digits && strings.Count(s, "-") > 1 { // telephone numbers, dates
				continue
			}
			if _, ok := prefixes[strings.ToLower(s[:i])]; ok {
				continue
			}
			return i
		case '/':
			if digits && strings.IndexByte(s, '-') < 0 { // dates, fractions
				continue
			}
			if i+1 < len(s) && strings.EqualFold(s, "w/o") || strings.EqualFold(s, "n/a") || strings.EqualFold(s, "c/o") {
				return 0
			}
			return i
		case 0xe2:
			if strings.HasPrefix(s[i:], "‑") || strings.HasPrefix(s[i:], "‐") || strings.HasPrefix(s[i:], "−") {
				return i
			}
		}
	}
	return 0
}

// unit returns where a unit begins that follows a number without a space, or
// 0: "10am", "5km", "3%".
func unit(s string) int {
	if !digit(s[0]) {
		// "US$5", "C$", and currency signs within
		if i := strings.IndexByte(s, '$'); i > 0 && i+1 < len(s) && digit(s[i+1]) {
			return i + 1
		}
		return 0
	}
	i := 0
	for i < len(s) && (digit(s[i]) || (s[i] == '.' || s[i] == ',' || s[i] == ':') && i+1 < len(s) && digit(s[i+1])) {
		i++
	}
	if i == len(s) {
		return 0
	}
	switch u := strings.ToLower(s[i:]); u {
	case "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "km", "kg", "mm", "cm", "mph", "kph", "k", "m", "bn", "mb", "gb", "hz", "ghz", "mhz", "ft", "lbs", "lb", "oz", "min", "mins", "hrs", "yrs", "%", "°", "°c", "°f", "g", "mg", "ml", "kw", "mw":
		return i
	case "st", "nd", "rd", "th", "s":
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	if r > utf8.RuneSelf && !unicode.IsLetter(r) {
		return i
	}
	return 0
}
