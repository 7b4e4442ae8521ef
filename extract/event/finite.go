package event

// finite puts right a sentence whose verb was taken for a modifier of its
// object, so that no verb is left: "police rejected claims", "the court on
// Tuesday freed a priest". Only then is token i, tagged as a past tense or
// standing after a weekday, taken for the verb.
func (m *mender) finite(i int) {
	x := m.doc.Tokens[i]
	day := i > 0 && times[m.doc.Word(i-1)] && m.doc.Tokens[i-1].Tag == "NNP"
	if x.Rel != "amod" || x.Tag != "VBD" && !day {
		return
	}
	object, subject := m.split(i, day)
	if object < 0 || subject < 0 {
		return
	}
	t := m.own()
	tokens := t.doc.Tokens
	for k := range tokens {
		switch head := tokens[k].Head; {
		case k == i || k == object || k == subject:
		case head == object && k < i: // what stands before the verb is the subject's
			tokens[k].Head = subject
		case head == subject && k > i:
			tokens[k].Head = i
		}
	}
	if day {
		tokens[i-1].Rel, tokens[i-1].Head = "obl", i
		if i > 1 && tokens[i-2].Tag == "IN" {
			tokens[i-2].Rel, tokens[i-2].Head = "case", i-1
		}
	}
	tokens[i].Tag, tokens[i].Rel, tokens[i].Head = "VBD", "root", -1
	tokens[subject].Rel, tokens[subject].Head = "nsubj", i
	tokens[object].Rel, tokens[object].Head = "obj", i
	m.t = newTree(t.doc)
}

// called puts right, and reports so, a sentence whose verb was taken for a
// participle: "the report called for sanctions". Nothing is called for or on so.
func (m *mender) called(i int) bool {
	t, subject := m.tree(), m.doc.Tokens[i].Head
	if m.doc.Tokens[i].Rel == "root" {
		subject = t.child(i, "nsubj")
	}
	switch {
	case subject < 0 || subject > i || t.child(i, "aux") >= 0 || len(t.under(i, "obl", "for"))+len(t.under(i, "obl", "on")) == 0:
		return false
	case m.doc.Tokens[i].Rel == "acl" && !nominalRoot(t, subject):
		return false
	}
	tokens := m.own().doc.Tokens
	tokens[i].Tag, tokens[i].Rel, tokens[i].Head = "VBD", "root", -1
	tokens[subject].Rel, tokens[subject].Head = "nsubj", i
	m.t = newTree(m.doc)
	return true
}

// split returns the object and the subject of token i, taken for a modifier, if
// what it hangs on is a noun without a verb above it, else -1. A subject without
// a day behind it stands right before the verb.
func (m *mender) split(i int, day bool) (object, subject int) {
	tokens := m.doc.Tokens
	object, subject = tokens[i].Head, -1
	for tokens[object].Head > i {
		object = tokens[object].Head
	}
	switch root := tokens[object].Head; {
	case object < i || !nominalRoot(m.tree(), object) && (root < 0 || !nominalRoot(m.tree(), root)):
		return -1, -1
	case root >= 0:
		subject = root
	case !day && i > 0 && tokens[i-1].Head == object && isNoun(tokens[i-1].Tag):
		subject = i - 1
	}
	return object, subject
}

// nominalRoot reports whether noun i heads a sentence of which it is no
// predicate.
func nominalRoot(t *tree, i int) bool {
	x := t.doc.Tokens[i]
	return x.Head < 0 && isNoun(x.Tag) && t.child(i, "cop") < 0 && t.child(i, "nsubj") < 0
}
