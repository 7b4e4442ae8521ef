package eval

import (
	_ "embed"
	"fmt"
	"math"
	"runtime"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// The article that speed is measured on, of about 600 words. Own work.
//
//go:embed data/speed.txt
var speedText string

// speedDay is the day it was published.
const speedDay = "2024-05-21"

// speed measures articles a second of each stage and of the whole, on one
// processor.
func (s *session) speed() ([]Section, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	text := strings.TrimSpace(speedText)
	a := &article.Article{ID: "speed", Text: text, Published: speedDay}
	doc, err := nlp.Analyze(text) // loads the models
	if err != nil {
		return nil, err
	}
	ents := entity.Find(doc)
	dates := date.Find(doc, speedDay)
	quotes := quote.Find(doc, ents, dates)
	var failed error
	stages := []struct {
		name string
		run  func()
	}{
		{"sentences, tokens, tags, names", func() {
			if _, err := nlp.Analyze(text); err != nil {
				failed = err
			}
		}},
		{"entities", func() { entity.Find(doc) }},
		{"dates", func() { date.Find(doc, speedDay) }},
		{"quotations", func() { quote.Find(doc, ents, dates) }},
		{"events", func() { event.Find(doc, ents, dates, quotes, speedDay) }},
		{"whole", func() {
			if _, err := s.extractor.Extract(a); err != nil {
				failed = err
			}
		}},
	}
	sec := Section{Title: "Speed", Varies: true,
		Data: fmt.Sprintf("an article of %d words", len(strings.Fields(text))),
		Note: "Articles a second on one processor, the fastest of five runs, and each stage's time as a share of the first's. These vary with the machine."}
	var first time.Duration
	for i, st := range stages {
		d := timeOf(st.run)
		if failed != nil {
			return nil, failed
		}
		if i == 0 {
			first = d
		}
		sec.value(st.name, float64(time.Second)/float64(d), "articles/s")
		sec.value(st.name+", time of the first", 100*float64(d)/float64(first), "%")
	}
	return []Section{sec}, nil
}

// timeOf returns how long f takes: the fastest of five runs, each the mean over
// at least a tenth of a second, so that other work on the machine counts less.
func timeOf(f func()) time.Duration {
	fastest := time.Duration(math.MaxInt64)
	for range 5 {
		n := 0
		start := time.Now()
		for time.Since(start) < 100*time.Millisecond {
			f()
			n++
		}
		fastest = min(fastest, time.Since(start)/time.Duration(n))
	}
	return fastest
}
