package quote

import "strings"

// according handles "according to X, …" and "…, according to X".
func (f *finder) according(c clause) *Quote {
	for i := c.first; i+2 < c.last; i++ {
		if !strings.EqualFold(f.doc.Word(i), "according") || f.doc.Word(i+1) != "to" || f.inside(f.doc.Tokens[i].Start) {
			continue
		}
		sp := nounPhraseAfter(f.doc, i+2, c.last)
		if sp.empty() {
			return nil
		}
		start, end := f.doc.Tokens[c.first].Start, f.doc.Tokens[i].Start
		pre := phrase{c.first, i}
		if i > c.first && f.doc.Word(i-1) == "," {
			pre.last--
		}
		leads := i-c.first < 3 || !finite(f.doc, pre.first, pre.last) && !f.partOfSpeech(pre, sp, true) // "In addition, according to …"
		if leads {
			first := f.afterSource(sp.last, c)
			if first >= c.last {
				return nil
			}
			start, end = f.doc.Tokens[first].Start, f.doc.Tokens[c.last-1].End
		}
		q := f.quote(f.typeOf(start, end), start, end, sp, cue{i: i}, c.sent, "according")
		if q != nil && !leads {
			f.resumes(q, pre, sp.last, c)
		}
		if q != nil {
			q.Cue = span(f.doc.TokenSpan(i, i+2))
		}
		return q
	}
	return nil
}

// afterSource returns the first token of the clause after "according to X",
// past a description of X set off by commas.
func (f *finder) afterSource(i int, c clause) int {
	for ; i < c.last && f.doc.Word(i) != ","; i++ {
	}
	i++
	if i >= c.last {
		return c.last
	}
	for j := i; j < c.last && j-i < 20; j++ {
		if f.doc.Word(j) == "," && !finite(f.doc, i, j) && finite(f.doc, j, c.last) {
			return j + 1
		}
		if finite(f.doc, j, j+1) {
			break
		}
	}
	return i
}

// resumes adds the words after "…, according to X," where the sentence goes on.
func (f *finder) resumes(q *Quote, pre phrase, after int, c clause) {
	if after+2 >= c.last || f.doc.Word(after) != "," || !f.goesOn(pre, after+1, c.last, true) {
		return
	}
	rest := f.doc.TokenSpan(after+1, c.last)
	q.Parts = [][2]int{{q.Start, q.End}, {rest.Start, rest.End}}
	q.Span = f.doc.Span(q.Start, rest.End)
}
