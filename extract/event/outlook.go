package event

import "strings"

// outlook returns the polarity and modality of the event that noun i names by
// what governs the noun, if that says anything: "fear of an attack",
// "averted a strike", "could set off protests". A noun that speaks of what is
// known already, "the attack", is not read so.
func (f *finder) outlook(i int) (Polarity, Modality) {
	t := f.tree
	if f.definite(i) {
		return Positive, Asserted
	}
	at := i
	for depth := 0; depth < 8; depth++ {
		head := t.doc.Tokens[at].Head
		if head < 0 {
			break
		}
		key := t.verb(head)
		if isNoun(t.doc.Tokens[head].Tag) {
			key = f.noun(head)
		}
		rel := t.rel(at)
		if c := t.child(at, "case"); c >= 0 && c < at {
			key += "~" + t.low(c)
		}
		if rel != "conj" {
			for _, kind := range outlooks[key] {
				if kind == "negative" {
					return Negative, Asserted
				}
				return Positive, Modality(kind)
			}
		}
		if c := f.clauseAt[head]; c != nil {
			if rel == "obj" || rel == "nsubj" || rel == "obl" || rel == "conj" {
				if _, m := f.modality(c); m != Asserted {
					return Positive, m
				}
			}
			break
		}
		if rel != "nmod" && rel != "conj" && rel != "appos" {
			break
		}
		at = head
	}
	return Positive, Asserted
}

// definite reports whether a noun is said to be of something known: by its
// article, a number, its owner, or a name.
func (f *finder) definite(i int) bool {
	t := f.tree
	for j := range f.premodifiers(i) {
		switch x := t.doc.Tokens[j]; {
		case x.Tag == "PRP$", x.Tag == "POS", x.Tag == "CD", strings.HasPrefix(x.Tag, "NNP"):
			return true
		case x.Tag == "DT":
			switch t.low(j) {
			case "a", "an", "any", "another", "some", "no", "every", "each":
			default:
				return true
			}
		}
	}
	return false
}
