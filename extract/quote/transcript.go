package quote

import (
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// transcript takes the words in quote marks at the start of a paragraph that a
// name and a colon stand before, as in a transcript or a headline: Ana
// Lindqvist: "It is closed."
func (f *finder) transcript() {
	const longest, bytes = 6, 100 // words of the name, and bytes
	for _, m := range f.marks {
		from := max(0, m.start-bytes)
		line := f.doc.Text[from:m.start]
		if at := strings.LastIndexByte(line, '\n'); at >= 0 {
			line = line[at+1:]
		} else if from > 0 {
			continue
		}
		name, isName := strings.CutSuffix(strings.TrimSpace(line), ":")
		if m.quote != nil || !isName || name == "" || len(strings.Fields(name)) > longest {
			continue
		}
		first := f.doc.TokenAt(m.start - len(line))
		colon := f.doc.TokenAt(m.start) - 1
		if colon <= first || !strings.HasPrefix(f.doc.Tokens[colon-1].Tag, "NNP") || finite(f.doc, first, colon) {
			continue
		}
		q := &Quote{Span: f.doc.Span(m.start, m.end), Type: Direct, Speaker: f.speaker(phrase{first, colon}), rule: "transcript"}
		q.Cue = span(f.doc.TokenSpan(colon, colon+1))
		f.add(q)
	}
}

func span(s nlp.Span) *nlp.Span { return &s }
