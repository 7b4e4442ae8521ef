package event

import "strings"

// A phrase is a noun phrase: the tokens first up to but not including last.
type phrase struct{ first, last, head int }

// coordinated returns the phrase of token i and those coordinated with it.
func (t *tree) coordinated(i int) []phrase {
	out := []phrase{t.phrase(i)}
	for _, k := range t.children[i] {
		if t.rel(k) == "conj" && !isVerb(t.doc.Tokens[k].Tag) && t.child(k, "nsubj") < 0 {
			out = append(out, t.phrase(k))
		}
	}
	return out
}

// phrase returns the noun phrase of head i: what stands before it and belongs
// to it, the rest of its name, and "of" and what follows where the head is only
// a quantity.
func (t *tree) phrase(i int) phrase {
	p := phrase{first: i, last: i + 1, head: i}
	for _, k := range t.children[i] {
		switch t.rel(k) {
		case "det", "amod", "nummod", "compound", "flat", "goeswith":
		case "nmod":
			if k > i && t.quantity(i) && t.prep(k) == "of" {
				p.last = max(p.last, t.phrase(k).last)
			}
			if k > i {
				continue
			}
		case "advmod", "nmod:desc":
			if k > i {
				continue
			}
		default:
			continue
		}
		if k < i {
			p.first = min(p.first, t.leftmost(k, 0))
		} else if t.rel(k) == "flat" || t.rel(k) == "compound" || t.rel(k) == "goeswith" {
			p.last = max(p.last, t.rightmost(k, 0)+1)
		}
	}
	if t.clausal(p.first, i) { // a misread clause, not a modifier
		for p.first = i; p.first > 0 && before(t.doc.Tokens[p.first-1].Tag) && !isVerb(t.doc.Tokens[p.first-1].Tag); {
			p.first--
		}
	}
	if i >= t.body { // "NAIROBI, Kenya - Police"
		p.first = max(p.first, t.body)
	}
	for p.first > 0 && t.doc.Tokens[p.first-1].Tag == "CD" && t.doc.Tokens[p.first-1].Head == t.doc.Tokens[i].Head {
		p.first--
	}
	if p.first >= 2 && t.doc.Tokens[p.first].Tag == "CD" && has(counting, t.low(p.first-2)+"~"+t.low(p.first-1), "rough") {
		p.first -= 2
	}
	return p
}

// clausal reports whether there is a finite verb among the tokens i to j-1.
func (t *tree) clausal(i, j int) bool {
	for ; i < j; i++ {
		switch t.doc.Tokens[i].Tag {
		case "MD", "VBD", "VBZ", "VBP":
			if w := t.doc.Word(i); w != strings.ToUpper(w) { // not "IS", the group
				return true
			}
		}
	}
	return false
}

// quantity reports whether token i only says how much of what follows.
func (t *tree) quantity(i int) bool {
	x := t.doc.Tokens[i]
	return x.Tag == "CD" || x.Tag == "DT" || has(counting, x.Lemma, "quantity")
}

func (t *tree) leftmost(i, depth int) int {
	first := i
	for _, k := range t.children[i] {
		if k < first && depth < 20 {
			first = min(first, t.leftmost(k, depth+1))
		}
	}
	return first
}

func (t *tree) rightmost(i, depth int) int {
	last := i
	for _, k := range t.children[i] {
		if k > last && depth < 20 {
			last = max(last, t.rightmost(k, depth+1))
		}
	}
	return last
}
