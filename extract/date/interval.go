package date

// interval reads what spans two dates: "between May and July", "from 3 to 5
// March", "March 3-5", "from 2011 to 2014"; and "since Friday", which ends on
// the day of publication.
func (p *parser) interval(i int) (period, Basis, int, bool) {
	var a, b point
	var next int
	var ok bool
	switch p.low(i) {
	case "between":
		a, b, next, ok = p.pair(i+1, "and")
	case "from":
		a, b, next, ok = p.pair(i+1, "to", "until", "till", "through", "-", "–")
	case "since":
		return p.since(i)
	default:
		a, b, next, ok = p.dashed(i)
	}
	if !ok {
		return period{}, "", 0, false
	}
	a.take(b)
	b.take(a)
	t := p.tenseAt(i, next)
	from, basisA, okA := p.resolve(a, t)
	to, basisB, okB := p.resolve(b, t)
	if !okA || !okB {
		return period{}, "", 0, false
	}
	if to.last.Before(from.first) {
		from, to = p.order(a, b, from, to, t)
	}
	if to.last.Before(from.first) {
		return period{}, "", 0, false
	}
	basis := Explicit
	if basisA == Relative || basisB == Relative {
		basis = Relative
	}
	return period{from.first, to.last, span}, basis, next, true
}

// pair reads two dates with one of the words between them.
func (p *parser) pair(i int, between ...string) (a, b point, next int, ok bool) {
	j := p.skip(i, "the")
	a, j, ok = p.end(j)
	if !ok {
		return
	}
	k := p.skip(j, between...)
	if k == j {
		return a, b, 0, false
	}
	b, next, ok = p.end(p.skip(k, "the"))
	if ok && a.year+a.month+a.weekday == 0 && a.counted == nil && (b.month == 0 || b.day == 0) {
		ok = false // "from 3 to May"
	}
	return a, b, next, ok
}

// end reads one end of an interval, which may be a day of the month alone.
func (p *parser) end(i int) (point, int, bool) {
	if pt, next, ok := p.point(i, true); ok {
		return pt, next, true
	}
	if d := p.at(i); d.number >= 1 && d.number <= 31 {
		return point{day: d.number}, i + 1, true
	}
	return point{}, 0, false
}

// dashed reads "March 3-5", "3-5 March 2019", "2011-2014" and "May to July
// 2018".
func (p *parser) dashed(i int) (a, b point, next int, ok bool) {
	if p.low(i-1) == "-" || p.low(i-1) == "/" {
		return
	}
	if m, j, isMonth := p.month(i); isMonth && p.at(j).number >= 1 && p.at(j).number <= 31 {
		k := p.skip(j+1, "-", "–", "to", "and")
		d := p.at(k)
		if k > j+1 && d.number >= 1 && d.number <= 31 && (p.low(k-1) != "and" || d.number == p.at(j).number+1) && !p.twelveHours(k+1) {
			a, b, next = point{month: m, day: p.at(j).number}, point{month: m, day: d.number}, k+1
			if y := p.skip(next, ","); p.isYear(y) {
				b.year, next = p.at(y).number, y+1
			}
			return a, b, next, valid(0, m, a.day) && valid(0, m, b.day)
		}
	}
	x := p.at(i)
	k := p.skip(i+1, "-", "–", "to", "and")
	if k == i+1 {
		return
	}
	switch {
	case x.number >= 1 && x.number <= 31:
		b, next, ok = p.dayMonth(k, false)
		ok = ok && (p.low(k-1) != "and" || b.day == x.number+1)
		return point{day: x.number}, b, next, ok
	case p.isYear(i) && p.isYear(k) && (p.low(i+1) == "-" || p.low(i+1) == "–") && x.number > 1900:
		return point{year: x.number}, point{year: p.at(k).number}, k + 1, p.low(k+1) != "-"
	case is("month", x.low) && x.capital && p.low(i+1) != "and":
		b, next, ok = p.monthYear(k, false)
		m, _ := value("month", x.low)
		return point{month: m}, b, next, ok
	}
	return
}

// since reads "since Friday".
func (p *parser) since(i int) (period, Basis, int, bool) {
	a, next, ok := p.point(p.skip(i+1, "the"), true)
	if !ok || p.today.IsZero() {
		return period{}, "", 0, false
	}
	from, _, ok := p.resolve(a, past)
	if !ok || p.today.Before(from.first) {
		return period{}, "", 0, false
	}
	return period{from.first, p.today, span}, Relative, next, true
}

// take fills in the month or year that only the other end of an interval has.
func (a *point) take(b point) {
	if a.counted != nil || b.counted != nil || a.weekday > 0 || b.weekday > 0 {
		return
	}
	if a.month == 0 && a.day > 0 {
		a.month = b.month
	}
	if a.year == 0 && a.month > 0 {
		a.year, a.lent = b.year, b.year > 0
	}
}

// order moves one end of an interval by a week or a year where the ends were
// resolved the wrong way round.
func (p *parser) order(a, b point, from, to period, t tense) (period, period) {
	switch {
	case a.weekday > 0 && b.weekday > 0:
		return from, shift(to, 7)
	case a.lent:
		return previous(from), to // "from November to January 2019"
	case a.year == 0 && b.year == 0 && t == future:
		return from, following(to)
	case a.year == 0 && b.year == 0:
		return previous(from), to
	}
	return from, to
}

func previous(p period) period  { return move(p, -1) }
func following(p period) period { return move(p, 1) }

func move(p period, years int) period {
	if p.unit == month {
		return monthOf(p.first.Year()+years, p.first.Month())
	}
	return period{p.first.AddDate(years, 0, 0), p.last.AddDate(years, 0, 0), p.unit}
}
