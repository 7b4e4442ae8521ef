package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// coref measures who is who, in one article and across articles.
func (s *session) coref() ([]Section, error) {
	docs, file, err := s.gumNews()
	if err != nil {
		return nil, err
	}
	articles := make([]*article.Article, len(docs))
	for i, d := range docs {
		articles[i] = &article.Article{ID: d.ID, Text: d.Text, Published: d.Date}
	}
	facts, err := s.extract("gum-news", articles)
	if err != nil {
		return nil, err
	}
	named := &chainCounts{types: map[string]bool{"person": true, "organization": true, "place": true}}
	all := &chainCounts{}
	groups := []string{"he, she", "they", "it"}
	pronouns := map[string]*metric.Ratio{speaking: {}}
	for _, g := range groups {
		pronouns[g] = &metric.Ratio{}
	}
	for i := range docs {
		m := align(&docs[i], facts[i])
		named.add(&docs[i], facts[i], m)
		all.add(&docs[i], facts[i], m)
		resolvedPronouns(&docs[i], facts[i], m, pronouns)
	}
	data := fmt.Sprintf("%s, %d articles", file, len(docs))
	note := "Chains of two mentions or more, of own mentions. A mention is the gold's when the spans are the same, " +
		"or when it lies within the gold's and holds its head (GUM's minimal span). CoNLL is the mean F1 of MUC, B³ and CEAFe. " + trainedNote(docs) + " Their chains take no part in training."
	pron := Section{Title: "Pronouns, GUM's news", Data: data,
		Note: "Pronouns that the gold links to a name or description. Right when the last mention before it in the entity given to it " +
			"that is no pronoun (the next one, where there is none) stands in the gold's chain. Speakers are the pronouns that the program takes for who said something."}
	var every metric.Ratio
	for _, g := range groups {
		every.Plus(*pronouns[g])
	}
	pron.accuracy("all", every)
	for _, g := range append(groups, speaking) {
		pron.accuracy(g, *pronouns[g])
	}
	out := []Section{
		named.section("Chains of people, organizations and places, GUM's news", data, note),
		all.section("Chains of everything annotated, GUM's news", data, note), pron,
	}
	across, err := s.across()
	if err != nil {
		return out, err
	}
	return append(out, across), nil
}

// chainCounts adds up chain measures; types are the gold's to count, all when
// nil.
type chainCounts struct {
	types            map[string]bool
	muc, b, ceaf, on metric.PRF // on: mentions
}

// A mention is named by its place in the gold, or when it is none of the
// gold's by its own span.
type mentionID struct{ gold, start, end int }

func (c *chainCounts) add(d *chainedDoc, f *extract.Facts, aligned map[[2]int]int) {
	labels := map[mentionID]string{}
	for i, m := range d.Mentions {
		if c.types == nil || c.types[m.Type] {
			labels[mentionID{gold: i}] = m.Chain
		}
	}
	gold := metric.GroupBy(labels).WithoutSingletons()
	var found metric.Chains[mentionID]
	for _, e := range f.Entities {
		if c.types != nil && e.Type == entity.Other {
			continue
		}
		chain := map[mentionID]bool{}
		for _, m := range e.Mentions {
			if g, ok := aligned[[2]int{m.Start, m.End}]; ok {
				chain[mentionID{gold: g}] = true
			} else {
				chain[mentionID{-1, m.Start, m.End}] = true
			}
		}
		var ms []mentionID
		for m := range chain {
			ms = append(ms, m)
		}
		found = append(found, ms)
	}
	found = found.WithoutSingletons()
	c.muc.Add(metric.MUC(gold, found))
	c.b.Add(metric.BCubed(gold, found))
	c.ceaf.Add(metric.CEAFe(gold, found))
	c.on.Add(common(members(gold), members(found)))
}

func members[M comparable](chains metric.Chains[M]) map[M]bool {
	out := map[M]bool{}
	for _, c := range chains {
		for _, m := range c {
			out[m] = true
		}
	}
	return out
}

