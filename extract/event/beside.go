package event

// verbOver returns the verb that token i is in the clause of, or -1.
func (t *tree) verbOver(i int) int {
	for range pathReach {
		if i = t.doc.Tokens[i].Head; i < 0 || isVerb(t.doc.Tokens[i].Tag) {
			return i
		}
	}
	return -1
}

// beside reports whether a verb is told with another as a part of the same:
// "shot as he left", "burst in and shot", "drove a car into it, killing two",
// "attacked in order to take".
func (t *tree) beside(verb, other int) bool { return t.partOf(verb, other) || t.partOf(other, verb) }

// partOf reports whether the clause of verb i is a part of what another tells:
// not what is before, after or because of it, nor a deed of someone else.
func (t *tree) partOf(i, verb int) bool {
	for range 4 {
		switch t.rel(i) {
		case "conj":
			if t.child(i, "nsubj") >= 0 {
				return false
			}
		case "advcl", "xcomp", "acl":
			if t.doc.Tokens[i].Rel == "acl:relcl" {
				return false
			}
			for _, k := range t.children[i] {
				if k < i && (t.rel(k) == "mark" || t.rel(k) == "advmod" && t.doc.Tokens[k].Tag == "WRB") && !has(words, t.low(k), "during") {
					return false
				}
			}
		case "obj":
			if !isNoun(t.doc.Tokens[i].Tag) {
				return false
			}
		default:
			return false
		}
		if i = t.doc.Tokens[i].Head; i == verb {
			return true
		}
	}
	return false
}

// undergone reports whether a participle says of a name what was done to it:
// "Oslo, captured by rebels".
func (f *finder) undergone(verb, name int) bool {
	return f.doc.Tokens[verb].Tag == "VBN" && f.tree.rel(verb) == "acl" && f.doc.Tokens[verb].Head == name
}

// below reports whether token i is below a verb in the tree.
func (t *tree) below(verb, i int) bool {
	for range pathReach {
		if i < 0 || i == verb {
			return i == verb
		}
		i = t.doc.Tokens[i].Head
	}
	return false
}
