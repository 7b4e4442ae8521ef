package queries

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/cayleygraph/quad"

	"github.com/newsgraph/newsgraph/graph"
)

// The columns that every answer has, before and after its own.
var (
	dayColumns = []Column{
		{Name: "day", Help: "the statement's own day, else the day of publication; a month, year or interval where that is all that is said"},
		{Name: "day_basis", Help: "what the day rests on: explicit, relative, dateline or published", Evidence: true},
	}
	evidenceColumns = []Column{
		{Name: "sentence", Help: "the sentence it was read in", Evidence: true},
		{Name: "title", Help: "title of the article", Evidence: true},
		{Name: "publisher", Help: "who published it", Evidence: true},
		{Name: "published", Help: "day of publication", Evidence: true},
		{Name: "article", Help: "IRI of the article", Evidence: true},
		{Name: "start", Help: "first character in the article's text, counted from 0", Evidence: true},
		{Name: "end", Help: "the character after the last", Evidence: true},
		{Name: "parts", Help: "start,end of each part where it is not in one piece, of each mention of an event told more than once", Evidence: true, Detail: true},
		{Name: "confidence", Help: "0 to 1", Detail: true},
		{Name: "iri", Help: "IRI of the statement in the graph", Detail: true},
	}
)

// withEvidence puts a query's own columns between those of day and evidence.
func withEvidence(own ...Column) []Column {
	out := append([]Column{}, dayColumns...)
	out = append(out, own...)
	return append(out, evidenceColumns...)
}

// evidence returns the cells of a statement's day and evidence.
func (r *reader) evidence(st *statement) (row, error) {
	c := r.source(st.story)
	c["day"], c["day_basis"] = st.day, st.basis
	c["iri"], c["confidence"] = string(st.IRI), number(st.node, graph.ITSConfidence)
	if len(st.spans) == 0 {
		return c, nil
	}
	c["start"], c["end"] = st.spans[0].start, st.spans[len(st.spans)-1].end
	if isEvent(st.StatementDigest) { // its other mentions are no parts of the first
		c["end"] = st.spans[0].end
	}
	if len(st.spans) > 1 {
		var parts []string
		for _, s := range st.spans {
			parts = append(parts, fmt.Sprintf("%d,%d", s.start, s.end))
		}
		c["parts"] = parts
	}
	if isEvent(st.StatementDigest) {
		first := *st
		first.spans = st.spans[:1]
		st = &first
	}
	var err error
	c["sentence"], err = r.sentences(st)
	return c, err
}

// source returns the cells that name an article.
func (r *reader) source(s *story) row {
	return row{"article": string(s.iri), "title": squash(s.title), "publisher": squash(s.publisher), "published": s.day}
}

// sentences returns the sentences the parts of a statement are in.
func (r *reader) sentences(st *statement) (string, error) {
	body, err := r.body(st.story.iri)
	if err != nil {
		return "", err
	}
	var out []string
	last := 0
	for _, s := range st.spans {
		b, e := s.start, s.end
		if v := r.inSentence[s.iri]; v != nil {
			_, b, e, _ = graph.ParseSpan(v)
		}
		if e > last {
			out = append(out, slice(body, max(b, last), e))
			last = e
		}
	}
	return squash(strings.Join(out, " ")), nil
}

// mentionText returns the words of a span of the article.
func (r *reader) mentionText(v quad.Value) (string, error) {
	a, b, e, ok := graph.ParseSpan(v)
	if !ok {
		return "", nil
	}
	body, err := r.body(a)
	return squash(slice(body, b, e)), err
}

// slice is body[b:e], clamped to what is there.
func slice(body []rune, b, e int) string {
	e = min(max(e, 0), len(body))
	b = min(max(b, 0), e)
	return string(body[b:e])
}

// sentenceAround returns the bounds of the sentence that characters b to e of
// body lie in. The graph keeps sentences of quotations and events only; for
// other mentions a mark that ends a sentence, a space and a capital decide.
func sentenceAround(body []rune, b, e int) (int, int) {
	e = min(max(e, 0), len(body))
	b = min(max(b, 0), e)
	start, end := b, e
	for start > 0 && body[start-1] != '\n' && !endsSentence(body, start-1) {
		start--
	}
	for end < len(body) && body[end] != '\n' && !(end > 0 && endsSentence(body, end-1)) {
		end++
	}
	for start < end && unicode.IsSpace(body[start]) {
		start++
	}
	for end > start && unicode.IsSpace(body[end-1]) {
		end--
	}
	return start, end
}

// endsSentence reports whether the character at i, a mark or a quote mark
// after one, ends a sentence.
func endsSentence(body []rune, i int) bool {
	m := i
	for m > 0 && strings.ContainsRune(`"'’”)`, body[m]) {
		m--
	}
	if !strings.ContainsRune(".!?", body[m]) || i+2 >= len(body) || body[i+1] != ' ' {
		return false
	}
	next := body[i+2]
	if strings.ContainsRune(`"'‘“(`, next) && i+3 < len(body) {
		next = body[i+3]
	}
	if !unicode.IsUpper(next) && !unicode.IsDigit(next) {
		return false
	}
	// A short word before a full stop is a title or an initial: "Mr. Ode".
	w := m
	for w > 0 && unicode.IsLetter(body[w-1]) {
		w--
	}
	return body[m] != '.' || m-w > 3 || m-w > 0 && unicode.IsLower(body[w])
}
