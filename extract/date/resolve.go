package date

import "time"

// soon is how many days ahead a date without a year may lie when no tense
// tells whether it is past or to come.
const soon = 45

// resolve turns a point into a period. It fails where the point depends on the
// day of publication and that is unknown, or where there is no such day.
func (p *parser) resolve(pt point, t tense) (period, Basis, bool) {
	switch {
	case pt.counted != nil:
		basis := Relative
		if p.today.IsZero() || pt.counted.first.Year()%10 == 0 && pt.counted.last.Year()-pt.counted.first.Year() == 9 {
			basis = Explicit // "the 1990s"
		}
		return *pt.counted, basis, true
	case pt.year > 0 && pt.day > 0:
		if !valid(pt.year, pt.month, pt.day) {
			return period{}, "", false
		}
		return dayOf(civil(pt.year, time.Month(pt.month), pt.day)), Explicit, true
	case pt.year > 0 && pt.month > 0:
		return monthOf(pt.year, time.Month(pt.month)), Explicit, true
	case pt.year > 0:
		return yearOf(pt.year), Explicit, true
	case p.today.IsZero():
		return period{}, "", false
	case pt.weekend:
		return p.weekends(pt, t), Relative, true
	case pt.weekday > 0:
		return dayOf(p.weekdays(pt, t)), Relative, true
	case pt.day > 0:
		return p.yearless(pt, t)
	case pt.month > 0:
		return p.months(pt, t), Relative, true
	}
	return period{}, "", false
}

// yearless returns the day a point with month and day speaks of: the last one
// not after publication, or the next where the tense is future, or where there
// is no tense to go by and it comes soon.
func (p *parser) yearless(pt point, t tense) (period, Basis, bool) {
	latest := p.latest(pt.month, pt.day)
	next := p.latestIn(p.today.Year()+1, pt.month, pt.day)
	if d := p.latestIn(p.today.Year(), pt.month, pt.day); !d.IsZero() && !d.Before(p.today) {
		next = d
	}
	d := latest
	if t == future || t == unknown && !next.IsZero() && next.Sub(p.today) <= soon*24*time.Hour {
		d = next
	}
	return dayOf(d), Relative, !d.IsZero()
}

// latest returns the last day of that name not after publication. News is
// dated to its place: a day ahead of the day of publication is still today.
func (p *parser) latest(m, d int) time.Time {
	for y := p.today.Year(); y > p.today.Year()-9; y-- {
		if t := p.latestIn(y, m, d); !t.IsZero() && !t.After(p.today.AddDate(0, 0, 1)) {
			return t
		}
	}
	return time.Time{}
}

func (p *parser) latestIn(y, m, d int) time.Time {
	if !valid(y, m, d) {
		return time.Time{}
	}
	return civil(y, time.Month(m), d)
}

// months returns the month a point with a month alone speaks of.
func (p *parser) months(pt point, t tense) period {
	m := time.Month(pt.month)
	y := p.today.Year()
	now := p.today.Month()
	switch {
	case pt.shift == 2:
	case pt.shift == -2:
		y--
	case pt.shift == 1 || pt.shift == 0 && t == future:
		if m < now || m == now && pt.shift == 1 {
			y++
		}
	case m > now || m == now && pt.shift < 0:
		y--
	}
	return monthOf(y, m)
}
