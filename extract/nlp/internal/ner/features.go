package ner

import (
	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// extract sets f to the features of token i of the sentence from lo to hi.
// second says that the context holds a first pass's names.
func extract(f *word.Features, d *Document, c *context, ls []uint8, lo, hi, i int, second bool) {
	f.Reset()
	at := func(k int) *word.Word {
		if k < lo || k >= hi {
			return &word.Edge
		}
		return &d.Words[k]
	}
	tag := func(k int) uint64 {
		if k < lo || k >= hi {
			return 255
		}
		return uint64(d.Tags[k])
	}
	w, p, q, pp, qq := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	where := uint64(0)
	if i == lo {
		where = 1
	}
	if c.caps {
		where |= 2
	}
	// form
	f.Add1(where)
	f.Add1(w.Form)
	f.Add1(w.Lower)
	f.Add1(w.Shape)
	f.Add1(w.Short)
	for k := 1; k <= 4; k++ {
		f.Add1(w.Suffix[k])
		f.Add1(w.Prefix[k])
	}
	f.Add2(where, w.Short)
	f.Add2(where, w.Lower)
	f.Add1(w.Class)
	f.Add2(w.Class, w.Short)
	f.Add3(w.Class, w.Short, where)
	// neighbours
	f.Add1(p.Lower)
	f.Add1(q.Lower)
	f.Add1(pp.Lower)
	f.Add1(qq.Lower)
	f.Add1(p.Short)
	f.Add1(q.Short)
	f.Add2(p.Lower, w.Lower)
	f.Add2(w.Lower, q.Lower)
	f.Add2(p.Short, w.Short)
	f.Add2(w.Short, q.Short)
	f.Add3(p.Short, w.Short, q.Short)
	f.Add2(pp.Lower, p.Lower)
	f.Add2(q.Lower, qq.Lower)
	f.Add2(p.Lower, w.Short)
	f.Add2(q.Lower, w.Short)
	f.Add2(p.Suffix[3], w.Short)
	f.Add2(q.Suffix[3], w.Short)
	f.Add2(p.Class, w.Short)
	f.Add2(q.Class, w.Short)
	// tags
	tp, t, tq := tag(i-1), tag(i), tag(i+1)
	f.Add1(t)
	f.Add1(tp)
	f.Add1(tq)
	f.Add2(tp, t)
	f.Add2(t, tq)
	f.Add3(tp, t, tq)
	f.Add2(t, w.Short)
	// lists of names
	f.Add1(uint64(w.Lexicon))
	f.Add2(uint64(w.Lexicon), uint64(q.Lexicon))
	f.Add2(uint64(p.Lexicon), uint64(w.Lexicon))
	f.Add2(uint64(w.Lexicon), where)
	f.Add2(uint64(w.Lexicon), w.Class)
	for b := uint64(0); b < 2*gazetteer.Lists; b++ {
		f.At(60 + 4*b)
		if w.Lexicon>>b&1 == 1 {
			f.Add1(0)
			f.Add1(w.Short)
			f.Add1(q.Short)
		}
		f.At(200 + 2*b)
		if p.Lexicon>>b&1 == 1 {
			f.Add1(w.Short)
		}
		if q.Lexicon>>b&1 == 1 {
			f.Add2(1, w.Short)
		}
	}
	f.At(260)
	// the run of capitals
	if r := c.run[i]; r.first >= 0 {
		before, after := at(int(r.first)-1), at(int(r.last)+1)
		before2, after2 := at(int(r.first)-2), at(int(r.last)+2)
		head, start := at(int(r.last)), at(int(r.first))
		pos := uint64(0)
		if int(r.first) == i {
			pos |= 1
		}
		if int(r.last) == i {
			pos |= 2
		}
		n := uint64(min(r.last-r.first, 5))
		f.Add2(before.Lower, pos)
		f.Add2(after.Lower, pos)
		f.Add2(head.Lower, pos)
		f.Add2(start.Lower, pos)
		f.Add2(n, pos)
		f.Add3(before.Lower, after.Lower, pos)
		f.Add3(head.Lower, n, pos)
		f.Add2(head.Suffix[4], pos)
		f.Add2(before2.Lower, before.Lower)
		f.Add2(after.Lower, after2.Lower)
		f.Add2(uint64(head.Lexicon), uint64(start.Lexicon))
		f.Add3(uint64(start.Lexicon), n, pos)
		f.Add2(uint64(before.Lexicon), pos)
		f.Add2(uint64(after.Lexicon), pos)
		kind := words(head) | words(start)<<4
		f.Add2(kind, pos)
		f.Add3(kind, n, pos)
		f.Add3(kind, before.Lower, pos)
		f.Add3(kind, after.Lower, pos)
		f.Add2(words(head), n)
		f.Add3(words(head), start.Short, pos)
		f.Add2(before.Class, pos)
		f.Add2(after.Class, pos)
	}
	f.At(300)
	// the document
	if w.Upper {
		x := c.seen[w.Lower]
		k := uint64(min(x.lower, 2))*9 + uint64(min(x.middle, 2))*3 + uint64(min(x.upper, 2))
		f.Add2(k, where)
		f.Add3(k, w.Short, where)
		f.Add2(k, w.Class)
	}
	if !second {
		return
	}
	f.At(340)
	get := func(k int) (m, more uint64, l uint64) {
		if k < lo || k >= hi {
			return 99, 99, 99
		}
		return c.marks[k], c.more[k], uint64(ls[k])
	}
	m, more, l := get(i)
	m1, _, l1 := get(i + 1)
	m0, _, l0 := get(i - 1)
	f.Add1(m)
	f.Add1(more)
	f.Add1(l)
	f.Add2(m, l)
	f.Add2(more, l)
	f.Add3(l0, l, l1)
	f.Add3(m0, m, m1)
	f.Add2(more, w.Class)
	f.Add2(more, w.Short)
	f.Add2(m, m1)
	f.Add2(m0, m)
	f.Add2(more, q.Short)
	f.Add2(more, p.Short)
	f.Add2(l1, w.Short)
	f.Add2(l0, w.Short)
	if w.AllUpper {
		f.Add1(uint64(c.inits[w.Letters]))
		f.Add2(uint64(c.inits[w.Letters]), m)
	}
}

// words returns the marks of words typical of organisations and places.
func words(w *word.Word) uint64 {
	return uint64(w.Lexicon >> (2 * gazetteer.OrganizationWord) & 15)
}
