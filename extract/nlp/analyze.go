package nlp

import (
	"strings"

	"github.com/jdkato/prose/v3"
)

// Analyze splits text into sentences and tokens, tags them and finds names,
// with prose's models. The text must be valid UTF-8.
func Analyze(text string) (*Document, error) {
	d := &Document{Text: text}
	for _, p := range paragraphs(text) {
		if err := d.add(text[p[0]:p[1]], p[0]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// add analyses one paragraph that begins at byte base.
func (d *Document) add(text string, base int) error {
	doc, err := prose.NewDocument(text)
	if err != nil {
		return err
	}
	first := len(d.Tokens)
	for _, t := range doc.Tokens() {
		d.Tokens = append(d.Tokens, Token{Start: base + t.Start, End: base + t.End(), Tag: t.Tag})
	}
	at := first
	for _, s := range doc.Sentences() {
		sent := Sentence{Start: base + s.Start, End: base + s.End(), First: at}
		for at < len(d.Tokens) && d.Tokens[at].Start < sent.End {
			at++
		}
		if sent.Last = at; sent.Last > sent.First {
			d.Sentences = append(d.Sentences, sent)
		}
	}
	for _, e := range doc.Entities() {
		n := Name{Start: base + e.Start, End: base + e.End(), Type: nameType(e.Label)}
		n.First = d.TokenAt(n.Start)
		n.Last = d.TokenAt(n.End-1) + 1
		if n.Type != "" && n.First < n.Last {
			d.Names = append(d.Names, n)
		}
	}
	return nil
}

func nameType(label string) NameType {
	switch label {
	case "PERSON":
		return Person
	case "GPE", "LOCATION", "FACILITY":
		return Place
	case "ORGANIZATION":
		return Organization
	}
	return ""
}

// paragraphs returns the byte ranges between line breaks that end a paragraph:
// blank lines, and single breaks in a text that has no blank lines.
func paragraphs(text string) [][2]int {
	var out [][2]int
	start := 0
	for start < len(text) {
		n := strings.IndexByte(text[start:], '\n')
		end := len(text)
		if n >= 0 {
			end = start + n
		}
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, [2]int{start, end})
		}
		start = end + 1
	}
	return out
}
