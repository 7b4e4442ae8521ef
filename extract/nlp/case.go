package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// words appends the words of sentence s. A sentence in capitals is read as if
// it were not: words that are known as common ones in lower case, others with
// a capital.
func (e *engine) words(dst []word.Word, d *Document, s Sentence) []word.Word {
	at := len(dst)
	upper, letters := 0, 0
	for i := s.First; i < s.Last; i++ {
		form := d.Word(i)
		w := word.Of(form)
		dst = append(dst, w)
		if w.AllUpper {
			upper++
		}
		if r, _ := utf8.DecodeRuneInString(form); unicode.IsLetter(r) {
			letters++
		}
	}
	if upper < 4 || upper*5 < letters*4 {
		return dst
	}
	for k := range dst[at:] {
		if w := &dst[at+k]; w.AllUpper {
			form := strings.ToLower(d.Word(s.First + k))
			if !e.syntax.Common(w.Lower) {
				r, n := utf8.DecodeRuneInString(form)
				form = string(unicode.ToUpper(r)) + form[n:]
			}
			*w = word.Of(form)
		}
	}
	return dst
}
