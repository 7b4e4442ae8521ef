package quote

// within notes of each quotation, in the order of the text, the smallest other
// one that has its words and its cue within its own words: "Berg said Lindqvist
// denied that …".
func within(quotes []*Quote) {
	var open []*Quote // those that may hold the next, outermost first
	for _, q := range quotes {
		for len(open) > 0 && open[len(open)-1].End <= q.Start {
			open = open[:len(open)-1]
		}
		for i := len(open) - 1; i >= 0; i-- {
			if o := open[i]; o.holds(q.Start, q.End) && (q.Cue == nil || o.holds(q.Cue.Start, q.Cue.End)) {
				q.In = o.ID
				break
			}
		}
		open = append(open, q)
	}
}

// holds reports whether the bytes start to end are in one part of q.
func (q *Quote) holds(start, end int) bool {
	if q.Parts == nil {
		return q.Start <= start && end <= q.End
	}
	for _, p := range q.Parts {
		if p[0] <= start && end <= p[1] {
			return true
		}
	}
	return false
}
