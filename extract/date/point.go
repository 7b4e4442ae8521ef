package date

import (
	"sort"
	"time"
)

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

// weekdayDate reads "Monday, October 14".
func (p *parser) weekdayDate(i int, _ bool) (point, int, bool) {
	if _, ok := value("weekday", p.low(i)); !ok || !p.at(i).capital {
		return point{}, 0, false
	}
	j := p.skip(p.skip(i+1, ","), "the")
	if pt, next, ok := p.monthDay(j, false); ok {
		return pt, next, true
	}
	return p.dayMonth(j, false)
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

// monthAlone reads "October" after "in", "since", "last" and the like.
func (p *parser) monthAlone(i int, bare bool) (point, int, bool) {
	pt := point{}
	j := i
	switch p.low(i) {
	case "last", "past":
		pt.shift, j = -1, i+1
	case "next":
		pt.shift, j = 1, i+1
	case "this":
		pt.shift, j = 2, i+1
	}
	if j == i && !bare && !p.introduced(i) {
		return point{}, 0, false
	}
	m, ok := value("month", p.low(j))
	if !ok || !p.at(j).capital || p.tag(j) == "MD" || p.ofName(j) || p.number(j+1) {
		return point{}, 0, false
	}
	pt.month = m
	switch j++; p.low(j) + " " + p.low(j+1) { // "April this year"
	case "this year":
		pt.shift, j = 2, j+2
	case "last year":
		pt.shift, j = -2, j+2
	}
	return pt, j, true
}

// introduced reports whether the word before lexeme i, apart from a hyphen,
// lets a bare month or year follow.
func (p *parser) introduced(i int) bool {
	if p.low(i-1) == "-" {
		i--
	}
	w := p.low(i - 1)
	return is("before", w) && w != "to" && w != "and"
}

func (p *parser) number(i int) bool { return p.at(i).number >= 0 || isDigits(p.low(i)) }

func isDigits(w string) bool { return w != "" && isDigit(rune(w[0])) }

// ofName reports whether lexeme i is part of a longer name, as in "April
// Jones", or a person's "May's".
func (p *parser) ofName(i int) bool {
	x := p.at(i)
	next := p.at(i + 1)
	if x.low == "may" && (next.low == "'s" || next.low == "’s") {
		return true
	}
	names := p.doc.Names
	n := sort.Search(len(names), func(n int) bool { return names[n].End > x.start })
	return n < len(names) && names[n].Start <= x.start && names[n].Last-names[n].First > 1
}

// yearAlone reads "2015" after "in", "since" and the like, "the 2016 election",
// and "the 1990s".
func (p *parser) yearAlone(i int, bare bool) (point, int, bool) {
	x := p.at(i)
	if p.low(i+1) == "s" && p.tight(i, i+2) {
		if x.end-x.start != 4 || x.number%10 != 0 {
			return point{}, 0, false
		}
		return point{counted: &period{civil(x.number, 1, 1), civil(x.number+9, 12, 31), span}}, i + 2, plausible(x.number)
	}
	if !p.isYear(i) || is("measure", p.low(i+1)) || p.low(i+1) == "-" && !p.isYear(i+2) || p.at(i+1).low == "%" {
		return point{}, 0, false
	}
	switch {
	case bare, p.introduced(i) && p.low(i-1) != "to":
	case p.low(i-1) == "the" && x.number > 1900 && (p.tag(i+1) == "NN" || p.tag(i+1) == "JJ" || p.at(i+1).capital):
	case p.low(i-1) == "(" && p.low(i+1) == ")" && x.number > 1900:
	default:
		return point{}, 0, false
	}
	if w := p.low(i - 1); (w == "of" || w == "by" || w == "from" || w == "past") && p.tag(i+1) == "NNS" {
		return point{}, 0, false // "a crowd of 2000 fans"
	}
	return point{year: x.number}, i + 1, true
}

// weekday reads "Monday", "last Monday", "next Monday" and "this Monday", not
// "a Monday", "Mondays", "every Monday", "Good Friday" or "a Monday-morning".
func (p *parser) weekday(i int, _ bool) (point, int, bool) {
	pt := point{}
	j := i
	switch p.low(i) {
	case "last":
		pt.shift, j = -1, i+1
	case "next":
		pt.shift, j = 1, i+1
	case "this":
		pt.shift, j = 2, i+1
		if k := p.skip(j, "past"); k > j {
			pt.shift, j = -1, k
		} else if k := p.skip(j, "coming"); k > j {
			pt.shift, j = 0, k
		}
	case "past":
		pt.shift, j = -1, i+1
	}
	d, ok := value("weekday", p.low(j))
	if !ok || !p.at(j).capital {
		return point{}, 0, false
	}
	before := p.low(i - 1)
	if is("notday", before) || is("notday", p.low(j+1)) && p.at(j+1).capital ||
		p.habit(j+1) || before == "mail" || before == "on" && p.low(i-2) == "mail" ||
		p.low(j+1) == "-" && p.tight(j, j+3) && p.at(j+2).low != "" && !p.at(j+2).capital ||
		j == i && (before == "a" || before == "one" || before == "the" && p.low(j+1) == "of" || before == "any") {
		return point{}, 0, false
	}
	pt.weekday = d + 1
	return pt, j + 1, true
}

// habit reports whether lexeme i makes the weekday before it one of many: "on
// Saturday mornings".
func (p *parser) habit(i int) bool {
	switch p.low(i) {
	case "mornings", "afternoons", "evenings", "nights":
		return true
	}
	return false
}

// weekdayTime is the time.Weekday of a point.
func (pt point) weekdayTime() time.Weekday { return time.Weekday(pt.weekday - 1) }
