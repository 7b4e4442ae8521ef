package quote

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

//go:embed data/confidence.tsv
var confidenceData string

// weights are the logarithms of the odds that each sign adds; see
// data/confidence.tsv.
var weights = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for f := range lexicon.Rows(confidenceData) {
		out[f[0]], _ = strconv.ParseFloat(f[1], 64)
	}
	return out
})

// confidence returns the share of quotations with these signs that are right,
// words and speaker, by logistic regression.
func confidence(signs []string) float64 {
	odds := weights()["any"]
	for _, s := range signs {
		odds += weights()[s]
	}
	return math.Round(100/(1+math.Exp(-odds))) / 100
}

// Signs returns what the confidence in q rests on: the rule that found it, its
// type, how it names its speaker and whether the parse agrees. They are there
// to fit data/confidence.tsv anew.
func (q *Quote) Signs() []string { return q.signs }

func (f *finder) signs(q *Quote) []string {
	out := []string{"rule " + q.rule, "type " + string(q.Type), "speaker " + f.speakerKind(q)}
	if q.Cue != nil {
		i := f.doc.TokenAt(q.Cue.Start)
		if lemma := f.doc.Tokens[i].Lemma; lemma == "say" || lemma == "tell" {
			out = append(out, "cue said")
		}
		if q.Speaker != nil {
			if s := f.tree.child(i, "nsubj"); s >= 0 {
				t := f.doc.Tokens[s]
				out = append(out, "subject "+strconv.FormatBool(q.Speaker.Start <= t.Start && t.End <= q.Speaker.End))
			}
		}
		if tag := f.doc.Tokens[i].Tag; q.Type != Direct && strings.HasPrefix(tag, "VB") && past(tag) == 0 {
			out = append(out, "cue participle")
		}
	}
	switch n := f.words(q.Start, q.End); {
	case n < 3:
		out = append(out, "words few")
	case n > 40:
		out = append(out, "words many")
	}
	if q.In != "" {
		out = append(out, "within")
	}
	if q.Parts != nil {
		out = append(out, "parts")
	}
	return out
}

// speakerKind says how the words of q name who said them.
func (f *finder) speakerKind(q *Quote) string {
	if q.Speaker == nil {
		return "none"
	}
	first, last := f.doc.TokenAt(q.Speaker.Start), f.doc.TokenAt(q.Speaker.End-1)
	kind := "description"
	for i := first; i <= last && i < len(f.doc.Tokens); i++ {
		switch tag := f.doc.Tokens[i].Tag; {
		case tag == "PRP" && first == last:
			kind = "pronoun"
		case strings.HasPrefix(tag, "NNP"):
			kind = "name"
		}
	}
	if q.Speaker.Entity == "" {
		kind += " of nobody known"
	}
	return kind
}
