package eval

import (
	"regexp"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/quotation"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// addTemplates aligns the templates of one story and counts their slots.
func addTemplates(counts map[string]metric.PRF, gold []incident, found []*template) {
	pairs := make([][]map[string]metric.PRF, len(gold))
	weights := make([][]float64, len(gold))
	for i := range gold {
		pairs[i] = make([]map[string]metric.PRF, len(found))
		weights[i] = make([]float64, len(found))
		for j, t := range found {
			if pairs[i][j] = compareTemplate(&gold[i], t); pairs[i][j] == nil {
				continue
			}
			for _, m := range pairs[i][j] {
				weights[i][j] += m.RightGold
			}
		}
	}
	add := func(m map[string]metric.PRF) {
		for name, x := range m {
			n := counts[name]
			n.Add(x)
			counts[name] = n
		}
	}
	used := map[int]bool{}
	for i, j := range metric.Assign(weights) {
		switch {
		case j >= 0:
			used[j] = true
			add(pairs[i][j])
		case !gold[i].Optional:
			add(goldSlots(&gold[i]))
		}
	}
	for j, t := range found {
		if !used[j] {
			add(foundSlots(t))
		}
	}
}

// goldSlots counts what the gold has, foundSlots what was found.
func goldSlots(g *incident) map[string]metric.PRF {
	m := map[string]metric.PRF{"type": {Gold: 1}}
	if len(mucIntervals(g.Date)) > 0 {
		m["day"] = metric.PRF{Gold: 1}
	}
	if g.Location != "" {
		m["place"] = metric.PRF{Gold: 1}
	}
	n := 0.0
	for _, p := range g.perpetrators() {
		if !p.Optional {
			n++
		}
	}
	m["perpetrator"] = metric.PRF{Gold: n}
	return m
}

func foundSlots(t *template) map[string]metric.PRF {
	m := map[string]metric.PRF{"type": {Found: 1}, "perpetrator": {Found: float64(len(t.agents))}}
	if t.day.to != "" {
		m["day"] = metric.PRF{Found: 1}
	}
	if len(t.places) > 0 {
		m["place"] = metric.PRF{Found: 1}
	}
	return m
}

// compareTemplate counts the slots of a pair, or returns nil when the types
// differ.
func compareTemplate(g *incident, t *template) map[string]metric.PRF {
	same := false
	for _, code := range strings.Split(g.Code, "/") {
		same = same || strings.TrimSpace(code) == t.code
	}
	if !same {
		return nil
	}
	m := goldSlots(g)
	right := map[string]float64{"type": 1, "place": placeMatch(g.Location, t.places)}
	for _, i := range mucIntervals(g.Date) {
		if t.day.to != "" && t.day.within(i) {
			right["day"] = 1
		}
	}
	for name, f := range foundSlots(t) {
		x := m[name]
		x.Found = f.Found
		x.RightFound, x.RightGold = right[name], right[name]
		m[name] = x
	}
	p := m["perpetrator"]
	p.RightFound, p.RightGold = 0, 0
	matched := make([]bool, len(t.agents))
	for _, want := range g.perpetrators() {
		hit := false
		for i, a := range t.agents {
			if sameFill(want, a) {
				hit, matched[i] = true, true
			}
		}
		if hit {
			p.RightGold++
			if want.Optional {
				p.Gold++
			}
		}
	}
	for _, ok := range matched {
		if ok {
			p.RightFound++
		}
	}
	m["perpetrator"] = p
	return m
}

func sameFill(want fill, a agent) bool {
	for _, alt := range want.Alternatives {
		for _, m := range alt.Mentions {
			if slices.ContainsFunc(a.spans, func(s nlp.Span) bool { return m.overlaps(s.Start, s.End) }) {
				return true
			}
		}
		for _, n := range a.names {
			if quotation.SameName(strings.ToLower(alt.String), strings.ToLower(n)) {
				return true
			}
		}
	}
	return false
}

var kindOfPlace = regexp.MustCompile(`\([^)]*\)|[()]`)

// placeMatch is 1 when a name is the gold's narrowest place, a half when it is
// one of those around it.
func placeMatch(location string, names []string) float64 {
	best := 0.0
	for _, alt := range strings.Split(kindOfPlace.ReplaceAllString(location, ""), "/") {
		levels := strings.Split(alt, ":")
		for i, l := range levels {
			for _, part := range strings.Split(l, " - ") {
				for _, n := range names {
					if part = strings.TrimSpace(part); part == "" || !strings.EqualFold(part, strings.TrimSpace(n)) {
						continue
					}
					if i == len(levels)-1 {
						return 1
					}
					best = 0.5
				}
			}
		}
	}
	return best
}
