package event

import (
	"strconv"
	"strings"
)

// numbers are the number words a count may be written in.
var numbers = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000,
	"billion": 1000000000,
}

// about are the words before a number that make it a rough one.
var about = map[string]bool{
	"around": true, "about": true, "some": true, "nearly": true, "almost": true, "roughly": true,
	"approximately": true, "over": true, "least": true, "most": true, "than": true, "up": true, "to": true,
	"at": true, "more": true, "fewer": true, "less": true, "an": true, "estimated": true, "a": true,
}

// countOf returns the number of people or things in the first of the phrases
// that begins with one: "around 100 people", "at least 12", "two dozen men".
// Its span holds the words that make the number a rough one.
func (f *finder) countOf(groups ...[]phrase) *Count {
	for _, ps := range groups {
		for _, p := range ps {
			if c := f.countIn(p); c != nil {
				return c
			}
		}
	}
	return nil
}

func (f *finder) countIn(p phrase) *Count {
	d := f.doc
	i := p.first
	for i < p.last && d.Tokens[i].Tag != "CD" && !multiple(d.Word(i)) {
		if !about[strings.ToLower(d.Word(i))] && d.Tokens[i].Tag != "DT" {
			return nil
		}
		i++
	}
	first := i
	value := 0
	for ; i < p.last && (d.Tokens[i].Tag == "CD" || multiple(d.Word(i))); i++ {
		n, ok := number(d.Word(i))
		switch {
		case !ok:
			return nil
		case value > 0 && n >= 12 && multiple(d.Word(i)):
			value *= n
		case value > 0 && n >= value:
			return nil
		default:
			value += n
		}
		if value < 0 || value > 1e12 {
			return nil
		}
	}
	// Money and ages are not counts.
	if value == 0 || i < p.last && (d.Word(i) == "%" || d.Tokens[i].Tag == "$") || f.isDate(p) ||
		first > 0 && d.Tokens[first-1].Tag == "$" || i < p.last && measure[f.noun(p.head)] {
		return nil
	}
	for first > 0 && about[strings.ToLower(d.Word(first-1))] && d.Tokens[first-1].Start+12 > d.Tokens[first].Start {
		first--
	}
	return &Count{Value: value, Span: d.TokenSpan(first, i)}
}

// measure are the units whose number counts nothing that takes part.
var measure = map[string]bool{
	"percent": true, "year": true, "month": true, "week": true, "day": true, "hour": true, "minute": true,
	"km": true, "kilometre": true, "kilometer": true, "mile": true, "metre": true, "meter": true, "dollar": true,
	"euro": true, "pound": true, "time": true, "point": true,
}

func multiple(w string) bool {
	switch strings.ToLower(w) {
	case "dozen", "hundred", "thousand", "million", "billion":
		return true
	}
	return false
}

func number(w string) (int, bool) {
	w = strings.ToLower(w)
	if n, ok := numbers[w]; ok {
		return n, true
	}
	if tens, ones, ok := strings.Cut(w, "-"); ok && numbers[tens] >= 20 && numbers[tens] < 100 && numbers[ones] > 0 {
		return numbers[tens] + numbers[ones], true
	}
	if len(w) > 12 {
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
	return n, err == nil && n >= 0
}