func (c *chainCounts) section(title, data, note string) Section {
	sec := Section{Title: title, Data: data, Note: note}
	sec.add(Score{Name: "CoNLL average", F1: figure((c.muc.F1() + c.b.F1() + c.ceaf.F1()) / 3)})
	sec.prf("MUC", c.muc)
	sec.prf("B³", c.b)
	sec.prf("CEAFe", c.ceaf)
	sec.prf("mentions", c.on)
	return sec
}

// align returns the gold mention of each extracted one, by its span: the same
// span first, then the shortest gold mention that contains it and whose head
// it contains. No gold mention is given to two spans.
func align(d *chainedDoc, f *extract.Facts) map[[2]int]int {
	spans := map[[2]int]bool{}
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			spans[[2]int{m.Start, m.End}] = true
		}
	}
	aligned, taken := map[[2]int]int{}, map[int]bool{}
	for i, g := range d.Mentions {
		at := [2]int{g.Start, g.End}
		if _, ok := aligned[at]; spans[at] && !ok {
			aligned[at], taken[i] = i, true
		}
	}
	var rest [][2]int
	for at := range spans {
		if _, ok := aligned[at]; !ok {
			rest = append(rest, at)
		}
	}
	slices.SortFunc(rest, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], b[1]-a[1]) })
	for _, at := range rest {
		best := -1
		for i, g := range d.Mentions {
			if taken[i] || at[0] < g.Start || g.End < at[1] || g.MinStart < at[0] || at[1] < g.MinEnd {
				continue
			}
			if best < 0 || g.End-g.Start < d.Mentions[best].End-d.Mentions[best].Start {
				best = i
			}
		}
		if best >= 0 {
			aligned[at], taken[best] = best, true
		}
	}
	return aligned
}

// pronounGroup returns the group a pronoun is counted in, or "".
func pronounGroup(text string) string {
	switch strings.ToLower(text) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return "he, she"
	case "they", "them", "their", "theirs", "themselves":
		return "they"
	case "it", "its", "itself":
		return "it"
	}
	return ""
}

// speaking is the group of the pronouns that say something.
const speaking = "speakers"

// resolvedPronouns counts the pronouns that lead to the right antecedent.
func resolvedPronouns(d *chainedDoc, f *extract.Facts, aligned map[[2]int]int, counts map[string]*metric.Ratio) {
	described := map[string]bool{} // chains with more than pronouns
	for _, m := range d.Mentions {
		if pronounGroup(m.Text) == "" {
			described[m.Chain] = true
		}
	}
	for _, m := range d.Mentions {
		group := pronounGroup(m.Text)
		if group == "" || !described[m.Chain] {
			continue
		}
		a := antecedent(f, m.Start, m.End)
		right := false
		if a != nil {
			g, ok := aligned[[2]int{a.Start, a.End}]
			right = ok && d.Mentions[g].Chain == m.Chain
		}
		counts[group].Add(right)
		if slices.ContainsFunc(f.Quotes, func(q *quote.Quote) bool {
			return q.Speaker != nil && q.Speaker.Start == m.Start && q.Speaker.End == m.End
		}) {
			counts[speaking].Add(right)
		}
	}
}

// antecedent returns the mention that says who the pronoun at the span is.
func antecedent(f *extract.Facts, start, end int) *entity.Mention {
	for _, e := range f.Entities {
		if !slices.ContainsFunc(e.Mentions, func(m entity.Mention) bool { return m.Start == start && m.End == end }) {
			continue
		}
		var last *entity.Mention
		for i := range e.Mentions {
			m := &e.Mentions[i]
			if m.Kind == entity.Pronoun || pronounGroup(m.Text) != "" {
				continue
			}
			if m.Start >= start && last != nil {
				break
			}
			last = m
		}
		return last
	}
	return nil
}
