package main

import (
	_ "embed"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/extract/nlp/internal/gazetteer"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/ner"
	"github.com/newsgraph/newsgraph/extract/nlp/internal/word"
)

//go:embed groups.txt
var groupData string

// groups holds words for peoples, believers and party members, lower case.
var groups = lines(groupData)

func lines(data string) map[string]bool {
	m := map[string]bool{}
	for l := range strings.Lines(data) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			m[l] = true
		}
	}
	return m
}

// clean returns the names of x to learn from, in order and without overlaps.
func (a *analyser) clean(x annotated) []entity {
	var es []entity
	for _, e := range x.Entities {
		if e.Proper != nil && !*e.Proper {
			continue
		}
		e.cut("the ", "a ", "an ", "The ")
		switch e.Type {
		case "PER":
			for {
				w, _, more := strings.Cut(e.Text, " ")
				if x := word.Of(w); !ner.Title(&x) {
					break
				}
				if !more {
					e.Type = "" // a title alone
					break
				}
				e.cut(w + " ")
			}
		case "LOC":
			// "Paris, Texas" is two places
			for {
				before, after, ok := strings.Cut(e.Text, ", ")
				if !ok {
					break
				}
				es = append(es, entity{Start: e.Start, End: e.Start + len(before), Text: before, Type: "LOC"})
				e.Start, e.Text = e.End-len(after), after
			}
		}
		ws := wordsOf(strings.Fields(e.Text), a.g)
		if len(ws) == 1 && (groups[strings.ToLower(e.Text)] || ws[0].Lexicon>>(2*gazetteer.Demonym)&1 == 1) {
			e.Type = "NORP"
		} else if e.Type == "ORG" && country(ws) {
			e.Type = "LOC"
		}
		if _, ok := typeIDs[e.Type]; ok && e.Start < e.End {
			es = append(es, e)
		}
	}
	// Of nested names the outer one stays, unless it is a description around a
	// name of the same type.
	sort.SliceStable(es, func(i, j int) bool {
		if es[i].Start != es[j].Start {
			return es[i].Start < es[j].Start
		}
		return es[i].End > es[j].End
	})
	var out []entity
	for i, e := range es {
		if described(es, i) || len(out) > 0 && e.Start < out[len(out)-1].End {
			continue
		}
		out = append(out, e)
	}
	return out
}

// cut removes the first of the prefixes that the name begins with.
func (e *entity) cut(prefixes ...string) {
	for _, p := range prefixes {
		if strings.HasPrefix(e.Text, p) {
			e.Start, e.Text = e.Start+len(p), e.Text[len(p):]
			return
		}
	}
}

// country reports whether the words are the name of a country.
func country(ws []word.Word) bool {
	for i := range ws {
		b := 2 * gazetteer.Country
		if i > 0 {
			b++
		}
		if ws[i].Lexicon>>b&1 == 0 {
			return false
		}
	}
	return len(ws) > 0
}

// described reports whether name i contains another of its type and words
// without capitals, as in "members of the Security Council".
func described(es []entity, i int) bool {
	lower := false
	for _, w := range strings.Fields(es[i].Text) {
		r, _ := utf8.DecodeRuneInString(w)
		lower = lower || unicode.IsLower(r) && w != "of" && w != "and" && w != "for"
	}
	for j := i + 1; lower && j < len(es) && es[j].Start < es[i].End; j++ {
		if es[j].Type == es[i].Type && es[j].End <= es[i].End {
			return true
		}
	}
	return false
}
