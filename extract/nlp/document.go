// Package nlp turns the text of an article into a [Document]: sentences,
// tokens with part-of-speech tags and lemmas, dependency trees, and names. Use
// [Analyze].
//
// The models are averaged and structured perceptrons, learned from open corpora
// by extract/nlp/train and embedded; see the LICENSE in extract/nlp/models.
//
// All offsets are UTF-8 byte offsets into the text, half open.
package nlp

import "sort"

// A Span is a stretch of the text: text[Start:End] == Text.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// A Token is a word or a mark.
type Token struct {
	Start, End int
	Tag        string // Penn Treebank tag; "" beyond [MaxAnalyzed] tokens
	Lemma      string // dictionary form, in lower case unless a name
	Head       int    // index in Document.Tokens of the word it depends on, -1 for a root
	Rel        string // relation to the head, of Universal Dependencies ("nsubj", "obl:agent")
}

// A Sentence covers the tokens First up to but not including Last.
type Sentence struct {
	Start, End  int
	First, Last int
}

// A NameType says what kind of thing a name names.
type NameType string

// The types of names.
const (
	Person       NameType = "PERSON"
	Organization NameType = "ORGANIZATION"
	Place        NameType = "PLACE"
	Group        NameType = "GROUP" // peoples, believers, party members: "Kurds", "Republicans"
)

// A Name is a proper name covering the tokens First up to but not including Last.
type Name struct {
	Start, End  int
	First, Last int
	Type        NameType
}

// A Document is an analysed text. Tokens, Sentences and Names are in the
// order of the text and do not overlap.
type Document struct {
	Text      string
	Sentences []Sentence
	Tokens    []Token
	Names     []Name
}

// Word returns the text of token i.
func (d *Document) Word(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// Span returns the stretch of the text from byte start to byte end.
func (d *Document) Span(start, end int) Span {
	return Span{Start: start, End: end, Text: d.Text[start:end]}
}

// TokenSpan returns the stretch from the start of token first to the end of
// token last-1. The range must not be empty.
func (d *Document) TokenSpan(first, last int) Span {
	return d.Span(d.Tokens[first].Start, d.Tokens[last-1].End)
}

// TokenAt returns the index of the first token that ends after byte offset
// pos, or len(Tokens).
func (d *Document) TokenAt(pos int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > pos })
}

// SentenceAt returns the index of the sentence that byte offset pos is in,
// or of the next one, or -1 after the last.
func (d *Document) SentenceAt(pos int) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > pos })
	if i == len(d.Sentences) {
		return -1
	}
	return i
}
