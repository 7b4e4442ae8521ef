package eval

import (
	"context"
	"fmt"
	"math"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/quotation"
)

// QuoteOutcomes returns every quotation found in PolNeAR's articles below the
// folder gold, with what its confidence rests on and whether it is right.
func QuoteOutcomes(ctx context.Context, gold string) ([]quotation.Outcome, error) {
	return sessionOf(ctx, Options{Gold: gold}).outcomes()
}

// outcomes judges whole quotations by all attributions: right is one that
// overlaps the gold's by half, with the speaker's mention.
func (s *session) outcomes() ([]quotation.Outcome, error) {
	docs, _, err := read[quotedDoc](s, "quotes/polnear")
	if err != nil {
		return nil, err
	}
	facts, err := s.extract("polnear", articles(docs))
	if err != nil {
		return nil, err
	}
	v := quotation.Scorer{Whole: true}
	for i := range docs {
		v.Add(docs[i].Text, docs[i].quotes(), systemQuotes(facts[i]))
	}
	return v.Outcomes, nil
}

// calibration compares the confidence in quotations with how many are right.
func calibration(file string, outcomes []quotation.Outcome) Section {
	sec := Section{Title: "Confidence in quotations, PolNeAR", Data: file,
		Note: "Whole quotations, all attributions. Right: intersection over union at least 0.5, with the speaker's mention. " +
			"Accuracy: the share that is right of those given a confidence in the range. Calibration error: the mean distance " +
			"of confidence and that share, over ranges of a tenth, weighted by their size. Brier score: the mean square of " +
			"confidence less 1 for what is right, 0 for what is not; saying the same of all would give the value in brackets."}
	var bins [10]struct {
		metric.Ratio
		confidence float64
	}
	brier, right := 0.0, 0.0
	for _, o := range outcomes {
		b := &bins[min(int(o.Confidence*10), 9)]
		b.Add(o.Right)
		b.confidence += o.Confidence
		y := 0.0
		if o.Right {
			y = 1
		}
		right += y
		brier += (o.Confidence - y) * (o.Confidence - y)
	}
	n, off := float64(len(outcomes)), 0.0
	for i, b := range bins {
		if b.Of == 0 {
			continue
		}
		sec.accuracy(fmt.Sprintf("confidence from %.1f to %.1f, mean %.2f", float64(i)/10, float64(i+1)/10, b.confidence/float64(b.Of)), b.Ratio)
		off += math.Abs(b.confidence - float64(b.Right))
	}
	share := right / n
	sec.value("calibration error", 100*off/n, "%")
	sec.value("Brier score", 100*brier/n, fmt.Sprintf("%% (%.1f %%)", 100*share*(1-share)))
	return sec
}
