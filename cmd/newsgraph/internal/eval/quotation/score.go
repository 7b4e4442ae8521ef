// Package quotation scores extracted quotations and their speakers. Make a
// [Scorer], [Scorer.Add] every document and read its counts.
//
// The unit is the contiguous part: a discontinuous quotation counts as its
// parts, each with the same speaker, on both sides. All spans count bytes.
package quotation

import (
	"cmp"
	"slices"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
)

// A Mention is the speaker as written.
type Mention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A Quote is a quotation of the gold or of the system. Reference is the
// speaker's name after coreference, Floating a speaker not named beside it.
// Core (gold only) marks plain reported speech and counts as true when nil.
type Quote struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Parts     [][2]int `json:"parts,omitempty"`
	Type      string   `json:"type,omitempty"`
	Speaker   *Mention `json:"speaker"`
	Reference string   `json:"reference,omitempty"`
	Floating  bool     `json:"floating,omitempty"`
	Core      *bool    `json:"core,omitempty"`
	Pronoun   bool     `json:"speaker_pronoun,omitempty"`
	Kind      string   `json:"-"` // of the gold's speaker: name, nominal, pronoun or floating

	Confidence float64  `json:"-"` // of the system
	Signs      []string `json:"-"` // what its confidence rests on
}

// A Rule says when a system quotation counts as the gold's.
type Rule string

// The rules.
const (
	Exact   Rule = "exact"   // equal spans, but for marks and space around them and a leading "that"
	Overlap Rule = "overlap" // intersection over union at least 0.5, best first
	Cover30 Rule = "cover30" // more than 30 % of the gold covered (GenderGapTracker)
	Cover80 Rule = "cover80" // more than 80 % of it
)

// Rules are all rules, strictest first.
var Rules = []Rule{Exact, Overlap, Cover30, Cover80}

// A Key names a count: under a rule, for a group of quotations, which is a
// type, a kind of speaker, "floating", "anchored", "pronoun" or "all".
type Key struct {
	Rule  Rule
	Group string
}

// A Scorer adds up documents. With Whole set a quotation counts as its hull;
// with Core, gold that is not core is neither required nor punished.
type Scorer struct {
	Whole, Core bool

	Docs     int
	Quotes   map[Key]metric.PRF    // group "all" or a type
	Chars    metric.PRF            // bytes covered
	EndToEnd metric.PRF            // Overlap and the right speaker
	Anchored metric.PRF            // Overlap and the speaker's right mention, whoever it is taken for
	Mention  map[Key]*metric.Ratio // of the pairs: system's mention overlaps the gold's
	Name     map[Key]*metric.Ratio // of the pairs whose gold speaker has a name: the same name
	Speaker  map[Key]*metric.Ratio // of the Overlap pairs, by kind: right as in EndToEnd
	ByKind   map[string]metric.PRF // recall of EndToEnd by the gold speaker's kind
	Outcomes []Outcome             // what the system gave, and whether it is right as in Anchored
}

// An Outcome is a quotation of the system and whether it is right.
type Outcome struct {
	Quote
	Right bool
}

// Add scores one document.
func (s *Scorer) Add(text string, gold, system []Quote) {
	if s.Quotes == nil {
		s.Quotes, s.ByKind = map[Key]metric.PRF{}, map[string]metric.PRF{}
		s.Mention, s.Name, s.Speaker = map[Key]*metric.Ratio{}, map[Key]*metric.Ratio{}, map[Key]*metric.Ratio{}
	}
	s.Docs++
	G, S := s.units(gold), s.units(system)
	if s.Core {
		G, S = dropOthers(G, S)
	}
	for _, r := range Rules {
		s.addMatches(r, match(r, text, G, S), G, S)
	}
	s.Chars.Add(covered(G, S))
}

func match(r Rule, text string, G, S []Quote) []pair {
	switch r {
	case Exact:
		return matchExact(text, G, S)
	case Overlap:
		return matchOverlap(G, S, .5)
	case Cover30:
		return matchCoverage(G, S, .3)
	}
	return matchCoverage(G, S, .8)
}

