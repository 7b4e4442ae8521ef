package date

import (
	"time"

	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

// weekdayDate reads "Monday, October 14".
func (p *parser) weekdayDate(i int, _ bool) (point, int, bool) {
	if _, ok := lexicon.Weekday(p.low(i)); !ok || !p.at(i).capital {
		return point{}, 0, false
	}
	j := p.skip(p.skip(i+1, ","), "the")
	if pt, next, ok := p.monthDay(j, false); ok {
		return pt, next, true
	}
	return p.dayMonth(j, false)
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
	d, ok := lexicon.Weekday(p.low(j))
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
	pt.weekday = int(d) + 1
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
