package eval

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// namedDoc is a document of gold/ner. Orig is the collection's own type, of
// which MISC holds several; NORP are peoples, religions and parties' members.
type namedDoc struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Entities []struct {
		span
		Type string `json:"type"`
		Orig string `json:"orig"`
	} `json:"entities"`
}

// goldNameTypes are the gold's types for ours.
var goldNameTypes = map[nlp.NameType]string{nlp.Person: "PER", nlp.Organization: "ORG", nlp.Place: "LOC", nlp.Group: "NORP"}

type typedSpan struct {
	start, end int
	label      string
}

// names measures the names of nlp: exact spans.
func (s *session) names() ([]Section, error) {
	docs, file, err := read[namedDoc](s, "ner/worldwide")
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(docs))
	for i := range docs {
		texts[i] = docs[i].Text
	}
	analysed, err := each(s.ctx, texts, nlp.Analyze)
	if err != nil {
		return nil, err
	}
	typed, untyped := map[string]metric.PRF{}, metric.PRF{}
	whole := map[string]metric.PRF{}
	for i, d := range docs {
		var gold, found []typedSpan
		for _, e := range d.Entities {
			label := e.Type
			if e.Orig == "NORP" {
				label = e.Orig
			}
			gold = append(gold, typedSpan{e.Start, e.End, label})
		}
		for _, n := range analysed[i].Names {
			found = append(found, typedSpan{n.Start, n.End, goldNameTypes[n.Type]})
		}
		joined := joinPieces(d.Text, gold, found)
		for _, label := range goldNameTypes {
			m, w := typed[label], whole[label]
			m.Add(exactSpans(withLabel(gold, label), withLabel(found, label)))
			w.Add(exactSpans(withLabel(joined, label), withLabel(found, label)))
			typed[label], whole[label] = m, w
		}
		untyped.Add(exactSpans(scoredNames(gold), scoredNames(found)))
	}
	var all, allWhole metric.PRF
	for _, label := range []string{"PER", "ORG", "LOC"} {
		all.Add(typed[label])
		allWhole.Add(whole[label])
	}
	sec := Section{Title: "Names in Worldwide news", Data: fmt.Sprintf("%s, %d articles", file, len(docs)),
		Note: "Exact spans. PER, ORG and LOC make up the whole; groups are compared with the gold's NORP, and its other types left out. " +
			"The gold has no names within names: of \"Kenya Airways\" it keeps \"Kenya\" and \"Airways\". Where its pieces make up one of our organizations, the rows marked joined count them as one."}
	sec.prf("names, exact span and type", all)
	sec.prf("PERSON", typed["PER"])
	sec.prf("ORGANIZATION", typed["ORG"])
	sec.prf("PLACE", typed["LOC"])
	sec.prf("names, exact span, any of the three types", untyped)
	sec.prf("GROUP (not in the whole)", typed["NORP"])
	sec.prf("names, joined", allWhole)
	sec.prf("ORGANIZATION, joined", whole["ORG"])
	sec.prf("PLACE, joined", whole["LOC"])
	return []Section{sec}, nil
}

// joinPieces returns the gold's names with those made one that, with nothing but
// small words between them, make up an organization that was found.
func joinPieces(text string, gold, found []typedSpan) []typedSpan {
	out := slices.Clone(gold)
	slices.SortFunc(out, func(a, b typedSpan) int { return a.start - b.start })
	for _, f := range withLabel(found, "ORG") {
		first := sort.Search(len(out), func(i int) bool { return out[i].start >= f.start })
		last, organization, between := first, false, ""
		for at := f.start; last < len(out) && out[last].end <= f.end; last++ {
			if out[last].start < at {
				break
			}
			between += text[at:out[last].start] + " "
			organization = organization || out[last].label == "ORG"
			at = out[last].end
		}
		if last-first < 2 || !organization || out[last-1].end != f.end || strings.IndexFunc(between, unicode.IsUpper) >= 0 {
			continue
		}
		out = slices.Replace(out, first, last, f)
	}
	return out
}

// exactSpans counts the spans found that are gold spans with the same label.
func exactSpans(gold, found []typedSpan) metric.PRF {
	left := map[typedSpan]int{}
	for _, g := range gold {
		left[g]++
	}
	right := 0
	for _, f := range found {
		if left[f] > 0 {
			left[f]--
			right++
		}
	}
	return metric.Count(right, len(found), len(gold))
}

func withLabel(spans []typedSpan, label string) []typedSpan {
	var out []typedSpan
	for _, s := range spans {
		if s.label == label {
			out = append(out, s)
		}
	}
	return out
}

// scoredNames returns the persons, organizations and places, unlabelled.
func scoredNames(spans []typedSpan) []typedSpan {
	var out []typedSpan
	for _, s := range spans {
		if s.label == "PER" || s.label == "ORG" || s.label == "LOC" {
			out = append(out, typedSpan{s.start, s.end, ""})
		}
	}
	return out
}
