package nlp

import "github.com/newsgraph/newsgraph/extract/internal/lexicon"

// repair makes a day or a time that the parser takes for a second subject what
// it is, a modifier: "The firm, a leader in its field, today announced …".
func (d *Document) repair(first, last int) {
	for i := first; i < last; i++ {
		t := &d.Tokens[i]
		if _, weekday := lexicon.Weekday(d.Word(i)); t.Rel != "nsubj" || !weekday && !times[t.Lemma] && !times[d.Word(i)] {
			continue
		}
		for j := first; j < last; j++ {
			if j != i && d.Tokens[j].Head == t.Head && d.Tokens[j].Rel == "nsubj" {
				t.Rel = "obl:unmarked"
				break
			}
		}
	}
}

// times are the nouns that tell when something happens without a preposition.
var times = map[string]bool{
	"today": true, "yesterday": true, "tomorrow": true, "tonight": true, "morning": true, "afternoon": true, "evening": true, "night": true,
	"week": true, "weekend": true, "month": true, "year": true,
}
