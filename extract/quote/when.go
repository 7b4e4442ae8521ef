package quote

import (
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/internal/lexicon"
)

// dateAt returns the token after the time that begins at token i, or i: a date
// that was found, or one that counts from a day nobody knows ("on Monday").
func (f *finder) dateAt(i int) int {
	if i >= len(f.doc.Tokens) {
		return i
	}
	if d := f.dateOver(f.doc.Tokens[i].Start); d != nil && d.Start == f.doc.Tokens[i].Start {
		return f.doc.TokenAt(d.End-1) + 1
	}
	for j := i; j+1 < len(f.doc.Tokens) && j-i < 4; j++ { // "two weeks ago"
		if w := f.doc.Word(j + 1); (w == "ago" || w == "earlier" || w == "later") && dayParts[f.doc.Tokens[j].Lemma] && j > i {
			return j + 2
		}
	}
	j := i
	for j < len(f.doc.Tokens) && timeModifiers[strings.ToLower(f.doc.Word(j))] {
		j++
	}
	if j >= len(f.doc.Tokens) {
		return i
	}
	w := f.doc.Word(j)
	_, weekday := lexicon.Weekday(w)
	switch {
	case weekday:
		j++
		if j < len(f.doc.Tokens) && dayParts[f.doc.Word(j)] {
			j++
		}
		return j
	case dayParts[w] && j > i, w == "yesterday", w == "today", w == "tonight":
		return j + 1
	}
	return i
}

// inDate reports whether token i is in a time.
func (f *finder) inDate(i int) bool {
	if i >= len(f.doc.Tokens) {
		return false
	}
	t := f.doc.Tokens[i]
	if d := f.dateOver(t.Start); d != nil && t.End <= d.End {
		return true
	}
	return f.dateAt(i) > i
}

// dateOver returns the date found at byte pos, or nil.
func (f *finder) dateOver(pos int) *date.Date {
	i := sort.Search(len(f.dates), func(i int) bool { return f.dates[i].End > pos })
	if i == len(f.dates) || f.dates[i].Start > pos {
		return nil
	}
	return f.dates[i]
}

var (
	dayParts = map[string]bool{
		"afternoon": true, "day": true, "evening": true, "hour": true, "month": true, "morning": true, "night": true, "summer": true, "fall": true, "spring": true,
		"week": true, "weekend": true, "winter": true, "year": true,
	}
	timeModifiers = map[string]bool{
		"earlier": true, "early": true, "last": true, "late": true, "later": true, "next": true, "this": true, "that": false,
	}
)
