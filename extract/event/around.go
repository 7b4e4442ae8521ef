package event

// around reports whether place b, named next after a, only says where a is.
func (f *finder) around(a, b location) bool {
	if b.first-a.end > 9+f.bracketed(a.end, b.first) || f.doc.Tokens[a.end].Tag == "POS" || f.doc.Tokens[a.end].Tag == "CC" {
		return false
	}
	for i := a.end; i < b.first; i++ {
		switch tag := f.doc.Tokens[i].Tag; {
		case isVerb(tag) && tag != "VBN", tag == "CC", tag == "TO", tag == "WRB", tag == ":":
			return false
		}
		switch f.tree.low(i) {
		case "to", "from", "into", "against", "by", "for", "after", "before", "during", "when", "while":
			return false
		}
	}
	return true
}

// tells reports whether place b is said of place a in the tree, or stands right
// behind it: not as in "a war on Mali at a park in Oslo".
func (f *finder) tells(a, b location) bool {
	i := a.end
	if isNoun(f.doc.Tokens[i].Tag) {
		i = f.nounFrom(i) + 1 // behind "Oslo city"
	}
	for ; ; i++ {
		if i >= b.first-1 {
			return true
		}
		if isNoun(f.doc.Tokens[i].Tag) && f.nounFrom(i) == i && !f.area(i) && !has(counting, f.noun(i), "unit") && !f.isDate(phrase{i, i + 1, i}) {
			break
		}
	}
	top := f.tree.headOf(a.first, a.last)
	for f.tree.rel(top) == "compound" || f.tree.rel(top) == "flat" {
		top = f.doc.Tokens[top].Head
	}
	return f.tree.below(top, f.tree.headOf(b.first, b.last))
}

// area reports whether noun i is for a site that is no building or the like.
func (f *finder) area(i int) bool { return isSite(f.noun(i)) && !has(classes, f.noun(i), "facility") }

// bracketed returns how many of the tokens first to last-1 are in brackets.
func (f *finder) bracketed(first, last int) (n int) {
	in := false
	for i := first; i < last; i++ {
		in = in || f.doc.Tokens[i].Tag == "-LRB-"
		if in {
			n++
		}
		in = in && f.doc.Tokens[i].Tag != "-RRB-"
	}
	return n
}
