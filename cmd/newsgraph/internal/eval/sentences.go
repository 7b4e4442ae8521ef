package eval

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// sentences measures where sentences end, on GUM's news.
func (s *session) sentences() ([]Section, error) {
	docs, file, err := s.gumNews()
	if err != nil {
		return nil, err
	}
	var all, inner, whole, apart metric.PRF
	for _, d := range docs {
		doc, err := nlp.Analyze(d.Text)
		if err != nil {
			return nil, err
		}
		var found [][2]int
		for _, x := range doc.Sentences {
			found = append(found, [2]int{x.Start, x.End})
		}
		gold, found := trimAll(d.Text, d.Sentences), trimAll(d.Text, found)
		all.Add(common(ends(d.Text, gold, false), ends(d.Text, found, false)))
		if !d.trained() {
			apart.Add(common(ends(d.Text, gold, false), ends(d.Text, found, false)))
		}
		inner.Add(common(ends(d.Text, gold, true), ends(d.Text, found, true)))
		whole.Add(common(set(gold), set(found)))
	}
	sec := Section{Title: "Sentences of GUM's news", Data: fmt.Sprintf("%s, %d articles", file, len(docs)),
		Note: "A boundary is the end of a sentence, but for the last of the article. " +
			"Inside paragraphs leaves out those that a line break gives away. " + trainedNote(docs)}
	sec.prf("boundaries", all)
	sec.prf("boundaries, articles apart from training", apart)
	sec.prf("boundaries inside paragraphs", inner)
	sec.prf("whole sentences", whole)
	return []Section{sec}, nil
}

// trimAll takes the space off the sentences.
func trimAll(text string, sents [][2]int) [][2]int {
	out := make([][2]int, 0, len(sents))
	for _, s := range sents {
		t := text[s[0]:s[1]]
		trimmed := strings.TrimSpace(t)
		start := s[0] + strings.Index(t, trimmed)
		out = append(out, [2]int{start, start + len(trimmed)})
	}
	return out
}

// ends returns the ends of all sentences but the last, with inside set only
// those that no line break follows.
func ends(text string, sents [][2]int, inside bool) map[int]bool {
	out := map[int]bool{}
	for i, s := range sents {
		if i == len(sents)-1 || inside && strings.HasPrefix(strings.TrimLeft(text[s[1]:], " \t\r"), "\n") {
			continue
		}
		out[s[1]] = true
	}
	return out
}

func set[T comparable](xs []T) map[T]bool {
	out := make(map[T]bool, len(xs))
	for _, x := range xs {
		out[x] = true
	}
	return out
}

// common counts the members that two sets share.
func common[T comparable](gold, found map[T]bool) metric.PRF {
	right := 0
	for x := range found {
		if gold[x] {
			right++
		}
	}
	return metric.Count(right, len(found), len(gold))
}
