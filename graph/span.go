package graph

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// ParseSpan returns the article and the characters, counted from 0 and half
// open, that a span node such as <https://example.org/a#char=3,8> stands for
// (RFC 5147). It reports false for any other value.
func ParseSpan(v quad.Value) (article quad.IRI, start, end int, ok bool) {
	iri, ok := v.(quad.IRI)
	if !ok {
		return "", 0, 0, false
	}
	i := strings.LastIndex(string(iri), "#char=")
	if i < 0 {
		return "", 0, 0, false
	}
	a, b, ok := strings.Cut(string(iri[i+len("#char="):]), ",")
	if !ok {
		return "", 0, 0, false
	}
	start, ok1 := number(a)
	end, ok2 := number(b)
	if !ok1 || !ok2 || end < start {
		return "", 0, 0, false
	}
	return iri[:i], start, end, true
}

// number reads a decimal number without sign or leading zeros.
func number(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 31)
	return int(n), err == nil && (len(s) == 1 || s[0] != '0')
}

// every is the number of bytes between the offsets that a text's index holds.
const every = 256

// A spans names the stretches of one article's text.
type spans struct {
	article quad.IRI
	text    string
	chars   []int // characters before byte i*every
}

func newSpans(article quad.IRI, text string) *spans {
	s := &spans{article: article, text: text}
	n := 0
	for i := 0; i < len(text); i += every {
		s.chars = append(s.chars, n)
		n += characters(text[i:min(i+every, len(text))])
	}
	s.chars = append(s.chars, n)
	return s
}

// iri names the bytes start to end, brought within the text.
func (s *spans) iri(start, end int) quad.IRI {
	b := append([]byte(s.article), "#char="...)
	b = strconv.AppendInt(b, int64(s.char(start)), 10)
	b = append(b, ',')
	return quad.IRI(strconv.AppendInt(b, int64(s.char(max(start, end))), 10))
}

// char returns the number of characters before a byte offset.
func (s *spans) char(offset int) int {
	offset = max(0, min(offset, len(s.text)))
	i := offset / every
	return s.chars[min(i, len(s.chars)-1)] + characters(s.text[min(i*every, offset):offset])
}

// characters counts the characters that begin in s, which may be cut anywhere.
func characters(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}
