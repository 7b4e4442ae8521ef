package queries

import (
	"fmt"
	"time"
)

// A period is a stretch of days from one to another, both included, as
// YYYY-MM-DD. An empty end is open.
type period struct{ from, to string }

const isoDay = "2006-01-02"

// parsePeriod reads a day, month or year in ISO 8601.
func parsePeriod(s string) (period, error) {
	if _, err := time.Parse(isoDay, s); err == nil {
		return period{s, s}, nil
	}
	for _, f := range []struct {
		layout        string
		years, months int
	}{{"2006-01", 0, 1}, {"2006", 1, 0}} {
		if t, err := time.Parse(f.layout, s); err == nil {
			last := t.AddDate(f.years, f.months, -1)
			return period{t.Format(isoDay), last.Format(isoDay)}, nil
		}
	}
	return period{}, fmt.Errorf("%q is not a day", s)
}

// periodOf returns the time of an event, or that from its begin to its end.
func periodOf(time, begin, end string) (p period) {
	if time != "" {
		p, _ = parsePeriod(time)
		return p
	}
	if begin != "" {
		f, _ := parsePeriod(begin)
		p.from = f.from
	}
	if end != "" {
		t, _ := parsePeriod(end)
		p.to = t.to
	}
	return p
}

// overlaps reports whether p and o share a day. An unknown period shares none
// with a limited one.
func (p period) overlaps(o period) bool {
	if o == (period{}) {
		return true
	}
	if p == (period{}) {
		return false
	}
	return (o.to == "" || p.from <= o.to) && (o.from == "" || p.to >= o.from)
}

// start is the first day, or the last where the first is open.
func (p period) start() string {
	if p.from == "" {
		return p.to
	}
	return p.from
}
