// Command fit writes the weights that the confidence in quotations rests on,
// fitted to the development part of PolNeAR by logistic regression:
//
//	go run ./cmd/newsgraph/internal/eval/fit -gold ../shared/gold
//
// Only the outcome counts, right or wrong; nothing of the texts is kept.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"slices"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval"
	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/quotation"
)

func main() {
	gold := flag.String("gold", "", "`folder` of the annotated collections")
	output := flag.String("o", "extract/quote/data/confidence.tsv", "`file` to write")
	flag.Parse()
	if err := run(*gold, *output); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(gold, output string) error {
	outcomes, err := eval.QuoteOutcomes(context.Background(), gold)
	if err != nil {
		return err
	}
	weights := fit(outcomes)
	f, err := os.Create(output)
	if err != nil {
		return err
	}
	return errors.Join(write(f, weights, len(outcomes)), f.Close())
}

// rare is the number of quotations below which a sign is left out.
const rare = 15

// fit returns the weight of each sign, and under "any" that of all quotations,
// which minimise the log loss with an L2 penalty.
func fit(outcomes []quotation.Outcome) map[string]float64 {
	const rounds, penalty = 1500, 0.5
	// PolNeAR seldom marks what others' words tell of, so that those count as
	// wrong: they teach nothing
	outcomes = slices.DeleteFunc(slices.Clone(outcomes), func(o quotation.Outcome) bool { return slices.Contains(o.Signs, "within") })
	seen := map[string]float64{}
	for _, o := range outcomes {
		for _, s := range o.Signs {
			seen[s]++
		}
	}
	maps.DeleteFunc(seen, func(_ string, n float64) bool { return n < rare })
	seen["any"] = float64(len(outcomes))
	weights := map[string]float64{}
	for range rounds {
		slope := map[string]float64{}
		for _, o := range outcomes {
			odds := weights["any"]
			for _, s := range o.Signs {
				odds += weights[s]
			}
			off := -1 / (1 + math.Exp(-odds))
			if o.Right {
				off++
			}
			slope["any"] += off
			for _, s := range o.Signs {
				slope[s] += off
			}
		}
		for s, n := range seen {
			pull := slope[s]
			if s != "any" {
				pull -= penalty * weights[s]
			}
			weights[s] += pull / n // a step that the rarest sign bears too
		}
	}
	return weights
}

func write(w io.Writer, weights map[string]float64, n int) error {
	fmt.Fprintf(w, "# What each sign adds to the logarithm of the odds that a quotation is right. Fitted to %d quotations\n"+
		"# found in the development part of PolNeAR by cmd/newsgraph/internal/eval/fit; nothing of its texts is kept.\n", n)
	for _, s := range slices.Sorted(maps.Keys(weights)) {
		if _, err := fmt.Fprintf(w, "%s\t%.2f\n", s, weights[s]); err != nil {
			return err
		}
	}
	return nil
}
