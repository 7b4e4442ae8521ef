package event

import "strings"

// verb returns the lemma of verb i. Where the lexicon has no such verb, it is
// the one of the lexicon that the word is a regular form of: the analysis knows
// fewer verbs of conflict, and takes "boycotted" for a form of "boycot".
func (t *tree) verb(i int) string {
	lemma := t.doc.Tokens[i].Lemma
	if known[lemma] {
		return lemma
	}
	for _, ending := range []string{"ed", "ing"} {
		s, ok := strings.CutSuffix(t.low(i), ending)
		if !ok || len(s) < 3 {
			continue
		}
		n := len(s) - 1
		switch {
		case known[s+"e"]: // "freed"
			return s + "e"
		case known[s]:
			return s
		case s[n] == s[n-1] && known[s[:n]]: // "totalled"
			return s[:n]
		}
	}
	return lemma
}

// known holds the verbs of the lexicon.
var known = knownVerbs()

func knownVerbs() map[string]bool {
	m := map[string]bool{}
	for k := range frames {
		m[k[:strings.IndexAny(k+"+", "~+>")]] = true
	}
	for v := range verbKinds {
		m[v] = true
	}
	return m
}
