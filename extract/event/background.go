package event

import (
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/extract/date"
)

// recent is how many days before publication news ends and background begins.
const recent = 180

// longAgo reports whether a date ends long before the day of publication.
func (f *finder) longAgo(d *date.Date) bool {
	if d == nil || f.published == "" || d.Basis == date.Published {
		return false
	}
	day, err := time.Parse(time.DateOnly, f.published)
	if err != nil {
		return false
	}
	_, last, interval := strings.Cut(d.Value, "/")
	if !interval {
		last = d.Value
	}
	limit := day.AddDate(0, 0, -recent).Format(time.DateOnly)
	// A month or year ends later than its own digits sort.
	return len(last) >= 4 && last < limit[:min(len(last), len(limit))]
}

// recalls reports whether a clause tells in passing what had happened before:
// "the group, which had attacked the mine, …".
func (f *finder) recalls(c *clause, e *Event) bool {
	if e.ClaimedIn != "" || e.Date != nil && e.Date.Basis != date.Published {
		return false
	}
	d := f.doc
	if d.Tokens[c.verb].Rel == "acl:relcl" && d.Tokens[c.verb].Tag == "VBN" && strings.EqualFold(d.Word(c.first), "had") {
		return true
	}
	for i := max(0, c.first-1); i < c.verb; i++ {
		switch f.tree.low(i) {
		case "formerly", "previously", "historically":
			return true
		}
	}
	return false
}
