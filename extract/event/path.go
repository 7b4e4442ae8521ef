package event

import "strings"

// headOf returns the token among first to last-1 whose head is not among them.
func (t *tree) headOf(first, last int) int {
	for i := last - 1; i > first; i-- {
		if h := t.doc.Tokens[i].Head; h < first || h >= last {
			return i
		}
	}
	return first
}

// pathReach is how many relations a way through the tree may have on each side.
const pathReach = 12

// between is the cost of the way through the tree from a trigger to a place:
// what a relation costs depends on whether it leads up from the trigger or down
// to the place. It is high where the way leads from one clause into another.
func (t *tree) between(trigger, place int) int {
	var up [pathReach]int // ancestors of the trigger, itself first
	n := 0
	for i := trigger; i >= 0 && n < len(up); n++ {
		up[n] = i
		i = t.doc.Tokens[i].Head
	}
	down, i := 0, place
	for range pathReach {
		cost := 0
		for _, a := range up[:n] {
			if a == i {
				return cost + down
			}
			cost += t.upCost(a)
		}
		if i < 0 {
			break
		}
		down += t.downCost(i)
		i = t.doc.Tokens[i].Head
	}
	return 2 * far
}

// undergoes reports whether a name is in what the verb is done to, also where
// it only says where that is: "entered Oslo", "stormed Oslo airport", "patrolled
// Oslo's streets", "captured and burned Oslo".
func (f *finder) undergoes(verb, name int) bool {
	t := f.tree
	if is(t.verb(verb), "contest") {
		return false // "beat Norway"
	}
	for range pathReach {
		rel, head := t.doc.Tokens[name].Rel, t.doc.Tokens[name].Head
		switch t.rel(name) {
		case "obj":
			return head == verb || t.rel(head) == "conj" && t.doc.Tokens[head].Head == verb && t.child(verb, "obj") < 0
		case "nsubj":
			return rel == "nsubj:pass" && head == verb
		case "compound", "appos", "conj", "flat":
		case "obl":
			if head != verb || !exampling(t.prep(name)) {
				return false
			}
			obj := t.child(verb, "obj") // "captured towns, including Oslo"
			return obj >= 0 && isSite(f.noun(obj))
		case "nmod":
			if exampling(t.prep(name)) && isSite(f.noun(head)) {
				break
			}
			if rel == "nmod:poss" && is(t.doc.Tokens[verb].Lemma, "land") {
				break // "stormed Norway's parliament"
			}
			if c := t.child(name, "case"); !isSite(f.noun(head)) || rel != "nmod:poss" && (c < 0 || t.low(c) != "of") {
				return false
			}
		default:
			return false
		}
		name = head
	}
	return false
}

// direct reports whether a name is in a phrase after a preposition that hangs on
// the verb itself.
func (t *tree) direct(verb, name int) bool {
	for range pathReach {
		switch t.rel(name) {
		case "obl":
			return t.doc.Tokens[name].Head == verb
		case "compound", "appos", "conj", "flat":
		default:
			return false
		}
		name = t.doc.Tokens[name].Head
	}
	return false
}

// about reports whether a name is inside what a verb's phrase after "against",
// "over" or the like is about: "protested against the war in Mali".
func (t *tree) about(verb, name int) bool {
	for range pathReach {
		if name < 0 || name == verb {
			return false
		}
		if c := t.child(name, "case"); c > verb && has(words, t.low(c), "topic") {
			return true
		}
		name = t.doc.Tokens[name].Head
	}
	return false
}

// upCost is that of the way up from token i: a coordinated verb with a subject of
// its own is a clause of its own.
func (t *tree) upCost(i int) int {
	if t.rel(i) == "conj" && isVerb(t.doc.Tokens[i].Tag) && t.child(i, "nsubj") >= 0 {
		return 10
	}
	return upwards[t.rel(i)]
}

func (t *tree) downCost(i int) int {
	rel := t.rel(i)
	if rel == "conj" && isVerb(t.doc.Tokens[i].Tag) && i-t.doc.Tokens[i].Head > 2 { // "shot and killed" is one
		rel = "parataxis"
	}
	if x := t.doc.Tokens[i]; rel == "nsubj" && (has(classes, x.Lemma, "people") || !isNoun(x.Tag) || strings.HasPrefix(x.Tag, "NNP")) {
		return 8 // where someone is from, rather than "clashes in Oslo" that kill
	}
	if rel == "appos" && has(classes, t.doc.Tokens[i].Lemma, "people") {
		return far // where someone commands
	}
	return downwards[rel]
}

// far is the cost of going into another sentence within the sentence.
const far = 20

var upwards = map[string]int{
	"conj": 3, "xcomp": 2, "advcl": 3, "acl": 10, "ccomp": 12, "parataxis": 12,
	"nsubj": 3, "obj": 2, "obl": 4, "nmod": 4, "appos": 4, "compound": 2, "amod": 4, "csubj": 8,
}

var downwards = map[string]int{
	"nmod": 1, "compound": 1, "appos": 2, "obj": 2, "nsubj": 3, "conj": 2,
	"acl": 10, "advcl": 14, "ccomp": far, "xcomp": 3, "parataxis": 16, "csubj": 8,
}
