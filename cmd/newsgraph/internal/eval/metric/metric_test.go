package metric

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestPRF(t *testing.T) {
	m := Count(1, 2, 4)
	m.Add(Count(1, 2, 1))
	near(t, "precision", m.Precision(), 50)
	near(t, "recall", m.Recall(), 40)
	near(t, "F1", m.F1(), 2*50*40/90.0)
	var none PRF
	near(t, "F1 of nothing", none.F1(), 0)
}

func TestRatio(t *testing.T) {
	var r Ratio
	r.Add(true)
	r.Add(false)
	r.Plus(Ratio{1, 2})
	near(t, "share", r.Percent(), 50)
	near(t, "share of nothing", Ratio{}.Percent(), 0)
}
