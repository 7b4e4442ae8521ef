package eval

import (
	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// events measures who did what to whom.
func (s *session) events() ([]Section, error) {
	var out []Section
	for _, measure := range []func(*session) ([]Section, error){
		(*session).plv, (*session).coped, (*session).m2e2, (*session).muc, (*session).seedEvents,
	} {
		sections, err := measure(s)
		if err != nil {
			return out, err
		}
		out = append(out, sections...)
	}
	return out, nil
}

// sentenceArticles makes an article of every text, which are sentences or
// short passages.
func sentenceArticles(texts []string) []*article.Article {
	out := make([]*article.Article, len(texts))
	for i, t := range texts {
		out[i] = &article.Article{Text: t}
	}
	return out
}

// overlapping returns how many bytes of gold the arguments share at best.
func overlapping(args []event.Arg, gold []span) int {
	best := 0
	for _, a := range args {
		for _, g := range gold {
			best = max(best, min(a.End, g.End)-max(a.Start, g.Start))
		}
	}
	return best
}

// political reports whether e is of one of PLOVER's types.
func political(e *event.Event) bool {
	switch e.Type {
	case "SAY", "OTHER", "ACCIDENT", "DISASTER", "DEATH", "CRIME":
		return false
	}
	return true
}

// atTrigger returns the event of which a mention overlaps the gold trigger, the
// one that shares most with it, or nil.
func atTrigger(f *extract.Facts, start, end int) *event.Event {
	var best *event.Event
	most := 0
	for _, e := range f.Events {
		for _, m := range append([]nlp.Span{e.Trigger.Span}, e.Mentions...) {
			if n := min(m.End, end) - max(m.Start, start); n > most {
				best, most = e, n
			}
		}
	}
	return best
}