func (s *Scorer) addMatches(r Rule, pairs []pair, G, S []Quote) {
	add := func(group string, m metric.PRF) {
		k := Key{r, group}
		n := s.Quotes[k]
		n.Add(m)
		s.Quotes[k] = n
	}
	add("all", metric.Count(len(pairs), len(S), len(G)))
	for _, g := range G {
		add(g.Type, metric.PRF{Gold: 1})
	}
	for _, q := range S {
		add(q.Type, metric.PRF{Found: 1})
	}
	right, mentioned := 0, 0
	matched, anchored := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		g, q := G[p.gold], S[p.system]
		add(g.Type, metric.PRF{RightGold: 1})
		add(q.Type, metric.PRF{RightFound: 1})
		if r == Exact {
			continue
		}
		if sameMention(g, q) {
			mentioned++
			anchored[p.system] = true
		}
		if ok := s.addSpeaker(r, g, q); ok {
			right++
			matched[p.gold] = true
		}
	}
	if r != Overlap {
		return
	}
	s.EndToEnd.Add(metric.Count(right, len(S), len(G)))
	s.Anchored.Add(metric.Count(mentioned, len(S), len(G)))
	for j, q := range S {
		s.Outcomes = append(s.Outcomes, Outcome{q, anchored[j]})
	}
	for i, g := range G {
		m := s.ByKind[g.Kind]
		m.Gold++
		if matched[i] {
			m.RightGold++
		}
		s.ByKind[g.Kind] = m
	}
}

// addSpeaker counts the speaker of a pair and reports whether it is right: the
// same name, or where the gold has none, the same mention.
func (s *Scorer) addSpeaker(r Rule, g, q Quote) bool {
	mention, name := sameMention(g, q), g.name()
	right := mention
	if name != "" {
		right = SameName(name, q.said())
	}
	groups := []string{"all", g.Type, "anchored", "nonpronoun"}
	if g.Speaker == nil {
		groups[2] = "floating"
	}
	if g.Pronoun {
		groups[3] = "pronoun"
	}
	for _, group := range groups {
		count(s.Mention, Key{r, group}, mention)
		if name != "" {
			count(s.Name, Key{r, group}, right)
		}
	}
	if r == Overlap {
		count(s.Speaker, Key{r, g.Kind}, right)
	}
	return right
}

func count(m map[Key]*metric.Ratio, k Key, right bool) {
	if m[k] == nil {
		m[k] = &metric.Ratio{}
	}
	m[k].Add(right)
}

// name is the gold speaker's name: the reference, else the mention unless it
// is a pronoun.
func (q Quote) name() string {
	if q.Reference != "" || q.Speaker == nil {
		return q.Reference
	}
	if BarePronoun(q.Speaker.Text) {
		return ""
	}
	return q.Speaker.Text
}

// said is the system's name of the speaker.
func (q Quote) said() string {
	if q.Reference != "" || q.Speaker == nil {
		return q.Reference
	}
	return q.Speaker.Text
}

func sameMention(g, q Quote) bool {
	if g.Speaker == nil {
		return q.Speaker == nil || q.Floating
	}
	return q.Speaker != nil && min(g.Speaker.End, q.Speaker.End) > max(g.Speaker.Start, q.Speaker.Start)
}

// units returns the parts of qs, or their hulls, in the order of the text.
func (s *Scorer) units(qs []Quote) []Quote {
	var out []Quote
	for _, q := range qs {
		if s.Whole || len(q.Parts) == 0 {
			out = append(out, q)
			continue
		}
		for _, p := range q.Parts {
			q.Start, q.End = p[0], p[1]
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(a, b Quote) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return out
}

// dropOthers leaves out the gold that is not core, and the system quotations
// that match nothing but what was left out.
func dropOthers(G, S []Quote) (gold, system []Quote) {
	var drop []Quote
	for _, g := range G {
		if g.Core == nil || *g.Core {
			gold = append(gold, g)
		} else {
			drop = append(drop, g)
		}
	}
	if len(drop) == 0 {
		return G, S
	}
	matched := map[int]bool{}
	for _, p := range append(matchOverlap(gold, S, .5), matchCoverage(gold, S, .3)...) {
		matched[p.system] = true
	}
	for j, q := range S {
		other := func(g Quote) bool {
			return float64(overlap(q, g)) >= .5*float64(min(q.End-q.Start, g.End-g.Start))
		}
		if matched[j] || !slices.ContainsFunc(drop, other) {
			system = append(system, q)
		}
	}
	return gold, system
}

func covered(G, S []Quote) metric.PRF {
	inGold, inSystem := map[int]bool{}, map[int]bool{}
	for _, g := range G {
		for b := g.Start; b < g.End; b++ {
			inGold[b] = true
		}
	}
	both := 0
	for _, q := range S {
		for b := q.Start; b < q.End; b++ {
			if inGold[b] && !inSystem[b] {
				both++
			}
			inSystem[b] = true
		}
	}
	return metric.Count(both, len(inSystem), len(inGold))
}
