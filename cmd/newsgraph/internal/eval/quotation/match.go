package quotation

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A pair is a gold quotation and the system's that matches it, by index.
type pair struct{ gold, system int }

func overlap(a, b Quote) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// matchCoverage gives each gold quotation, in the order of the text, the
// remaining system quotation that covers most of it, if more than t
// (GenderGapTracker's evaluate_quotes.py).
func matchCoverage(gold, system []Quote, t float64) []pair {
	used := make([]bool, len(system))
	var pairs []pair
	for i, g := range gold {
		best, at := 0.0, -1
		for j, s := range system {
			c := float64(overlap(g, s)) / float64(max(1, g.End-g.Start))
			if !used[j] && c > t && (at < 0 || c > best) {
				best, at = c, j
			}
		}
		if at >= 0 {
			used[at] = true
			pairs = append(pairs, pair{i, at})
		}
	}
	return pairs
}

// matchOverlap pairs one to one, best first, where intersection over union is
// at least t.
func matchOverlap(gold, system []Quote, t float64) []pair {
	type candidate struct {
		iou float64
		pair
	}
	var all []candidate
	for i, g := range gold {
		for j, s := range system {
			if k := overlap(g, s); k > 0 {
				if u := float64(k) / float64(g.End-g.Start+s.End-s.Start-k); u >= t {
					all = append(all, candidate{u, pair{i, j}})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.iou, a.iou), a.gold-b.gold, a.system-b.system)
	})
	usedG, usedS := map[int]bool{}, map[int]bool{}
	var pairs []pair
	for _, c := range all {
		if !usedG[c.gold] && !usedS[c.system] {
			usedG[c.gold], usedS[c.system] = true, true
			pairs = append(pairs, c.pair)
		}
	}
	return pairs
}

// matchExact pairs quotations whose trimmed spans are equal.
func matchExact(text string, gold, system []Quote) []pair {
	at := map[[2]int][]int{}
	for j, s := range system {
		k := trim(text, s.Start, s.End)
		at[k] = append(at[k], j)
	}
	var pairs []pair
	for i, g := range gold {
		k := trim(text, g.Start, g.End)
		if js := at[k]; len(js) > 0 {
			pairs = append(pairs, pair{i, js[len(js)-1]})
			at[k] = js[:len(js)-1]
		}
	}
	return pairs
}

// trim takes white space, quotation marks, punctuation and a leading "that "
// off the span.
func trim(text string, start, end int) [2]int {
	s := text[start:end]
	u := strings.TrimLeftFunc(s, trimmed)
	if rest, ok := strings.CutPrefix(u, "that"); ok && strings.TrimLeftFunc(rest, isSpace) != rest {
		u = strings.TrimLeftFunc(rest, trimmed)
	}
	start = end - len(u)
	return [2]int{start, start + len(strings.TrimRightFunc(u, trimmed))}
}

func trimmed(r rune) bool {
	return isSpace(r) || strings.ContainsRune("\"'“”‘’`«».,;:!?-–—…[]()", r)
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }
