package nlp

import (
	"sync"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/ner"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/syntax"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/token"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

// MaxAnalyzed is the number of tokens of a text that are tagged, parsed and
// searched for names. What follows them, in texts far longer than any article,
// has sentences and tokens only.
const MaxAnalyzed = 100_000

// Unwrap returns text with blanks in place of the line breaks inside
// paragraphs, where its lines are wrapped at a width, as those of mails and
// wires are. No byte moves.
func Unwrap(text string) string { return token.Unwrap(text) }

// Analyze splits text into sentences and tokens, tags, parses and lemmatizes
// them, and finds names. Any bytes will do: those that are not UTF-8 become
// tokens of their own. The error is about the embedded models, and wraps
// [ErrModel].
//
// It may be called from many goroutines.
func Analyze(text string) (*Document, error) {
	e, err := embedded()
	if err != nil {
		return nil, err
	}
	d := Split(text)
	x := scratches.Get().(*scratch)
	defer scratches.Put(x)
	e.annotate(d, x)
	e.find(d, x)
	return d, nil
}

// Split splits text into sentences and tokens, without tags.
func Split(text string) *Document {
	d := &Document{Text: text}
	tokens, sentences := token.Split(text)
	d.Tokens = make([]Token, len(tokens))
	for i, t := range tokens {
		d.Tokens[i] = Token{Start: t.Start, End: t.End, Head: -1}
	}
	d.Sentences = make([]Sentence, len(sentences))
	for i, s := range sentences {
		d.Sentences[i] = Sentence{Start: tokens[s.First].Start, End: tokens[s.Last-1].End, First: s.First, Last: s.Last}
	}
	return d
}

// scratch is the working memory of one analysis.
type scratch struct {
	words  []word.Word
	spans  [][2]int
	read   syntax.Result
	found  []ner.Name
	syntax syntax.Scratch
	ner    ner.Scratch
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// annotate sets tags, heads, relations and lemmas, and leaves words and tags
// in x for find.
func (e *engine) annotate(d *Document, x *scratch) {
	x.words, x.spans = x.words[:0], x.spans[:0]
	for _, s := range d.Sentences {
		if s.Last > MaxAnalyzed {
			break
		}
		x.words = e.words(x.words, d, s)
		e.gazetteer.Mark(x.words[s.First:])
		x.spans = append(x.spans, [2]int{s.First, s.Last})
	}
	e.syntax.Read(x.words, x.spans, &x.read, &x.syntax)
	for i := range x.words {
		t := &d.Tokens[i]
		t.Tag, t.Head, t.Rel = e.syntax.Tags[x.read.Tags[i]], x.read.Heads[i], e.syntax.Rels[x.read.Rels[i]]
		t.Lemma = e.lemmas.Of(d.Word(i), t.Tag)
	}
	for _, s := range x.spans {
		d.repair(s[0], s[1])
	}
}

// TagAndParse tags and parses the words of one sentence, to measure on
// treebanks. Heads are indices into words, -1 for the root.
func TagAndParse(words []string) (tags []string, heads []int, rels []string, err error) {
	e, err := embedded()
	if err != nil {
		return nil, nil, nil, err
	}
	x := scratches.Get().(*scratch)
	defer scratches.Put(x)
	x.words, x.spans = x.words[:0], x.spans[:0]
	for _, w := range words {
		x.words = append(x.words, word.Of(w))
	}
	if len(words) > 0 {
		x.spans = append(x.spans, [2]int{0, len(words)})
	}
	e.gazetteer.Mark(x.words)
	e.syntax.Read(x.words, x.spans, &x.read, &x.syntax)
	for i := range words {
		tags = append(tags, e.syntax.Tags[x.read.Tags[i]])
		rels = append(rels, e.syntax.Rels[x.read.Rels[i]])
	}
	return tags, append(heads, x.read.Heads...), rels, nil
}
