package date

// A point is a date as written: those of its parts that are, or what was
// counted from the day of publication.
type point struct {
	year, month, day int // 0 where not written
	weekday          int // 1 Sunday to 7 Saturday, 0 where not written
	shift            int // with a weekday or month: -1 "last", 1 "next", 2 "this"; with a month -2 "last year"
	counted          *period
	weekend          bool
	lent             bool // the year is that of an interval's other end
}

// A rule reads a date at a lexeme and returns the index after it.
type rule func(i int, bare bool) (pt point, next int, ok bool)

// point reads a single date at lexeme i. A bare month, year or weekday needs a
// word beside it that makes it a date, unless bare is true.
func (p *parser) point(i int, bare bool) (point, int, bool) {
	for _, rule := range []rule{
		p.numeric, p.weekdayDate, p.monthDay, p.dayMonth, p.monthYear, p.counted, p.weekday, p.monthAlone, p.yearAlone,
	} {
		if pt, next, ok := rule(i, bare); ok {
			return pt, next, true
		}
	}
	return point{}, 0, false
}

// numeric reads 2019-10-14, 14/10/2019 and 10/14/2019; where day and month
// could be either, it reads nothing.
func (p *parser) numeric(i int, _ bool) (point, int, bool) {
	a, b, c := p.at(i), p.at(i+2), p.at(i+4)
	sep := p.low(i + 1)
	if a.number < 0 || b.number < 0 || (sep != "-" && sep != "/" || p.low(i+3) != sep) || !p.tight(i, i+5) {
		return point{}, 0, false
	}
	if p.low(i-1) == sep || p.low(i+5) == sep || p.low(i-1) == "/" { // part of an address
		return point{}, 0, false
	}
	y, m, d := a.number, b.number, c.number
	if a.end-a.start != 4 {
		if c.end-c.start != 4 {
			return point{}, 0, false
		}
		y, m, d = c.number, b.number, a.number
		switch {
		case a.number > 12:
		case b.number > 12:
			m, d = a.number, b.number
		case a.number != b.number:
			return point{}, 0, false
		}
	}
	if !plausible(y) || !valid(y, m, d) {
		return point{}, 0, false
	}
	return point{year: y, month: m, day: d}, i + 5, true
}

// tight reports whether no space parts the lexemes i to j-1.
func (p *parser) tight(i, j int) bool {
	if j > len(p.lex) {
		return false
	}
	for k := i + 1; k < j; k++ {
		if p.lex[k].start != p.lex[k-1].end {
			return false
		}
	}
	return true
}

// monthDay reads "October 14, 2019", "Oct. 14" and "October 14th".
func (p *parser) monthDay(i int, _ bool) (point, int, bool) {
	m, j, ok := p.month(i)
	if !ok {
		return point{}, 0, false
	}
	d := p.at(j)
	if d.number < 1 || d.end-d.start > 2 && !d.ordinal || !valid(0, m, d.number) || p.twelveHours(j+1) {
		return point{}, 0, false
	}
	pt := point{month: m, day: d.number}
	if m == 9 && d.number == 11 && (p.low(j+1) == "attacks" || p.low(j+1) == "attack") {
		return point{}, 0, false // the attacks of 2001, of no use to say so in every year
	}
	j++
	if k := p.skip(j, ","); p.isYear(k) {
		pt.year, j = p.at(k).number, k+1
	}
	return pt, j, pt.year == 0 && !p.sameYear(j) || pt.year > 0 && valid(pt.year, m, pt.day)
}

// sameYear reports whether the date before lexeme i is of a year the text gave
// before: "17 April of the same year".
func (p *parser) sameYear(i int) bool {
	j := p.skip(p.skip(i, "of", "in"), "the")
	w := p.low(j)
	return (w == "same" || w == "that" || w == "following") && p.low(j+1) == "year"
}

// twelveHours reports whether lexeme i makes the number before it a time of day.
func (p *parser) twelveHours(i int) bool {
	switch p.low(i) {
	case "am", "pm", "a", "p":
		return p.at(i).start == p.at(i-1).end
	case ":":
		return p.at(i+1).number >= 0
	}
	return false
}

// dayMonth reads "14 October 2019", "14th of October" and "the 14th of October".
func (p *parser) dayMonth(i int, _ bool) (point, int, bool) {
	d := p.at(i)
	if d.number < 1 || d.number > 31 || p.low(i-1) == "." && p.at(i-1).end == d.start {
		return point{}, 0, false
	}
	j := i + 1
	if d.ordinal {
		j = p.skip(j, "of")
	}
	m, j, ok := p.month(j)
	if !ok || !valid(0, m, d.number) {
		return point{}, 0, false
	}
	pt := point{month: m, day: d.number}
	if k := p.skip(j, ","); p.isYear(k) {
		pt.year, j = p.at(k).number, k+1
	}
	return pt, j, pt.year == 0 && !p.sameYear(j) || pt.year > 0 && valid(pt.year, m, pt.day)
}

// monthYear reads "October 2018" and "Oct. 2018".
func (p *parser) monthYear(i int, _ bool) (point, int, bool) {
	m, j, ok := p.month(i)
	if !ok || p.at(i-1).number > 0 && p.at(i-1).number <= 31 { // "31 February 2020"
		return point{}, 0, false
	}
	j = p.skip(p.skip(j, ","), "of")
	if !p.isYear(j) {
		return point{}, 0, false
	}
	return point{year: p.at(j).number, month: m}, j + 1, true
}

// month reads a month's name or abbreviation, with its point.
func (p *parser) month(i int) (m, next int, ok bool) {
	x := p.at(i)
	if !x.capital {
		return 0, 0, false
	}
	if m, ok = value("month", x.low); ok {
		return m, i + 1, true
	}
	if m, ok = value("shortmonth", x.low); ok {
		return m, p.skip(i+1, "."), true
	}
	return 0, 0, false
}

// isYear reports whether lexeme i is written as a year.
func (p *parser) isYear(i int) bool {
	x := p.at(i)
	return x.end-x.start == 4 && plausible(x.number) && !x.ordinal
}

func plausible(year int) bool { return 1500 <= year && year <= 2100 }
