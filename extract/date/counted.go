package date

import "time"

// counted reads what is counted from the day of publication: "today", "last
// week", "two years ago", "the past three days", "at the weekend".
func (p *parser) counted(i int, _ bool) (point, int, bool) {
	if p.today.IsZero() {
		return point{}, 0, false
	}
	for _, rule := range []func(int) (period, int, bool){p.named, p.spell, p.ago, p.stretch} {
		if per, next, ok := rule(i); ok {
			return point{counted: &per}, next, true
		}
	}
	return p.weekendPoint(i)
}

// named reads "today", "earlier today", "tonight", "yesterday", "the day
// before yesterday", "this morning", "last night" and "overnight".
func (p *parser) named(i int) (period, int, bool) {
	offset, next := 0, 0
	j := p.skip(i, "earlier", "later")
	switch p.low(j) {
	case "today", "tonight":
		next = j + 1
	case "yesterday":
		offset, next = -1, j+1
	case "tomorrow":
		offset, next = 1, j+1
	case "overnight":
		return period{p.today.AddDate(0, 0, -1), p.today, span}, j + 1, p.tag(j) != "JJ"
	case "this":
		switch p.low(j + 1) {
		case "morning", "afternoon", "evening":
			next = j + 2
		}
	case "last":
		if p.low(j+1) == "night" {
			offset, next = -1, j+2
		}
	case "the":
		if p.low(j+1) != "day" {
			break
		}
		switch p.low(j+2) + " " + p.low(j+3) {
		case "before yesterday":
			offset, next = -2, j+4
		case "after tomorrow":
			offset, next = 2, j+4
		}
	}
	if next > 0 && p.low(next) == "'s" && p.at(next+1).capital && p.low(next-1) != "today" {
		return period{}, 0, false
	}
	return dayOf(p.today.AddDate(0, 0, offset)), next, next > 0
}

// spell reads "last week", "this month", "next year" and "earlier this week".
func (p *parser) spell(i int) (period, int, bool) {
	j := p.skip(i, "earlier", "later", "late", "early")
	k := p.skip(j, "the")
	n := 0
	switch p.low(k) {
	case "last", "previous":
		n = -1
	case "this", "current":
	case "next", "coming":
		n = 1
	default:
		return period{}, 0, false
	}
	if p.low(k) == "previous" || p.low(k) == "coming" || k > j && p.low(k) != "current" {
		return period{}, 0, false // "the last week" is a stretch, "the previous week" hangs on the text
	}
	switch p.low(k + 1) {
	case "week":
		return weekOf(p.today.AddDate(0, 0, 7*n)), k + 2, true
	case "month":
		t := civil(p.today.Year(), p.today.Month(), 1).AddDate(0, n, 0)
		return monthOf(t.Year(), t.Month()), k + 2, true
	case "year":
		return yearOf(p.today.Year() + n), k + 2, true
	case "decade":
		y := p.today.Year()/10*10 + 10*n
		return period{civil(y, 1, 1), civil(y+9, 12, 31), span}, k + 2, true
	}
	return period{}, 0, false
}

// ago reads "two years ago" as the year, "a month ago" as the month, "three
// weeks ago" as the week and "four days ago" as the day so far back.
func (p *parser) ago(i int) (period, int, bool) {
	n, j, ok := p.count(i)
	if !ok || p.low(j+1) != "ago" {
		return period{}, 0, false
	}
	switch words["unit"][singular(p.low(j))] {
	case "h":
		return dayOf(p.today), j + 2, n < 12
	case "1":
		return dayOf(p.today.AddDate(0, 0, -n)), j + 2, true
	case "7":
		return weekOf(p.today.AddDate(0, 0, -7*n)), j + 2, true
	case "m":
		t := civil(p.today.Year(), p.today.Month(), 1).AddDate(0, -n, 0)
		return monthOf(t.Year(), t.Month()), j + 2, true
	case "y":
		return yearOf(p.today.Year() - n), j + 2, n < 500
	case "d":
		return yearOf(p.today.Year() - 10*n), j + 2, n < 50
	}
	return period{}, 0, false
}

// stretch reads "the past week" and "the last three days": the days so far
// back up to today.
func (p *parser) stretch(i int) (period, int, bool) {
	j := p.skip(i, "the")
	if w := p.low(j); w != "past" && (w != "last" || j == i) {
		return period{}, 0, false
	}
	n, k, ok := p.count(j + 1)
	if !ok {
		n, k = 1, j+1
	}
	from := p.today
	switch words["unit"][singular(p.low(k))] {
	case "h":
		from = from.AddDate(0, 0, -(n+23)/24)
	case "1":
		from = from.AddDate(0, 0, -n)
	case "7":
		from = from.AddDate(0, 0, -7*n)
	case "m":
		from = from.AddDate(0, -n, 0)
	case "y":
		from = from.AddDate(-n, 0, 0)
	case "d":
		from = from.AddDate(-10*n, 0, 0)
	default:
		return period{}, 0, false
	}
	return period{from, p.today, span}, k + 1, n < 500
}

// count reads the number of units at lexeme i: "two", "12", "a".
func (p *parser) count(i int) (n, next int, ok bool) {
	if x := p.at(i); x.number > 0 && !x.ordinal {
		return x.number, i + 1, true
	}
	n, ok = value("number", p.low(i))
	return n, i + 1, ok
}

func singular(w string) string {
	if len(w) > 1 && w[len(w)-1] == 's' {
		return w[:len(w)-1]
	}
	return w
}

// weekendPoint reads "the weekend", "last weekend", "this weekend" and "next
// weekend".
func (p *parser) weekendPoint(i int) (point, int, bool) {
	if p.low(i+1) != "weekend" {
		return point{}, 0, false
	}
	pt := point{weekend: true}
	switch p.low(i) {
	case "the":
		if w := p.low(i - 1); w != "at" && w != "over" && w != "on" && w != "during" {
			return point{}, 0, false
		}
	case "this":
	case "last", "past":
		pt.shift = -1
	case "next":
		pt.shift = 1
	default:
		return point{}, 0, false
	}
	return pt, i + 2, true
}

// weekends returns the weekend a point speaks of. On a Saturday or Sunday "the
// weekend" is the one that has begun.
func (p *parser) weekends(pt point, t tense) period {
	now := weekendOf(p.today)
	begun := !p.today.Before(now.first)
	switch {
	case pt.shift > 0:
		return shift(now, 7)
	case pt.shift == 0 && (t == future || begun):
		return now
	}
	return shift(now, -7)
}

func shift(p period, days int) period {
	return period{p.first.AddDate(0, 0, days), p.last.AddDate(0, 0, days), p.unit}
}

// weekdays returns the day a point with a weekday speaks of.
func (p *parser) weekdays(pt point, t tense) time.Time {
	back := (int(p.today.Weekday()) - int(pt.weekdayTime()) + 7) % 7
	latest := p.today.AddDate(0, 0, -back)
	switch {
	case pt.shift < 0 && back == 0:
		return latest.AddDate(0, 0, -7)
	case pt.shift < 0:
		return latest
	case pt.shift == 1: // the day of the week that follows
		return weekOf(p.today).first.AddDate(0, 0, 7+(int(pt.weekdayTime())+6)%7)
	case pt.shift == 2 && t != past:
		return weekOf(p.today).first.AddDate(0, 0, (int(pt.weekdayTime())+6)%7)
	case t == future && back > 0:
		return latest.AddDate(0, 0, 7)
	}
	return latest
}
