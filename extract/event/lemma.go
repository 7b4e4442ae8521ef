package event

import "strings"

// verbLemma returns the base form of a verb: of an irregular one by a table,
// of a regular one by its ending, preferring a base that has a frame.
func verbLemma(word, tag string) string {
	w := strings.ToLower(strings.ReplaceAll(word, "’", "'"))
	switch w {
	case "'s", "'re", "'m":
		return "be"
	case "'ve", "'d":
		return "have"
	case "'ll", "wo":
		return "will"
	case "ca":
		return "can"
	}
	if b, ok := irregular[w]; ok {
		return b[0]
	}
	switch tag {
	case "VB", "VBP", "MD":
		return w
	case "VBZ":
		return pick(w, "ies:y", "es:e", "es:", "s:")
	case "VBG":
		return pick(w, "ying:ie", "ing:e", "ing:", "ing!")
	}
	return pick(w, "ied:y", "ed:e", "ed:", "ed!")
}

// nounLemma returns the singular of a noun.
func nounLemma(word, tag string) string {
	w := strings.ToLower(word)
	if tag != "NNS" && tag != "NNPS" {
		if one, ok := strings.CutSuffix(w, "s"); ok && tag == "NNP" && len(classes[one]) > 0 {
			return one // "Rebels" at the head of a sentence, taken for a name
		}
		return w
	}
	if _, ok := nouns[w]; ok {
		return w
	}
	if b, ok := irregular[w]; ok {
		return b[0]
	}
	if len(w) < 5 {
		return strings.TrimSuffix(w, "s") // "ties"
	}
	for _, e := range []string{"ies:y", "ches:ch", "shes:sh", "sses:ss", "xes:x", "s:"} {
		end, base, _ := strings.Cut(e, ":")
		if s, ok := strings.CutSuffix(w, end); ok {
			return s + base
		}
	}
	return w
}

// pick returns the first base of w that is a known verb, else the likeliest.
// "ing!" stands for a doubled consonant before the ending.
func pick(w string, endings ...string) string {
	best := ""
	for _, e := range endings {
		end, base, _ := strings.Cut(strings.TrimSuffix(e, "!"), ":")
		s, ok := strings.CutSuffix(w, end)
		if !ok || len(s) < 2 {
			continue
		}
		if strings.HasSuffix(e, "!") {
			if n := len(s); s[n-1] != s[n-2] {
				continue
			}
			s = s[:len(s)-1]
		}
		s += base
		if base == "y" {
			return s
		}
		if known[s] {
			return s
		}
		if best == "" || strings.HasSuffix(e, "!") || base == "" && !silent(s) {
			best = s
		}
	}
	if best == "" {
		return w
	}
	return best
}

// silent reports whether a base without its e, like "releas", wants it back.
func silent(s string) bool {
	n := len(s)
	return n > 2 && strings.ContainsRune("csvuz", rune(s[n-1])) && !strings.HasSuffix(s, "ss") ||
		strings.HasSuffix(s, "at") || strings.HasSuffix(s, "dg") || strings.HasSuffix(s, "ir") || strings.HasSuffix(s, "ut")
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
