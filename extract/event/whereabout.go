package event

// wherein returns how far what stands after the preposition at token i is from
// being the place of an event: "in", "close to". "like" is as good as the
// preposition before the noun that it gives examples of, "in towns like".
func (f *finder) wherein(i int) (whereabout, bool) {
	w := f.tree.low(i)
	if i > 0 {
		if in, ok := wherein[f.tree.low(i-1)+"~"+w]; ok {
			return in, true
		}
		n := i - 1
		if f.doc.Word(n) == "," {
			n--
		}
		if exampling(w) && n > 0 && f.doc.Tokens[n].Tag == "NNS" && isSite(f.noun(n)) {
			for ; n > 0 && before(f.doc.Tokens[n].Tag); n-- {
			}
			w = f.tree.low(n)
		}
	}
	in, ok := wherein[w]
	return in, ok
}

// of reports whether token i is an "of" that is no part of a preposition.
func (f *finder) of(i int) bool {
	if i > 0 {
		if _, ok := wherein[f.tree.low(i-1)+"~of"]; ok {
			return false
		}
	}
	return f.tree.low(i) == "of"
}

// exampling reports whether a preposition stands before examples of something.
func exampling(prep string) bool { return prep == "like" || prep == "including" }
