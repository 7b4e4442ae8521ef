package date

import (
	"sort"
)

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
