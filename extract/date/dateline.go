package date

import (
	"strings"
	"time"
)

// The dateline stands at the start of one of the first lines, after the name
// of a place of a few words in capitals.
const (
	datelineLines = 12
	datelineWords = 8
	datelineAge   = 7 // days a story may be written before it is published
)

// lines looks for the dateline, "ANKARA, Oct. 14 (Agency) -", and makes its
// date the day to count from.
func (p *parser) lines() {
	lines := 0
	for i := 0; i < len(p.lex) && lines < datelineLines; i++ {
		if i > 0 && p.low(i-1) != "\n" || p.low(i) == "\n" {
			continue
		}
		lines++
		if first, next, ok := p.datelineAt(i); ok {
			p.useDateline(first, next)
			return
		}
	}
}

// datelineAt reads a dateline at the start of a line and returns the lexemes
// of its date.
func (p *parser) datelineAt(i int) (first, next int, ok bool) {
	x := p.at(i)
	word := p.doc.Text[x.start:x.end]
	if len(word) < 3 || !x.capital || word != strings.ToUpper(word) {
		return 0, 0, false
	}
	for j := i + 1; j < i+datelineWords && p.low(j) != "\n"; j++ {
		if p.low(j-1) != "," {
			continue
		}
		if _, k, ok := p.point(j, false); ok && p.at(j).low != "the" {
			switch p.low(k) {
			case "(", "-", "–", "—", "/":
				return j, k, true
			}
			return 0, 0, false
		}
	}
	return 0, 0, false
}

func (p *parser) useDateline(first, next int) {
	pt, _, _ := p.point(first, false)
	if pt.day == 0 {
		return
	}
	per, _, ok := p.resolve(pt, past)
	if !ok {
		return
	}
	p.dateline = [2]int{first, next}
	age := p.today.Sub(per.first)
	if p.today.IsZero() || 0 <= age && age <= datelineAge*24*time.Hour {
		p.today = per.first
	}
}
