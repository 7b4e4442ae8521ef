package quote

import "strings"

// relative handles a clause whose own cue stands between its pronoun and its
// verb: a list which the party says holds two million names; what he called "a
// gift". The pronoun stands for what is spoken of and is a part of the words.
func (f *finder) relative(c clause, v cue) *Quote {
	np := nounPhraseAt(f.doc, c.sent.First, skipBack(f.doc, c.sent.First, v.i))
	if np.empty() || negated(f.doc, np.last, v.i) || np.first <= c.sent.First || v.end >= c.last || f.doc.Tokens[v.i].Tag == "VBG" {
		return nil
	}
	pronoun := np.first - 1
	if !relativePronouns[strings.ToLower(f.doc.Word(pronoun))] {
		if pronoun = np.first; !relativePronouns[strings.ToLower(f.doc.Word(pronoun))] || np.last-np.first < 2 {
			return nil
		}
		np.first++ // "that" taken for the determiner of its subject
	}
	if t := f.doc.Tokens[pronoun]; t.Tag == "IN" && f.tree.rel(pronoun) == "mark" && pronoun > 0 && !strings.HasPrefix(f.doc.Tokens[pronoun-1].Tag, "NN") {
		return nil // "said that he hoped would"
	}
	first := v.end
	for first < c.last && strings.HasPrefix(f.doc.Tokens[first].Tag, "RB") {
		first++
	}
	if v.takes('a') && first+1 < c.last && f.doc.Word(first) == "as" {
		first++
	}
	if first >= c.last {
		return nil
	}
	last := c.last
	switch t := f.doc.Tokens[first].Tag; {
	case v.takes('a') && isQuoteMark(f.doc.Word(first)):
		if m := f.nextMark(f.doc.Tokens[first].Start); m != nil {
			last = f.doc.TokenAt(m.end-1) + 1
		}
	case v.takes('c') && (past(t) != 0 || t == "VBN" && first == v.end):
		last = f.relativeEnd(first, c.last)
	default:
		return nil
	}
	at := f.doc.Tokens[pronoun]
	return f.parts(c, v, np, "relative", at.Start, at.End, f.doc.Tokens[first].Start, f.doc.Tokens[last-1].End)
}

// relativeEnd returns the token after the clause that goes on at token first:
// up to a comma, a dash or a bracket outside quote marks.
func (f *finder) relativeEnd(first, last int) int {
	for i := first + 1; i < last; i++ {
		switch w := f.doc.Word(i); w {
		case ",", "-", "–", "—", "--", ")", ";", ":":
			if !f.inside(f.doc.Tokens[i].Start) && f.doc.Tokens[i].Tag != "HYPH" {
				return i
			}
		}
	}
	return last
}

var relativePronouns = map[string]bool{"that": true, "what": true, "which": true, "who": true, "whom": true}
