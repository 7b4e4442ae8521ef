package event

// finite puts right a sentence whose verb, token i, was taken for a modifier of
// its object, so that no verb is left: "police rejected claims", "the court on
// Tuesday freed a priest". Only then is token i, tagged as a past tense or
// standing after a weekday, taken for the verb.
func (m *mender) finite(i int) {
	x := m.doc.Tokens[i]
	day := i > 0 && times[m.doc.Word(i-1)] && m.doc.Tokens[i-1].Tag == "NNP"
	led := i > 0 && m.doc.Tokens[i-1].Head == i && isNoun(m.doc.Tokens[i-1].Tag) // "police arrested editor Ana"
	if x.Tag != "VBD" && !day && !led {
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
	for k := subject - 1; k < i; k++ { // the day stands before the subject or the verb
		if k >= 0 && k != subject && tokens[k].Tag == "NNP" && times[t.doc.Word(k)] {
			tokens[k].Rel, tokens[k].Head = "obl", i
			if k > 0 && tokens[k-1].Tag == "IN" {
				tokens[k-1].Rel, tokens[k-1].Head = "case", k
			}
		}
	}
	tokens[object].Rel, tokens[object].Head = "obj", i
	m.predicate(i, subject)
}

// predicate makes token i the verb of its sentence, with a subject.
func (m *mender) predicate(i, subject int) {
	tokens := m.own().doc.Tokens
	tokens[i].Tag, tokens[i].Rel, tokens[i].Head = "VBD", "root", -1
	tokens[subject].Rel, tokens[subject].Head = "nsubj", i
	m.t = newTree(m.doc)
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
	case m.doc.Tokens[i].Rel == "acl" && !m.nominalRoot(subject, 0):
		return false
	}
	m.predicate(i, subject)
	return true
}

// split returns the object and the subject of token i, taken for a modifier, if
// what it hangs on is a noun without a verb above it, else -1. Where the object
// heads the sentence, the subject stands right before the verb or the day.
func (m *mender) split(i int, day bool) (object, subject int) {
	tokens := m.doc.Tokens
	object, subject = tokens[i].Head, -1
	for tokens[object].Head > i {
		object = tokens[object].Head
	}
	switch root := tokens[object].Head; {
	case object < i || !m.nominalRoot(object, i) && (root < 0 || !m.nominalRoot(root, i)):
		return -1, -1
	case root >= 0:
		subject = root
	default:
		k := i - 1
		if day && k > 0 && tokens[k-1].Tag == "IN" {
			k--
		}
		if day {
			k--
		}
		if k >= 0 && (tokens[k].Head == object || tokens[k].Head == i) && isNoun(tokens[k].Tag) {
			subject = k
		}
	}
	return object, subject
}

// nominalRoot reports whether noun i heads a sentence of which it is no
// predicate, but for a subject that stands before the token at end.
func (m *mender) nominalRoot(i, end int) bool {
	t, x := m.tree(), m.doc.Tokens[i]
	return x.Head < 0 && isNoun(x.Tag) && t.child(i, "cop") < 0 && t.child(i, "nsubj") < end
}
