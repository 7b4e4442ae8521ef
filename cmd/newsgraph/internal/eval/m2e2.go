package eval

import (
	"bufio"
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

//go:embed data/*.txt
var data embed.FS

// lines returns the lines of an embedded table, split at spaces.
func lines(name string) ([][]string, error) {
	f, err := data.Open("data/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if l := strings.TrimSpace(sc.Text()); l != "" && l[0] != '#' {
			out = append(out, strings.Fields(l))
		}
	}
	return out, sc.Err()
}

// triggerDoc is a sentence of M2E2.
type triggerDoc struct {
	Text   string `json:"text"`
	Events []struct {
		Code string `json:"code"`
		Verb span   `json:"verb"`
	} `json:"events"`
}

// m2e2 measures triggers of M2E2's eight types.
func (s *session) m2e2() ([]Section, error) {
	docs, file, err := read[triggerDoc](s, "events/m2e2")
	if err != nil {
		return nil, err
	}
	table, err := lines("m2e2.txt")
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(docs))
	for i := range docs {
		texts[i] = docs[i].Text
	}
	facts, err := s.extract("m2e2", sentenceArticles(texts))
	if err != nil {
		return nil, err
	}
	types, all, untyped := map[string]metric.PRF{}, metric.PRF{}, metric.PRF{}
	for i, d := range docs {
		var gold, found []typedSpan
		for _, g := range d.Events {
			gold = append(gold, typedSpan{g.Verb.Start, g.Verb.End, g.Code})
		}
		for _, e := range facts[i].Events {
			if t := mappedType(table, e); t != "" && e.Modality == event.Asserted && !e.Generic {
				for _, m := range words(e) {
					if s := (typedSpan{m.Start, m.End, t}); !slices.Contains(found, s) {
						found = append(found, s)
					}
				}
			}
		}
		all.Add(triggers(gold, found, types))
		untyped.Add(triggers(unlabelled(gold), unlabelled(found), nil))
	}
	sec := Section{Title: "Triggers of M2E2's types (VOA news)", Data: fmt.Sprintf("%s, %d sentences", file, len(docs)),
		Note: "A trigger is right where it overlaps a gold trigger of its type, one to one. Our types are mapped to M2E2's by a table; events it does not map are left out, and so is what only may, should or will happen or is spoken of in general, of which M2E2 has little."}
	sec.prf("triggers, with type", all)
	sec.prf("triggers, any of the types", untyped)
	var names []string
	for t := range types {
		names = append(names, t)
	}
	slices.Sort(names)
	for _, t := range names {
		sec.prf(t, types[t])
	}
	return []Section{sec}, nil
}

// words returns the words for an event, without the verb that only carries its
// noun ("launched a raid", "the raid took place"): such a verb comes with its
// noun and is of another stem.
func words(e *event.Event) []nlp.Span {
	out := []nlp.Span{e.Trigger.Span}
	for _, m := range e.Mentions {
		if prefix := min(3, len(e.Trigger.Lemma), len(m.Text)); strings.EqualFold(m.Text[:prefix], e.Trigger.Lemma[:prefix]) {
			out = append(out, m)
		}
	}
	return out
}

// mappedType returns the type that table gives e, or "".
func mappedType(table [][]string, e *event.Event) string {
	for _, l := range table {
		if l[1] != "*" && l[1] != e.Type || l[2] == "@place" && e.Place == nil || l[2] != "-" && l[2] != "@place" && l[2] != e.Mode {
			continue
		}
		if len(l) == 3 || slices.Contains(l[3:], strings.ToLower(e.Trigger.Lemma)) {
			return strings.Trim(l[0], "-")
		}
	}
	return ""
}

func unlabelled(spans []typedSpan) []typedSpan {
	out := slices.Clone(spans)
	for i := range out {
		out[i].label = ""
	}
	return out
}

// triggers counts overlapping spans of the same label, one to one in the order
// of the text, and adds them up by label unless byLabel is nil.
func triggers(gold, found []typedSpan, byLabel map[string]metric.PRF) metric.PRF {
	add := func(label string, m metric.PRF) {
		if byLabel != nil {
			n := byLabel[label]
			n.Add(m)
			byLabel[label] = n
		}
	}
	used := make([]bool, len(gold))
	right := 0
	for _, f := range found {
		add(f.label, metric.PRF{Found: 1})
		for i, g := range gold {
			if !used[i] && g.label == f.label && g.start < f.end && f.start < g.end {
				used[i] = true
				right++
				add(f.label, metric.PRF{RightFound: 1, RightGold: 1})
				break
			}
		}
	}
	for _, g := range gold {
		add(g.label, metric.PRF{Gold: 1})
	}
	return metric.Count(right, len(found), len(gold))
}
