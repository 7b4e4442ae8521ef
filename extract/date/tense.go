package date

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// A tense says which way from the day of publication a date lies.
type tense int

const (
	unknown tense = iota
	past
	future
)

// tenseFor returns the tense that decides what pt means, if it needs one.
func (p *parser) tenseFor(pt point, i, next int) tense {
	if pt.counted != nil || pt.year > 0 {
		return unknown
	}
	return p.tenseAt(i, next)
}

// reach is how many tokens away the verb of a date is looked for.
const reach = 60

// tenseAt returns the tense of the verb the lexemes i to next-1 hang on: the
// nearest one before them in their part of the sentence, else the first one
// after.
func (p *parser) tenseAt(i, next int) tense {
	d := p.doc
	first := d.TokenAt(p.at(i).start)
	s := d.SentenceAt(p.at(i).start)
	if s < 0 || first >= len(d.Tokens) {
		return unknown
	}
	sent := d.Sentences[s]
	for t := first - 1; t >= max(sent.First, first-reach); t-- {
		if w := d.Word(t); w == ";" || w == ":" || w == "“" || w == "\"" {
			break
		}
		if verb(d.Tokens[t].Tag) && !p.modifier(t) {
			return p.groupTense(t, sent)
		}
	}
	last := d.TokenAt(p.at(next-1).end-1) + 1
	for t := last; t < min(sent.Last, last+reach); t++ {
		if !verb(d.Tokens[t].Tag) {
			continue
		}
		for t+1 < sent.Last && inGroup(d, t+1) {
			t++
		}
		for t > last && !verb(d.Tokens[t].Tag) {
			t--
		}
		return p.groupTense(t, sent)
	}
	return unknown
}

func verb(tag string) bool { return tag == "MD" || strings.HasPrefix(tag, "VB") }

// inGroup reports whether token t goes on with a group of verbs: "is expected
// to be", "will not".
func inGroup(d *nlp.Document, t int) bool {
	tag := d.Tokens[t].Tag
	return verb(tag) || tag == "RB" || tag == "TO"
}

// modifier reports whether the participle t stands before a noun: "the planned
// summit".
func (p *parser) modifier(t int) bool {
	d := p.doc
	if tag := d.Tokens[t].Tag; tag != "VBN" && tag != "VBG" || t+1 >= len(d.Tokens) {
		return false
	}
	return strings.HasPrefix(d.Tokens[t+1].Tag, "NN")
}

// groupTense returns the tense of the group of verbs that ends in token t.
func (p *parser) groupTense(t int, sent nlp.Sentence) tense {
	d := p.doc
	first := t
	for first > max(sent.First, t-reach) && inGroup(d, first-1) {
		first--
	}
	tag, low := d.Tokens[t].Tag, strings.ToLower(d.Word(t))
	var modal, have, to, planned, present, gone bool
	for k := first; k < t; k++ {
		w := strings.ToLower(d.Word(k))
		switch d.Tokens[k].Tag {
		case "MD":
			modal = true
		case "TO":
			to = true
		case "VBD":
			gone = true
		case "VBZ", "VBP":
			present = true
		}
		have = have || w == "have" || w == "has" || w == "had" || w == "having"
		planned = planned || isForm("planned", w)
	}
	switch {
	case modal && !have, d.Tokens[t].Tag == "MD":
		return future
	case to && (planned || present && t-first == 2): // "is to meet"
		return future
	case to:
		return unknown
	case have, gone, tag == "VBD":
		return past
	case present && (tag == "VBG" || tag == "VBN" && isForm("planned", low)):
		return future
	case tag == "VBN":
		return past
	case (tag == "VBZ" || tag == "VBP") && isForm("scheduled", low):
		return future
	}
	return unknown
}

// isForm reports whether w is a regular form of a word of the kind.
func isForm(kind, w string) bool {
	if is(kind, w) {
		return true
	}
	for _, end := range []string{"s", "es", "d", "ed", "ing", "ning", "ned", "ting"} {
		stem, ok := strings.CutSuffix(w, end)
		if ok && (is(kind, stem) || end == "ing" && is(kind, stem+"e")) {
			return true
		}
	}
	return false
}
