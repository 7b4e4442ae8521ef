package eval

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/eval/metric"
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// whenDoc is an article of gold/events/giveme5w1h, with what its annotators
// answered to when its event was. Parsed is that event's day.
type whenDoc struct {
	Text    string `json:"text"`
	Date    string `json:"date"`
	Answers struct {
		When []whenAnswer `json:"when"`
	} `json:"answers"`
}

type whenAnswer struct {
	Answer   string `json:"answer"`
	Parsed   string `json:"parsed"`
	Mentions []span `json:"mentions"`
}

var (
	calendarWord = regexp.MustCompile(`(?i)\b((mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|today|yesterday|tomorrow|tonight|week|month|year|(19|20)\d\d)\b`)
	weekday      = regexp.MustCompile(`(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b`)
)

// dates measures the days that an article's words for its date mean.
func (s *session) dates() ([]Section, error) {
	docs, file, err := read[whenDoc](s, "events/giveme5w1h")
	if err != nil {
		return nil, err
	}
	var found, right, end metric.Ratio
	for _, d := range docs {
		if len(d.Date) < len(time.DateOnly) {
			continue
		}
		doc, err := nlp.Analyze(d.Text)
		if err != nil {
			return nil, err
		}
		dates := date.Find(doc, d.Date[:len(time.DateOnly)])
		for _, a := range d.Answers.When {
			if !calendarWord.MatchString(a.Answer) {
				continue
			}
			for _, m := range a.Mentions {
				got := dateAt(dates, m)
				found.Add(got != nil)
				if !a.reliable() {
					continue
				}
				ok := got != nil && covers(got.Value, a.Parsed)
				end.Add(ok)
				if got != nil {
					right.Add(ok)
				}
			}
		}
	}
	sec := Section{Title: "Dates, Giveme5W1H", Data: fmt.Sprintf("%s, %d articles", file, len(docs)),
		Note: "The words that annotators marked for when an article's event was, where they name a day, week, month or year and the day of publication is known. " +
			"Found: a date overlaps them. Right: it is the event's day, or a longer time with that day in it. " +
			"Left out of the latter are events whose annotated day is no such weekday as the words say."}
	sec.accuracy("found", found)
	sec.accuracy("right, of those found", right)
	sec.accuracy("right, of all", end)
	return []Section{sec}, nil
}

// reliable reports whether the annotated day does not contradict the answer's
// own words.
func (a whenAnswer) reliable() bool {
	t, err := time.Parse(time.DateOnly, a.Parsed)
	if err != nil {
		return false
	}
	w := weekday.FindString(a.Answer)
	return w == "" || strings.EqualFold(w, t.Weekday().String())
}

// dateAt returns the date that shares most with the span, or nil.
func dateAt(dates []date.Date, s span) *date.Date {
	var best *date.Date
	most := 0
	for i, d := range dates {
		if n := min(d.End, s.End) - max(d.Start, s.Start); n > most {
			best, most = &dates[i], n
		}
	}
	return best
}

// covers reports whether a day, month, year or interval of days has the day in it.
func covers(value, day string) bool {
	if from, to, ok := strings.Cut(value, "/"); ok {
		return from <= day && day <= to
	}
	return strings.HasPrefix(day, value)
}
