package date

import "time"

// A unit says how exactly a period is known.
type unit int

const (
	day unit = iota
	month
	year
	span // any other interval of days
)

// A period is the days from first to last.
type period struct {
	first, last time.Time
	unit        unit
}

// String returns the period as formats of ISO 8601 give it: a day, a month, a
// year or an interval of days.
func (p period) String() string {
	switch p.unit {
	case day:
		return p.first.Format(time.DateOnly)
	case month:
		return p.first.Format("2006-01")
	case year:
		return p.first.Format("2006")
	}
	return p.first.Format(time.DateOnly) + "/" + p.last.Format(time.DateOnly)
}

func dayOf(t time.Time) period { return period{t, t, day} }

func monthOf(y int, m time.Month) period {
	first := civil(y, m, 1)
	return period{first, first.AddDate(0, 1, -1), month}
}

func yearOf(y int) period { return period{civil(y, 1, 1), civil(y, 12, 31), year} }

// weekOf returns the ISO week, Monday to Sunday, that t is in.
func weekOf(t time.Time) period {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return period{monday, monday.AddDate(0, 0, 6), span}
}

// weekendOf returns the Saturday and Sunday of the ISO week t is in.
func weekendOf(t time.Time) period {
	w := weekOf(t)
	return period{w.first.AddDate(0, 0, 5), w.last, span}
}

func civil(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// valid reports whether month m of year y has a day d. Without a year (0), 29
// February counts as valid.
func valid(y, m, d int) bool {
	if y == 0 {
		y = 2000
	}
	return m >= 1 && m <= 12 && d >= 1 && d <= civil(y, time.Month(m)+1, 0).Day()
}
