package date

import (
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

// Nearest returns the date among dates, which are those [Find] returned, that belongs to what stands at byte
// pos of doc (a verb, as a rule), looking only at dates within the bytes start
// to end, a clause or a sentence. It returns nil if none does. A date after a
// verb and before the next one belongs to the verb, and so does a date at the
// head of its clause: in "Speaking on Monday, he said the camp had been
// attacked on Friday" Monday belongs to "Speaking", and to "said" as well, as
// no other date does.
func Nearest(doc *nlp.Document, dates []Date, start, end, pos int) *Date {
	at := doc.TokenAt(pos)
	var best *Date
	cost := farthest
	first := sort.Search(len(dates), func(i int) bool { return dates[i].Start >= start })
	for i := first; i < len(dates) && dates[i].End <= end; i++ {
		d := &dates[i]
		if d.Basis == Dateline {
			continue
		}
		if c := distance(doc, at, d); c < cost {
			best, cost = d, c
		}
	}
	return best
}

// Costs of what stands between a verb and a date, in tokens. A date farther
// than farthest belongs to something else.
const (
	farthest  = 100
	perClause = 40 // a verb or a word that begins a clause
	perMark   = 6  // a comma
)

// distance is how far the date d is from token at.
func distance(doc *nlp.Document, at int, d *Date) int {
	first, last := doc.TokenAt(d.Start), doc.TokenAt(d.End-1)
	from, to := at+1, first
	if last < at {
		from, to = last+1, at
		if asideBefore(doc, first, at) {
			return farthest
		}
	}
	cost := 0
	inGroup := true
	for t := from; t < to && t < len(doc.Tokens) && cost < farthest; t++ {
		cost++
		tag := doc.Tokens[t].Tag
		switch w := strings.ToLower(doc.Word(t)); {
		case finite(tag) && !(inGroup && last > at || last < at && leadsTo(doc, t, at)):
			cost += perClause
		case tag == "WDT" || tag == "WP" || tag == "WRB" || tag == "IN" && (w == "that" || w == "because" || w == "although" || w == "while"):
			cost += perClause
		case w == ";" || w == ":":
			cost += perClause
		case w == ",":
			cost += perMark
		}
		inGroup = inGroup && (verb(tag) || tag == "RB" || tag == "TO")
	}
	if last < at {
		cost++ // a date after its verb is the closer one
	}
	return cost
}

// asideBefore reports whether token i is in a relative clause that ends before
// token at: "the rebels, who had left in 1998, came".
func asideBefore(doc *nlp.Document, i, at int) bool {
	for depth := 0; i >= 0 && depth < 20; depth++ {
		x := doc.Tokens[i]
		if x.Rel == "acl:relcl" && !within(doc, at, i) {
			return true
		}
		i = x.Head
	}
	return false
}

// within reports whether token i hangs on token top.
func within(doc *nlp.Document, i, top int) bool {
	for depth := 0; i >= 0 && depth < 50; depth++ {
		if i == top {
			return true
		}
		i = doc.Tokens[i].Head
	}
	return false
}

func finite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" }

// leadsTo reports whether the auxiliary t goes on to the verb at.
func leadsTo(doc *nlp.Document, t, at int) bool {
	for k := t + 1; k < at; k++ {
		if !verb(doc.Tokens[k].Tag) && doc.Tokens[k].Tag != "RB" && doc.Tokens[k].Tag != "TO" {
			return false
		}
	}
	return true
}
