package synthetic

import (
	"slices"
	"time"
)

// Percentile returns the p-th percentile of how long things took, at least one.
func Percentile(took []time.Duration, p int) time.Duration {
	took = slices.Sorted(slices.Values(took))
	return took[min(len(took)-1, len(took)*p/100)]
}
