package quote

import (
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// setting notes the place and day of saying where the sentence s tells them
// beside the cue: "Speaking in Ankara on Monday, Akar said", "Akar told
// reporters in Ankara on Monday", "…," Akar said in Ankara on Monday.
func (f *finder) setting(q *Quote, c cue, s nlp.Sentence) {
	for _, z := range f.scenes(q, c, s) {
		start, end := f.doc.Tokens[z.first].Start, f.doc.Tokens[z.last-1].End
		i := sort.Search(len(f.dates), func(i int) bool { return f.dates[i].Start >= start })
		for ; q.Date == nil && i < len(f.dates) && f.dates[i].End <= end; i++ {
			if !f.inside(f.dates[i].Start) {
				q.Date = f.dates[i]
			}
		}
		f.ents.Within(start, end, func(e *entity.Entity, m entity.Mention) bool {
			at := f.doc.TokenAt(m.Start)
			if q.Place != "" || e.Type != entity.Place || m.Kind != entity.Named || at == z.first || f.inside(m.Start) {
				return true
			}
			switch strings.ToLower(f.doc.Word(at - 1)) {
			case "in", "at", "from", "near", "outside":
				q.Place = e.ID
			}
			return true
		})
	}
}

// scenes returns the tokens of the sentence that can tell where and when q was
// said: what leads up to the speaker up to a comma, what stands between
// speaker and cue, and what follows the two, up to the words, a comma or a verb.
func (f *finder) scenes(q *Quote, c cue, s nlp.Sentence) []phrase {
	if c.i < s.First || c.i >= s.Last {
		return nil
	}
	first, last := c.i, max(c.end, c.i+1) // the speaker and the cue
	if sp := q.Speaker; sp != nil && sp.Start >= s.Start && sp.End <= s.End {
		from, to := f.doc.TokenAt(sp.Start), f.doc.TokenAt(sp.End-1)+1
		first, last = min(first, from), max(last, to)
	}
	var out []phrase
	if at := f.tokensBefore(q.Start); at > first || at <= s.First {
		out = append(out, f.leading(f.doc.AfterDateline(s), first))
	}
	if q.Speaker != nil && first < c.i {
		if to := f.doc.TokenAt(q.Speaker.End-1) + 1; to < c.i && f.doc.Word(to) != "," {
			out = append(out, phrase{to, c.i})
		}
	}
	stop := s.Last
	if at := f.doc.TokenAt(q.Start); at >= last {
		stop = min(stop, at)
	}
	end := last
	for end < stop && !finite(f.doc, end, end+1) && f.doc.Word(end) != "," && f.doc.Word(end) != ";" {
		end++
	}
	out = append(out, phrase{last, end})
	used := out[:0]
	for _, p := range out {
		if !p.empty() {
			used = append(used, p)
		}
	}
	return used
}

// leading returns the tokens before a speaker at token end that set the scene:
// "On Monday in Ankara,", "Speaking to reporters in Ankara,".
func (f *finder) leading(first, end int) phrase {
	if end-1 <= first || f.doc.Word(end-1) != "," || finite(f.doc, first, end) {
		return phrase{}
	}
	for i := first; i < end-1; i++ {
		if w := f.doc.Word(i); w == "," || f.inside(f.doc.Tokens[i].Start) {
			return phrase{}
		}
	}
	switch tag := f.doc.Tokens[first].Tag; {
	case tag == "IN", tag == "VBG", f.inDate(first):
		return phrase{first, end - 1}
	}
	return phrase{}
}
