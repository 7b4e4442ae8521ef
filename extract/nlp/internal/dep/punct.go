package dep

import (
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// Marks do not take part in the search: the words are parsed without them, as
// features only, and then the marks are attached by rule, as the guidelines of
// Universal Dependencies have it.

// mark reports whether a token is a mark by its tag.
func mark(tag string, w *word.Word) bool {
	switch tag {
	case ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH":
		return true
	case "NFP":
		return w.Prefix[1] != colon && w.Prefix[1] != semicolon // no emoticon
	}
	return false
}

var (
	colon     = word.Of(":").Prefix[1]
	semicolon = word.Of(";").Prefix[1]
)

// keep sets s.words to the indices of the tokens that are no marks. A sentence
// of marks only keeps its first.
func (s *sentence) keep(ws []word.Word, tags []string) {
	s.words = s.words[:0]
	for i := range ws {
		if !mark(tags[i], &ws[i]) {
			s.words = append(s.words, int32(i))
		}
	}
	if len(s.words) == 0 {
		s.words = append(s.words, 0)
	}
}

// closing returns the tag of the mark that closes what a mark opens.
func closing(tag string) string {
	switch tag {
	case "-LRB-":
		return "-RRB-"
	case "``":
		return "''"
	}
	return ""
}

// marks attaches what is not yet attached. heads are indices of tokens, -1 for
// the root; free[i] says that token i is a mark. Brackets and quotes go to the
// head of what they enclose, other marks to the lower of the highest words
// that they stand beside.
func (x *Scratch) marks(heads []int, free []bool, tags []string) {
	n := len(heads)
	x.pairs = sized(x.pairs, n)
	x.stack = x.stack[:0]
	for i, f := range free {
		if !f {
			continue
		}
		if closing(tags[i]) != "" {
			x.stack = append(x.stack, i)
			continue
		}
		for k := len(x.stack) - 1; k >= 0; k-- {
			if o := x.stack[k]; closing(tags[o]) == tags[i] {
				x.pairs[o], x.pairs[i] = i+1, o+1
				x.stack = x.stack[:k]
				break
			}
		}
	}
	for i, f := range free {
		if !f {
			continue
		}
		h := -1
		if p := x.pairs[i] - 1; p >= 0 {
			h = inner(heads, free, min(i, p)+1, max(i, p))
		}
		if h < 0 {
			h = beside(heads, free, i)
		}
		heads[i] = h
	}
}

// inner returns the first word from lo to hi whose head is outside, the root
// before others, or -1.
func inner(heads []int, free []bool, lo, hi int) int {
	found := -1
	for j := lo; j < hi; j++ {
		if free[j] {
			continue
		}
		if heads[j] < 0 {
			return j
		}
		if found < 0 && (heads[j] < lo || heads[j] >= hi) {
			found = j
		}
	}
	return found
}

// beside returns the head of mark i by the words around it.
func beside(heads []int, free []bool, i int) int {
	n := len(heads)
	l, r := i-1, i+1
	for l >= 0 && free[l] {
		l--
	}
	for r < n && free[r] {
		r++
	}
	// the highest words whose subtrees reach the mark without crossing it
	for l >= 0 && heads[l] >= 0 && heads[l] < i {
		l = heads[l]
	}
	for r < n && heads[r] > i {
		r = heads[r]
	}
	switch {
	case l < 0:
		return r
	case r >= n:
		return l
	case heads[l] > i || heads[r] < 0:
		return l
	}
	return r
}

// plain takes the marks out of a gold tree: heads among the kept words,
// 1-based, the root n+1. The dependents of a mark go to its head.
func (s *sentence) plain(heads []int) []int {
	at := make([]int, len(heads))
	for k, i := range s.words {
		at[i] = k + 1
	}
	n := len(s.words)
	out := make([]int, n+2)
	root := 0
	for k, i := range s.words {
		h := heads[i]
		for n := 0; h >= 0 && at[h] == 0 && n < len(heads); n++ {
			h = heads[h]
		}
		switch {
		case h >= 0 && at[h] != 0:
			out[k+1] = at[h]
		case root == 0:
			out[k+1], root = n+1, k+1
		default:
			out[k+1] = root
		}
	}
	return out
}

func (s *sentence) rels(rels []string) []string {
	var out []string
	for _, i := range s.words {
		out = append(out, rels[i])
	}
	return out
}
