package event

import "github.com/newsgraph/newsgraph/extract/nlp"

// effects gives what is told as the effect of another event of the sentence what
// it was done with: in "a bomb exploded, killing two", "two were killed in a
// bomb blast" and "two died when a bomb went off" the two were killed with
// explosives. Whoever an accident or disaster kills was not attacked.
func (f *finder) effects(s nlp.Sentence, events []*Event) {
	for _, e := range events {
		if e.Type != "ASSAULT" || e.Mode != "" && e.Mode != "destroy" {
			continue
		}
		for _, o := range events {
			if o != e && f.effectOf(e, f.doc.TokenAt(o.Trigger.Start)) {
				e.caused(o.Type, o.Mode)
			}
		}
		for i := f.doc.TokenAt(e.Trigger.Start) + 1; i < s.Last; i++ { // "a blast", of which nothing else is told
			if isNoun(f.doc.Tokens[i].Tag) {
				if k, ok := f.kindOf(i); ok && !k.light && f.effectOf(e, i) {
					e.caused(k.code, k.mode)
				}
			}
		}
	}
}

// caused gives an attack what it has of the event it is the effect of.
func (e *Event) caused(code, mode string) {
	switch code {
	case "ASSAULT":
		switch mode {
		case "aerial", "explosives", "firearms", "heavy-weapons", "suicide-attack":
			e.Mode = mode
		}
	case "ACCIDENT", "DISASTER":
		e.Type, e.Mode, e.Agents = suffered(e.Trigger.Lemma, code), "", []Arg{}
	}
}

// with returns the mode of the weapon that an attack is said to be made with:
// "a bomb attack", "an attack with explosives".
func (f *finder) with(i int) string {
	for _, k := range f.tree.children[i] {
		if f.tree.rel(k) != "compound" && f.tree.rel(k) != "amod" && f.tree.prep(k) != "with" {
			continue
		}
		if mode := f.weapon(k); mode != "" {
			return mode
		}
	}
	return ""
}

// weapon returns the mode of what is done with the thing that noun i names.
func (f *finder) weapon(i int) string {
	switch w := f.noun(i); {
	case has(classes, w, "bomb"):
		return "explosives"
	case has(classes, w, "missile"):
		return "heavy-weapons"
	case has(classes, w, "aircraft"):
		return "aerial"
	case has(classes, w, "gun"):
		return "firearms"
	}
	return ""
}

// effectOf reports whether e is told as an effect of what token cause names.
func (f *finder) effectOf(e *Event, cause int) bool {
	t := f.tree
	effect := t.doc.TokenAt(e.Trigger.Start)
	for _, k := range t.children[effect] { // "killed and injured in a blast"
		if t.rel(k) == "conj" && t.within(cause, k) {
			return true
		}
	}
	for depth := 0; depth < 3; depth++ { // "killed and injured"
		if (t.rel(effect) == "advcl" || t.rel(effect) == "xcomp") && t.predicate(cause) == t.doc.Tokens[effect].Head || t.within(cause, effect) {
			return true
		}
		if t.rel(effect) != "conj" {
			return false
		}
		effect = t.doc.Tokens[effect].Head
	}
	return false
}

// predicate returns the verb that token i is, or is the subject or object of.
func (t *tree) predicate(i int) int {
	if !isVerb(t.doc.Tokens[i].Tag) && (t.rel(i) == "nsubj" || t.rel(i) == "obj") {
		return t.doc.Tokens[i].Head
	}
	return i
}

// within reports whether a noun or a clause is among the circumstances of a
// verb: "in a blast", "when a bomb exploded".
func (t *tree) within(i, verb int) bool {
	i = t.predicate(i)
	for range 4 {
		head := t.doc.Tokens[i].Head
		switch t.rel(i) {
		case "advcl", "obl":
			if head == verb {
				return i > verb || t.rel(i) == "obl"
			}
		case "nmod":
		default:
			return false
		}
		i = head
	}
	return false
}
