package quotation

import (
	"regexp"
	"strings"
	"unicode"
)

// words is a set of lower-case words.
func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

var (
	pronouns = words(`he she they it i we you him her them me us who his hers their its one himself herself
		themselves`)
	titles = words(`mr mrs ms miss dr sir dame lord lady prof professor sen senator rep representative gov governor
		president vice prime minister premier mayor chief justice judge gen general col colonel maj major capt captain
		sgt lt secretary detective officer const constable insp inspector supt superintendent staff coach minister mp
		mpp mla mna speaker hon rev reverend father sister brother pope king queen prince princess former ex the a an
		then now acting deputy attorney ambassador chairman chairwoman chair ceo spokesman spokeswoman spokesperson
		director candidate republican democrat democratic conservative liberal ndp tory labour`)
	suffixes = words(`jr sr ii iii iv esq phd md qc`)

	// afterHead is what follows the head of a name: a comma, a preposition, a relative clause.
	afterHead = regexp.MustCompile(`(?s)[\s\p{Z}]*(?:,|;|\(|\bwho\b|\bwhich\b|\bwhose\b|\bthat\b|\bof\b|\bfor\b|\bfrom\b|` +
		`\bin\b|\bat\b|\bon\b|\bwith\b|\bto\b|\bby\b|\bamong\b| - | — | – ).*$`)
	possessive = regexp.MustCompile(`'s\b|'([\s\p{Z}]|$)`)
	pronounish = regexp.MustCompile(`[a-z']+`)
)

// tokens returns the lower-case words of s without possessive endings; inner
// hyphens and apostrophes join.
func tokens(s string) []string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	rs := []rune(possessive.ReplaceAllString(s, "$1"))
	var out []string
	for i := 0; i < len(rs); {
		if !isWord(rs[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(rs) && (isWord(rs[j]) || (rs[j] == '-' || rs[j] == '\'') && j+1 < len(rs) && isWord(rs[j+1])) {
			j++
		}
		out = append(out, string(rs[i:j]))
		i = j
	}
	return out
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// core returns the tokens of s before any modifier that follows the head, or
// all of them.
func core(s string) []string {
	if t := tokens(afterHead.ReplaceAllString(s, "")); len(t) > 0 {
		return t
	}
	return tokens(s)
}

// head returns the last name or the head noun of s.
func head(s string) string {
	t := core(s)
	for len(t) > 1 && suffixes[t[len(t)-1]] {
		t = t[:len(t)-1]
	}
	if len(t) == 0 {
		return ""
	}
	return t[len(t)-1]
}

func untitled(s string) []string {
	var out []string
	for _, t := range tokens(afterHead.ReplaceAllString(s, "")) {
		if !titles[t] {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return tokens(s)
	}
	return out
}

// SameName reports whether a and b name the same speaker: the same last name
// or head noun unless the first names differ, or one's words all among the
// other's. "Sen. Ted Cruz" is "Cruz" and "Ted Cruz, R-Texas"; "a police
// spokesman" is "the spokesman".
func SameName(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	ta, tb := untitled(a), untitled(b)
	if strings.Join(ta, " ") == strings.Join(tb, " ") {
		return true
	}
	if head(a) == head(b) {
		return !differentFirstNames(a, b, ta, tb)
	}
	sa, sb := words(strings.Join(ta, " ")), words(strings.Join(tb, " "))
	if len(sb) < len(sa) {
		sa, sb = sb, sa
	}
	for t := range sa {
		if !sb[t] {
			return false
		}
	}
	return len(sa) > 0
}

func differentFirstNames(a, b string, ta, tb []string) bool {
	if len(ta) < 2 || len(tb) < 2 || ta[len(ta)-1] != tb[len(tb)-1] || ta[0] == tb[0] || !upper(a) || !upper(b) {
		return false
	}
	if []rune(ta[0])[0] == []rune(tb[0])[0] {
		return false
	}
	first := words(strings.Join(ta[:len(ta)-1], " "))
	for _, t := range tb[:len(tb)-1] {
		if first[t] {
			return false
		}
	}
	return true
}

func upper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// BarePronoun reports whether s is a pronoun, with at most one word before it.
func BarePronoun(s string) bool {
	w := pronounish.FindAllString(strings.ToLower(s), -1)
	return len(w) > 0 && len(w) <= 2 && pronouns[w[len(w)-1]]
}
