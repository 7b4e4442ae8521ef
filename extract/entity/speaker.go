package entity

import (
	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// Words are what somebody said: the bytes from Start to End, and the ID of who
// said them.
type Words struct {
	Start, End int
	Speaker    string
}

var firstPerson = lexicon.Words("i me my mine myself")

// JoinSpeakers adds the "I" in the words of a person to those who are that
// person's mentions. Words must be in the speaker's own form.
func (s *Set) JoinSpeakers(doc *nlp.Document, said []Words) {
	byID := map[string]*Entity{}
	for _, e := range s.Entities {
		byID[e.ID] = e
	}
	joined, grown := map[int]bool{}, map[*Entity]bool{}
	for _, w := range said {
		e := byID[w.Speaker]
		if e == nil || e.Type != Person {
			continue
		}
		for i := doc.TokenAt(w.Start); i < len(doc.Tokens) && doc.Tokens[i].End <= w.End; i++ {
			if !joined[i] && strings.HasPrefix(doc.Tokens[i].Tag, "PRP") && firstPerson[strings.ToLower(doc.Word(i))] {
				joined[i] = true
				t := doc.Tokens[i]
				m := Mention{Span: doc.TokenSpan(i, i+1), Kind: Pronoun, head: [2]int{t.Start, t.End}}
				e.Mentions = append(e.Mentions, m)
				s.index = append(s.index, indexed{m, e})
				grown[e] = true
			}
		}
	}
	for e := range grown {
		slices.SortStableFunc(e.Mentions, func(a, b Mention) int { return a.Start - b.Start })
		s.sorted = false
	}
}
