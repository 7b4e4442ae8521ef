package eval

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/extract"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// An agent is who did it, with the names it has in the story and where else it
// is spoken of.
type agent struct {
	event.Arg
	names []string
	spans []nlp.Span
	named bool
}

// rebels reports whether rebels did it of whom no body is named.
func (o *template) rebels() bool {
	some := false
	for _, a := range o.agents {
		some = some || a.Sector == "REB"
		if a.named {
			return false
		}
	}
	return some
}

// rebelBody returns the body of rebels that a story names most, or nil: rebels of
// whom nothing else is told are taken for its people.
func rebelBody(index *factIndex, f *extract.Facts) *agent {
	var best *agent
	for _, e := range f.Events {
		for _, a := range append(slices.Clone(e.Agents), e.Patients...) {
			who := index.entities[a.Entity]
			if a.Sector != "REB" || who == nil || who.Type != entity.Organization || best != nil && len(who.Mentions) <= len(best.spans) {
				continue
			}
			best = &agent{Arg: a, names: index.names(a), named: true}
			for _, m := range who.Mentions {
				best.spans = append(best.spans, m.Span)
			}
		}
	}
	return best
}

// addAgents adds the agents of an event that o does not have.
func (o *template) addAgents(index *factIndex, e *event.Event) {
	for _, a := range e.Agents {
		who := index.entities[a.Entity]
		if slices.Contains(pronouns, strings.ToLower(a.Text)) && !described(who) || who != nil && who.Type == entity.Place {
			continue
		}
		x := agent{Arg: a, names: index.names(a), spans: []nlp.Span{a.Span}}
		if who != nil {
			x.named = who.Named()
			for _, m := range who.Mentions {
				if m.Kind != entity.Pronoun {
					x.spans = append(x.spans, m.Span)
				}
			}
		}
		o.know(x)
	}
}

// described reports whether an entity is called anything but by pronouns.
func described(e *entity.Entity) bool {
	return e != nil && slices.ContainsFunc(e.Mentions, func(m entity.Mention) bool { return m.Kind != entity.Pronoun })
}

// pronouns name no perpetrator where it is not known who they stand for.
var pronouns = []string{"he", "her", "his", "i", "it", "its", "our", "she", "their", "they", "those", "us", "we", "who", "whose", "you"}

// bare returns a phrase without its article.
func bare(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok && strings.EqualFold(first, "the") {
		return rest
	}
	return s
}

// know adds an agent, or what it is called to the same one. Two that are only
// said to be of one sector, "the rebels" and "guerrillas", are one.
func (o *template) know(a agent) {
	for i := range o.agents {
		x := &o.agents[i]
		if x.Entity != "" && x.Entity == a.Entity || strings.EqualFold(bare(x.Text), bare(a.Text)) ||
			a.Sector != "" && a.Sector == x.Sector && !a.named && !x.named {
			x.names, x.spans = append(x.names, a.names...), append(x.spans, a.spans...)
			return
		}
	}
	o.agents = append(o.agents, a)
}
