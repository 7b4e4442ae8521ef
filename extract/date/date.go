// Package date finds the dates an article speaks of and turns them into days,
// counted from the day of publication where they are relative. Use [Find].
package date

import "github.com/newsgraph/newsgraph/extract/nlp"

// A Basis says what a date's value rests on.
type Basis string

// The bases of dates.
const (
	Explicit  Basis = "explicit"  // written out: "14 October 2019"
	Relative  Basis = "relative"  // counted from the day of publication: "on Monday"
	Dateline  Basis = "dateline"  // the article's dateline
	Published Basis = "published" // nothing said: the day of publication
)

// A Date is a day (YYYY-MM-DD), a month (YYYY-MM), a year (YYYY) or an ISO
// 8601 interval of days ("2019-10-07/2019-10-13"), with where it was read.
type Date struct {
	*nlp.Span
	Value string `json:"value"`
	Basis Basis  `json:"basis"`
}
