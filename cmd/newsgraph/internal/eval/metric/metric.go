// Package metric holds the measures of agreement between an extractor's
// output and hand annotation. Add up a [PRF] or a [Ratio] and read it in per
// cent; [MUC], [BCubed] and [CEAFe] compare chains of mentions.
package metric

// A PRF adds up what precision and recall are made of. The two have their own
// numerators because they differ in some measures (B³, overlap by type).
type PRF struct {
	RightFound float64 // of what the system found, how much is right
	Found      float64
	RightGold  float64 // of what the gold has, how much was found
	Gold       float64
}

// Count returns the PRF of n right ones among found and gold ones.
func Count(n, found, gold int) PRF {
	return PRF{float64(n), float64(found), float64(n), float64(gold)}
}

// Add adds o to m.
func (m *PRF) Add(o PRF) {
	m.RightFound += o.RightFound
	m.Found += o.Found
	m.RightGold += o.RightGold
	m.Gold += o.Gold
}

// Precision returns the precision in per cent, 0 when nothing was found.
func (m PRF) Precision() float64 { return percent(m.RightFound, m.Found) }

// Recall returns the recall in per cent, 0 when there is no gold.
func (m PRF) Recall() float64 { return percent(m.RightGold, m.Gold) }

// F1 returns the harmonic mean of precision and recall in per cent.
func (m PRF) F1() float64 { return Harmonic(m.Precision(), m.Recall()) }

// A Ratio is a share: an accuracy, a coverage.
type Ratio struct{ Right, Of int }

// Add counts one more case.
func (r *Ratio) Add(right bool) {
	r.Of++
	if right {
		r.Right++
	}
}

// Plus adds the cases of o.
func (r *Ratio) Plus(o Ratio) {
	r.Right += o.Right
	r.Of += o.Of
}

// Percent returns the share in per cent, 0 of nothing.
func (r Ratio) Percent() float64 { return percent(float64(r.Right), float64(r.Of)) }

// Harmonic returns the harmonic mean of p and r, 0 when both are.
func Harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func percent(n, of float64) float64 {
	if of == 0 {
		return 0
	}
	return 100 * n / of
}
