package article

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The ways a day is written in a story's head. Each has its numbers' order.
var dayForms = []struct {
	re               *regexp.Regexp
	year, month, day int // submatches
}{
	{regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?`), 1, 2, 3},
	{regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b`), 3, 2, 1},
	{regexp.MustCompile(`\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`), 3, 1, 2},
	{regexp.MustCompile(`\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b`), 3, 2, 1},
	{regexp.MustCompile(`\b(\d{4})/(\d{1,2})/(\d{1,2})\b`), 1, 2, 3},
	{slashes, 3, 2, 1},
	{slashes, 3, 1, 2},
}

var slashes = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`)

// wireDay is the day of an old wire story's dateline: "3 APR 90".
var wireDay = regexp.MustCompile(`\b(\d{1,2}) ([A-Z]{3}) (\d{2})\b`)

// dateWords are what may stand beside the day in a line that gives it.
var dateWords = regexp.MustCompile(`(?i)\b(?:published|posted|updated|modified|created|filed|issued|first|last|date|on|at|` +
	`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|` +
	`\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|\d{1,2} ?(?:am|pm)|am|pm|a\.m|p\.m|hrs|` +
	`gmt|utc|bst|cet|cest|est|edt|et|pst|pdt|pt|ist|\d+ min(?:ute)?s?(?: read)?)\b`)

// findDay returns the first day written out in s as YYYY-MM-DD, and s without
// it. Days such as 3/4/2019, which may be either of two, are left alone.
func findDay(s string) (day, rest string, ok bool) {
	if len(s) > maxHeadLine {
		return "", s, false
	}
	at := len(s)
	for i, f := range dayForms {
		m := f.re.FindStringSubmatchIndex(s)
		if m == nil || m[0] >= at {
			continue
		}
		sub := func(i int) string { return s[m[2*i]:m[2*i+1]] }
		d, valid := isoDay(sub(f.year), sub(f.month), sub(f.day))
		if i >= len(dayForms)-2 { // the other reading of slashes must be impossible, or the same
			other, both := isoDay(sub(f.year), sub(f.day), sub(f.month))
			valid = valid && (!both || other == d)
		}
		if valid {
			day, rest, ok, at = d, s[:m[0]]+" "+s[m[1]:], true, m[0]
		}
	}
	return day, rest, ok
}

// findWireDay is findDay for a dateline, where the century may be missing.
func findWireDay(s string) (day, rest string, ok bool) {
	if day, rest, ok = findDay(s); ok {
		return day, rest, ok
	}
	m := wireDay.FindStringSubmatchIndex(s)
	if m == nil {
		return "", s, false
	}
	year := "19" + s[m[6]:m[7]]
	if year < "1970" {
		year = "20" + year[2:]
	}
	day, ok = isoDay(year, s[m[4]:m[5]], s[m[2]:m[3]])
	return day, s[:m[0]] + s[m[1]:], ok
}

// isoDay joins a year, a month by number or English name, and a day.
func isoDay(year, month, day string) (string, bool) {
	m, err := strconv.Atoi(month)
	if err != nil {
		m = monthNumber(month)
	}
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1800 || y > 2200 || m < 1 || t.Day() != d || t.Month() != time.Month(m) {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// monthNumber returns the month that name is or abbreviates, or 0.
func monthNumber(name string) int {
	name = strings.ToLower(name)
	if name == "sept" {
		return 9
	}
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if name == full || name == full[:3] {
			return int(m)
		}
	}
	return 0
}
