package quote

import (
	"strings"
)

// contentEnd returns the token after the words that begin at first: the end of
// the sentence, unless another verb of saying that shares the subject comes
// before, or the reporter's own remark.
func (f *finder) contentEnd(c clause, v cue, first int) int {
	for i := first + 1; i+1 < c.last; i++ {
		if f.inside(f.doc.Tokens[i].Start) {
			if f.doc.Word(i) == "," && f.closesMark(i) && f.remark(i+2, c.last) {
				return i + 2
			}
			continue
		}
		w := f.doc.Word(i)
		switch {
		case v.takes('o') && !finite(f.doc, first, i) && (w == "–" || w == "—" || w == "," || w == "-"):
			return i
		case (w == "but" || w == "and") && f.doc.Tokens[i].Tag == "CC":
			if next, ok := cueAt(f.doc, i+1); ok && next.takes('s') && f.doc.Tokens[i+1].Tag != "VBG" {
				if f.doc.Word(i-1) == "," {
					i--
				}
				return i
			}
		case w == "," && f.remark(i+1, c.last):
			return i
		}
	}
	return c.last
}

// closesMark reports whether the token after i closes the quote marks it is in.
func (f *finder) closesMark(i int) bool {
	return i+1 < len(f.doc.Tokens) && isQuoteMark(f.doc.Word(i+1)) && !f.inside(f.doc.Tokens[i+1].End)
}

// remark reports whether a remark of the reporter begins at token i, after the
// comma that closes the words: "…, though", "…, citing", "…, despite".
func (f *finder) remark(i, last int) bool {
	if i+2 >= last {
		return false
	}
	if strings.HasPrefix(f.doc.Tokens[i].Tag, "RB") {
		i++
	}
	return remarks[strings.ToLower(f.doc.Word(i))] || f.doc.Tokens[i].Tag == "VBG"
}

// remarks are the words that a reporter's remark on what was said begins with.
var remarks = map[string]bool{
	"although": true, "despite": true, "though": true, "while": true,
}
