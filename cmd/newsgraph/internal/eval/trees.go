package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

var treebanks = []struct{ name, title string }{{"ewt-dev", "UD English EWT"}, {"gum-dev", "UD English GUM"}}

// analysedTree is a gold sentence and what nlp makes of its words.
type analysedTree struct {
	treeSentence
	tags, rels []string
	heads      []int
}

// trees tags and parses the words of a treebank.
func (s *session) trees(name string) ([]analysedTree, error) {
	sents, err := s.treebank(name)
	if err != nil {
		return nil, err
	}
	return each(s.ctx, sents, func(t treeSentence) (a analysedTree, err error) {
		a.treeSentence = t
		if a.tags, a.heads, a.rels, err = nlp.TagAndParse(t.Words); err != nil {
			return a, err
		}
		if len(a.tags) != len(t.Words) || len(a.heads) != len(t.Words) || len(a.rels) != len(t.Words) {
			return a, fmt.Errorf("%d words came back as %d", len(t.Words), len(a.tags))
		}
		return a, nil
	})
}

// tags measures part-of-speech tags on the words of the treebanks.
func (s *session) tags() ([]Section, error) {
	var out []Section
	for _, tb := range treebanks {
		sents, err := s.trees(tb.name)
		if err != nil {
			return out, err
		}
		var all, news metric.Ratio
		byTag := map[string]metric.PRF{}
		for _, t := range sents {
			for i, tag := range t.Tags {
				all.Add(t.tags[i] == tag)
				if t.Genre == "news" {
					news.Add(t.tags[i] == tag)
				}
				addLabels(byTag, tag, t.tags[i])
			}
		}
		sec := Section{Title: "Part-of-speech tags, " + tb.title + " dev", Data: fmt.Sprintf("%s, %d sentences", tb.name, len(sents)),
			Note: "Penn Treebank tags (XPOS) of the gold's words; the ten tags with most errors below."}
		sec.accuracy("tags", all)
		if news.Of > 0 {
			sec.accuracy("tags, news", news)
		}
		for _, tag := range worst(byTag, 10) {
			sec.prf(tag, byTag[tag])
		}
		out = append(out, sec)
	}
	return out, nil
}

// worst returns the n labels with most gold cases missed and false cases.
func worst(counts map[string]metric.PRF, n int) []string {
	var labels []string
	for l := range counts {
		labels = append(labels, l)
	}
	errs := func(l string) float64 { c := counts[l]; return c.Gold + c.Found - 2*c.RightGold }
	slices.Sort(labels)
	slices.SortStableFunc(labels, func(a, b string) int { return int(errs(b) - errs(a)) })
	return labels[:min(n, len(labels))]
}

// attachment adds up attachment scores.
type attachment struct{ unlabelled, labelled, universal metric.Ratio }

func (a *attachment) add(t *analysedTree, i int) {
	head := t.heads[i] == t.Heads[i]
	a.unlabelled.Add(head)
	a.labelled.Add(head && t.rels[i] == t.Rels[i])
	a.universal.Add(head && plainRelation(t.rels[i]) == plainRelation(t.Rels[i]))
}

func (a *attachment) report(sec *Section, what string) {
	if a.unlabelled.Of == 0 {
		return
	}
	sec.accuracy("UAS"+what, a.unlabelled)
	sec.accuracy("LAS"+what, a.labelled)
	sec.accuracy("LAS without subtypes"+what, a.universal)
}

// plainRelation returns a relation without its subtype.
func plainRelation(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// parse measures dependency trees on the words of the treebanks, with own tags.
func (s *session) parse() ([]Section, error) {
	var out []Section
	for _, tb := range treebanks {
		sents, err := s.trees(tb.name)
		if err != nil {
			return out, err
		}
		var all, words, news attachment
		rels := map[string]metric.PRF{}
		for i := range sents {
			t := &sents[i]
			for j := range t.Words {
				all.add(t, j)
				if t.Universal[j] != "PUNCT" {
					words.add(t, j)
				}
				if t.Genre == "news" {
					news.add(t, j)
				}
				addRelation(rels, t, j)
			}
		}
		sec := Section{Title: "Dependency trees, " + tb.title + " dev", Data: fmt.Sprintf("%s, %d sentences", tb.name, len(sents)),
			Note: "The gold's words, own tags. UAS: the share of words with the right head; LAS: with the right relation too. " +
				"Punctuation counts unless said otherwise. By relation: head and plain relation right."}
		all.report(&sec, "")
		words.report(&sec, ", no punctuation")
		news.report(&sec, ", news")
		for _, r := range []string{"nsubj", "obj", "iobj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl", "conj", "appos", "parataxis", "root"} {
			sec.prf(r, rels[r])
		}
		out = append(out, sec)
	}
	return out, nil
}

// addRelation counts a word's plain relation, right with its head.
func addRelation(counts map[string]metric.PRF, t *analysedTree, i int) {
	gold, found := plainRelation(t.Rels[i]), plainRelation(t.rels[i])
	if gold == found && t.heads[i] != t.Heads[i] {
		found = "" // counts as found, but wrong
		m := counts[gold]
		m.Found++
		counts[gold] = m
	}
	addLabels(counts, gold, found)
}
