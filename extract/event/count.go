package event

import (
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/extract/nlp"
)

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
	for i < p.last && d.Tokens[i].Tag != "CD" && !f.counts(i, "multiple") {
		if !f.counts(i, "rough") && !f.counts(i, "exact") && d.Tokens[i].Tag != "DT" {
			return nil
		}
		i++
	}
	first := i
	value := 0
	for ; i < p.last && (d.Tokens[i].Tag == "CD" || f.counts(i, "multiple")); i++ {
		n, ok := number(d.Word(i))
		switch {
		case !ok:
			return nil
		case value > 0 && n >= 12 && f.counts(i, "multiple"):
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
		first > 0 && d.Tokens[first-1].Tag == "$" || i < p.last && has(counting, f.noun(p.head), "unit") {
		return nil
	}
	for first > 0 && f.counts(first-1, "rough") && d.Tokens[first-1].Start+12 > d.Tokens[first].Start {
		first--
	}
	c := &Count{Value: value, Span: d.TokenSpan(first, i)}
	if i < p.last {
		c.Of = strings.Join(strings.Fields(d.TokenSpan(i, p.last).Text), " ")
	}
	return c
}

// figure returns the event of giving a number of what was told before, or nil:
// "put the toll at 40".
func (f *finder) figure(s nlp.Sentence, c *clause) *Event {
	if c.lemma != "put" && c.lemma != "place" || c.passive || len(c.objects) == 0 || !f.counts(c.objects[0].head, "figure") {
		return nil
	}
	for i := c.verb + 1; i < s.Last && i < c.verb+14; i++ {
		if f.doc.Tokens[i].Tag != "CD" {
			continue
		}
		n := f.countIn(phrase{first: i, last: i + 1, head: i})
		if n == nil || n.Value == 0 {
			return nil
		}
		e := &Event{
			Type: "SAY", Trigger: Trigger{Span: f.doc.TokenSpan(c.verb, c.verb+1), Lemma: c.lemma},
			Agents: f.args(c.subjects), Patients: []Arg{}, Count: n,
		}
		e.Polarity, e.Modality = f.modality(c)
		f.circumstances(s, c.verb, e)
		e.Confidence = confidence(e, framedVerb)
		f.figures[e] = true
		return e
	}
	return nil
}

// counts reports whether token i is of the kind in numbers.txt.
func (f *finder) counts(i int, kind string) bool {
	return has(counting, strings.ToLower(f.doc.Word(i)), kind)
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
