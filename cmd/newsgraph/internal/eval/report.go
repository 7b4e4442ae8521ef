package eval

import (
	"math"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
)

// A Report is everything measured by one run.
type Report struct {
	Command  string    `json:"command,omitempty"` // that made the report
	Models   []Model   `json:"models,omitempty"`
	Sections []Section `json:"sections"`
}

// A Model is a model in the binary that was measured.
type Model struct {
	Name   string `json:"name"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// A Section is one task measured on one collection. Missing says why there
// are no scores. Varies is true of figures that differ from run to run.
type Section struct {
	Task    string  `json:"task"`
	Title   string  `json:"title"`
	Data    string  `json:"data,omitempty"`
	Note    string  `json:"note,omitempty"` // how it is measured
	Missing string  `json:"missing,omitempty"`
	Varies  bool    `json:"varies,omitempty"`
	Scores  []Score `json:"scores,omitempty"`
}

// A Score is one line of a section: precision, recall and F1, or one of them,
// or an accuracy, all in per cent, or a plain value with its unit. Found counts
// what the system gave, Gold what the annotation has.
type Score struct {
	Name     string   `json:"name"`
	P        *float64 `json:"p,omitempty"`
	R        *float64 `json:"r,omitempty"`
	F1       *float64 `json:"f1,omitempty"`
	Accuracy *float64 `json:"accuracy,omitempty"`
	Value    *float64 `json:"value,omitempty"`
	Unit     string   `json:"unit,omitempty"`
	Found    int      `json:"found,omitempty"`
	Gold     int      `json:"gold,omitempty"`
}

func (s *Section) add(x Score) { s.Scores = append(s.Scores, x) }

// prf adds a line of precision, recall and F1.
func (s *Section) prf(name string, m metric.PRF) {
	s.add(Score{
		Name: name, P: figure(m.Precision()), R: figure(m.Recall()), F1: figure(m.F1()),
		Found: int(math.Round(m.Found)), Gold: int(math.Round(m.Gold)),
	})
}

// recall adds a line of recall alone.
func (s *Section) recall(name string, m metric.PRF) {
	s.add(Score{Name: name, R: figure(m.Recall()), Gold: int(m.Gold)})
}

// accuracy adds a line of accuracy over r.Of cases.
func (s *Section) accuracy(name string, r metric.Ratio) {
	s.add(Score{Name: name, Accuracy: figure(r.Percent()), Gold: r.Of})
}

// value adds a line with a plain figure.
func (s *Section) value(name string, v float64, unit string) {
	s.add(Score{Name: name, Value: figure(v), Unit: unit})
}

// figure rounds to two places, more than is ever shown.
func figure(v float64) *float64 {
	v = math.Round(v*100) / 100
	return &v
}
