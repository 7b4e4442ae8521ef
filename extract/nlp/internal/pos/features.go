package pos

import (
	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// at returns word i, or the edge outside the sentence.
func at(ws []word.Word, i int) *word.Word {
	if i < 0 || i >= len(ws) {
		return &word.Edge
	}
	return &ws[i]
}

// extract sets f to the features of word i. t1 and t2 stand for the two tags
// before it.
func extract(f *word.Features, ws []word.Word, i int, t1, t2 uint64) {
	f.Reset()
	c, p, q, pp, qq := at(ws, i), at(ws, i-1), at(ws, i+1), at(ws, i-2), at(ws, i+2)
	f.Add1(0)
	f.Add1(c.Form)
	f.Add1(c.Lower)
	f.Add1(c.Shape)
	for k := 1; k <= 5; k++ {
		f.Add1(c.Suffix[k])
	}
	for k := 1; k <= 4; k++ {
		f.Add1(c.Prefix[k])
	}
	f.Add1(p.Lower)
	f.Add1(q.Lower)
	f.Add1(pp.Lower)
	f.Add1(qq.Lower)
	f.Add1(t1)
	f.Add1(t2)
	f.Add2(t1, t2)
	f.Add2(t1, c.Lower)
	f.Add2(p.Lower, c.Lower)
	f.Add2(c.Lower, q.Lower)
	f.Add2(t1, q.Lower)
	f.Add2(t1, c.Suffix[3])
	f.Add2(t1, c.Shape)
	f.Add1(p.Suffix[3])
	f.Add1(q.Suffix[3])
	f.Add2(q.Suffix[2], c.Suffix[2])
	f.Add1(q.Shape)
	f.Add1(p.Shape)
	f.Add2(c.Shape, q.Shape)
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	f.Add2(c.Shape, first)
	f.Add2(c.Lower, first)
	// classes of the words after: the tags they may take
	f.Add1(c.Class)
	f.Add1(q.Class)
	f.Add2(c.Class, q.Class)
	f.Add2(t1, c.Class)
	f.Add3(t1, c.Class, q.Class)
	f.Add3(t1, q.Class, c.Suffix[2])
	f.Add2(q.Class, qq.Class)
	f.Add2(c.Suffix[2], q.Class)
	f.Add2(t1, q.Class)
	f.Add2(lexicon(c), first)
	f.Add2(lexicon(c), c.Short)
	f.Add2(lexicon(p), c.Short)
	f.Add2(lexicon(q), c.Short)
}

// lexicon returns the marks of lists of names and titles, without those of
// words within names.
func lexicon(w *word.Word) uint64 {
	return uint64(w.Lexicon) & (1<<(2*gazetteer.OrganizationWord) - 1)
}
