package quote

import "strings"

// asReported handles a clause that stands before the words: as the mayor said
// on Monday, the road was closed; as reported by the Courier, it was.
func (f *finder) asReported(c clause, v cue) *Quote {
	first := c.first // the token of the "as"
	if first+1 < v.i && f.doc.Word(first+1) == "," {
		first += 2 // "However, as …"
	}
	if !v.takes('c') || !strings.EqualFold(f.doc.Word(first), "as") || v.i <= first {
		return nil
	}
	np, end := nounPhraseAfter(f.doc, first+1, v.i), v.end
	switch {
	case !np.empty() && skipBack(f.doc, np.last, v.i) == np.last:
	case skipBack(f.doc, first+1, v.i) == first+1 && end < c.last && f.doc.Word(end) == "by":
		np = nounPhraseAfter(f.doc, end+1, c.last)
		end = np.last
	default:
		return nil
	}
	after := f.tailEnd(end, c.last)
	if np.empty() || after+1 >= c.last || f.doc.Word(after) != "," || !finite(f.doc, after, c.last) {
		return nil
	}
	start, stop := f.doc.Tokens[after+1].Start, f.doc.Tokens[c.last-1].End
	return f.quote(f.typeOf(start, stop), start, stop, np, v, c.sent, "as")
}
