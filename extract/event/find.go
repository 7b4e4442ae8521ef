package event

import (
	"slices"
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// Find returns the events of doc in the order of the text, at most one for a
// verb or noun. ents, dates and quotes are what the stages before found; any
// of them may be empty. Actors and places are phrases of the text, with the
// entity they refer to where ents has it. published is the day of publication
// (YYYY-MM-DD), or "".
//
// An event's type comes from the frames of its verb (data/frames.txt); a verb
// without one makes an event of type OTHER if it is an action of someone known
// or of people. The cue of a quotation is not a SAY event of its own.
func Find(doc *nlp.Document, ents *entity.Set, dates []date.Date, quotes []*quote.Quote, published string) []*Event {
	doc = mend(doc)
	f := &finder{doc: doc, ents: ents, dates: dates, published: published, tree: newTree(doc), bare: map[*Event]bool{}, figures: map[*Event]bool{}, answered: map[*Event]bool{}}
	f.byID = map[string]*entity.Entity{}
	for _, e := range ents.Entities {
		f.byID[e.ID] = e
	}
	f.claims(quotes)
	for _, s := range doc.Sentences {
		f.sentence(s)
	}
	f.events = f.unite(f.events, quotes)
	for _, e := range f.events {
		e.CAMEO = cameo(e)
	}
	return f.events
}

type finder struct {
	doc       *nlp.Document
	ents      *entity.Set
	byID      map[string]*entity.Entity
	dates     []date.Date
	published string
	claimed   []*quote.Quote       // by token
	cues      map[int]*quote.Quote // by token of their cue
	tree      *tree
	clauseAt  map[int]*clause // of the sentence, by verb
	events    []*Event
	bare      map[*Event]bool // of which nothing is told: only mentions of others
	figures   map[*Event]bool // that only give a number of what was told before
	answered  map[*Event]bool // that only say who may have done what was told before

	placesOf nlp.Sentence // whose places are in places
	places   []location
}

// sentence adds the events of a sentence.
func (f *finder) sentence(s nlp.Sentence) {
	first := len(f.events)
	carried := map[int]bool{} // nouns that are the event of a light verb
	clauses := f.tree.clauses(s)
	f.clauseAt = map[int]*clause{}
	for _, c := range clauses {
		f.clauseAt[c.verb] = c
	}
	for _, c := range clauses {
		e, noun := f.verbal(s, c)
		if e != nil {
			f.events = append(f.events, e)
			carried[noun] = true
		}
	}
	for i := s.First; i < s.Last; i++ {
		if carried[i] {
			continue
		}
		if e := f.dead(s, i); e != nil {
			f.events = append(f.events, e)
		}
		if e := f.nominal(s, i); e != nil {
			f.events = append(f.events, e)
			if who := f.suspected(i, e); who != nil {
				f.events = append(f.events, who)
			}
		}
	}
	found := f.events[first:]
	f.share(found)
	f.effects(found)
	sort.SliceStable(found, func(i, j int) bool { return found[i].Trigger.Start < found[j].Trigger.Start })
}

// verbal returns the event of a clause, or nil, and the noun that names it if
// the verb only carries it, else -1.
func (f *finder) verbal(s nlp.Sentence, c *clause) (*Event, int) {
	if e, noun := f.occurring(s, c); e != nil {
		return e, noun
	}
	k, prep, light, ok := f.frameOf(c)
	if ok && k.code == "-" || f.takesPlace(c) || !ok && is(c.lemma, "state") || is(c.lemma, "active") && (c.passive || len(c.subjects) == 0) {
		return nil, -1
	}
	if e := f.figure(s, c); e != nil {
		return e, -1
	}
	trigger := f.doc.TokenSpan(c.verb, c.verb+1)
	agents, patients := f.roles(c, k, prep, light)
	if q := f.cues[c.verb]; q != nil {
		agents = f.spokenBy(q, agents)
	}
	if light != nil && is(c.lemma, "light") {
		patients = slices.DeleteFunc(slices.Clone(patients), func(p phrase) bool { return p.head == light.head })
	}
	if k.code == "ASSAULT" && light == nil && f.figurative(patients) {
		k, ok = kind{}, false
	}
	if code := f.disastrous(agents); code != "" && k.code == "ASSAULT" {
		k, agents = kind{code: code}, nil
		if c.lemma == "kill" {
			k.code = "DEATH"
		}
	}
	if k.code == "ASSAULT" || k.code == "DEATH" {
		agents, k.mode = f.means(agents, k.mode)
		if k.mode == "explosives" && len(c.objects) == 0 && !c.passive { // "the truck blew up"
			agents, patients = f.people(agents), f.people(patients)
		}
	}
	e := &Event{
		Type: k.code, Mode: k.mode,
		Trigger: Trigger{Span: trigger, Lemma: c.lemma},
		Agents:  f.args(agents), Patients: f.args(patients),
	}
	noun := -1
	if light != nil {
		noun = light.head
	}
	switch {
	case !ok:
		e.Type = "OTHER"
		e.Agents = f.args(f.able(agents))
		if !f.acted(c, agents, patients, e) {
			return nil, -1
		}
	case k.code == "SAY":
		if f.cues[c.verb] != nil || len(e.Agents) == 0 {
			return nil, -1
		}
	case len(e.Agents)+len(e.Patients) == 0 && !c.finite:
		return nil, -1
	}
	e.Polarity, e.Modality = f.modality(c)
	if k := coded(k, e.Polarity, e.Modality); ok && k.code != e.Type && !f.purpose(c) {
		e.Type, e.Mode = k.code, k.mode
	}
	e.Count = f.countOf(patients, agents)
	f.circumstances(s, c.verb, e)
	if len(e.Agents)+len(e.Patients) == 0 && e.Place == nil && e.Date == nil && !physical[e.Type] {
		return nil, -1
	}
	e.Background = e.Background || f.recalls(c, e)
	e.Generic = e.Modality == Asserted && f.genericVerb(c, e)
	switch {
	case !ok:
		e.Confidence = confidence(e, openVerb)
	default:
		e.Confidence = confidence(e, framedVerb)
	}
	if noun >= 0 && is(c.lemma, "light") {
		carried := Trigger{Span: f.doc.TokenSpan(noun, noun+1), Lemma: f.noun(noun)}
		if k, ok := f.kindOf(noun); ok && !k.light {
			e.Trigger, carried.Span = carried, e.Trigger.Span
		}
		e.Mentions = append(e.Mentions, carried.Span)
	}
	return e, noun
}

// circumstances adds where and when an event happened and whose claim it is.
func (f *finder) circumstances(s nlp.Sentence, trigger int, e *Event) {
	e.Place = f.placeOf(s, trigger, e)
	e.Date = date.Nearest(f.doc, f.dates, s.Start, s.End, e.Trigger.Start)
	e.Background = f.longAgo(e.Date)
	if q := f.claimed[trigger]; q != nil {
		e.ClaimedIn = q.ID
		if denies(q) {
			e.Polarity = opposite(e.Polarity)
		}
	}
}

// denies reports whether the words of q, which may be nil, are said to be untrue.
func denies(q *quote.Quote) bool {
	return q != nil && q.Cue != nil && strings.HasPrefix(strings.ToLower(q.Cue.Text), "den")
}

func opposite(p Polarity) Polarity {
	if p == Negative {
		return Positive
	}
	return Negative
}

// claims notes for every token the innermost quotation it is part of, and which
// tokens begin a cue.
func (f *finder) claims(quotes []*quote.Quote) {
	f.claimed = make([]*quote.Quote, len(f.doc.Tokens))
	f.cues = map[int]*quote.Quote{}
	for _, q := range quotes {
		parts := q.Parts
		if len(parts) == 0 {
			parts = [][2]int{{q.Start, q.End}}
		}
		for _, p := range parts {
			for i := f.doc.TokenAt(p[0]); i < len(f.claimed) && f.doc.Tokens[i].End <= p[1]; i++ {
				if in := f.claimed[i]; in == nil || q.End-q.Start < in.End-in.Start {
					f.claimed[i] = q
				}
			}
		}
		if q.Cue != nil {
			for i := f.doc.TokenAt(q.Cue.Start); i < len(f.doc.Tokens) && f.doc.Tokens[i].Start < q.Cue.End; i++ {
				f.cues[i] = q
			}
		}
	}
}

// spokenBy returns who does what the cue of q names: its speaker, unless one of
// the agents by the tree is.
func (f *finder) spokenBy(q *quote.Quote, agents []phrase) []phrase {
	if q.Speaker == nil || q.Speaker.Start >= q.Speaker.End {
		return agents
	}
	p := phrase{first: f.doc.TokenAt(q.Speaker.Start), last: f.doc.TokenAt(q.Speaker.End-1) + 1}
	p.head = p.last - 1
	for i := p.first; i < p.last; i++ {
		if h := f.doc.Tokens[i].Head; h < p.first || h >= p.last {
			p.head = i
			break
		}
	}
	for _, a := range agents {
		if a.first < p.last && p.first < a.last {
			return agents
		}
	}
	return []phrase{p}
}

// acted reports whether a verb without a frame is worth an event: something
// done by someone known, or by people, or to someone known.
func (f *finder) acted(c *clause, agents, patients []phrase, e *Event) bool {
	for _, a := range e.Agents {
		if a.Entity != "" && len(c.objects)+len(e.Patients)+len(c.obliques) > 0 {
			return true
		}
	}
	for _, p := range agents {
		if f.human(p) {
			return true
		}
	}
	for i, a := range e.Patients {
		if c.passive && (a.Entity != "" || i < len(patients) && f.human(patients[i])) {
			return true
		}
	}
	return false
}

// human reports whether a phrase names people.
func (f *finder) human(p phrase) bool {
	return has(classes, f.noun(p.head), "people")
}
