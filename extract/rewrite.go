package extract

import (
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// rewrite gives every span of f the words of its text, where they were read in
// another case or without line breaks.
func (f *Facts) rewrite() {
	set := func(s *nlp.Span) {
		if s.Start < s.End {
			s.Text = f.Text[s.Start:s.End]
		}
	}
	for _, e := range f.Entities {
		for i := range e.Mentions {
			set(&e.Mentions[i].Span)
		}
	}
	for _, q := range f.Quotes {
		set(&q.Span)
		if q.Cue != nil {
			set(q.Cue)
		}
		if q.Speaker != nil {
			set(&q.Speaker.Span)
		}
		if q.Date != nil && q.Date.Span != nil {
			set(q.Date.Span)
		}
	}
	for _, e := range f.Events {
		set(&e.Trigger.Span)
		for _, args := range [][]event.Arg{e.Agents, e.Patients} {
			for i := range args {
				set(&args[i].Span)
			}
		}
		if e.Place != nil {
			set(&e.Place.Span)
		}
		if e.Count != nil {
			set(&e.Count.Span)
		}
		if e.Date != nil && e.Date.Span != nil {
			set(e.Date.Span)
		}
	}
}
