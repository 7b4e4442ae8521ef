package event

import (
	"sort"

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
	f := &finder{doc: doc, ents: ents, dates: dates, published: published, tree: newTree(doc), argOf: map[phrase]Arg{}, bare: map[*Event]bool{}, figures: map[*Event]bool{}, answered: map[*Event]bool{}}
	f.byID = map[string]*entity.Entity{}
	for _, e := range ents.Entities {
		f.byID[e.ID] = e
	}
	f.claims(quotes)
	for _, s := range doc.Sentences {
		f.sentence(s)
	}
	accidental(f.events)
	f.aftermath(f.events)
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
	argOf     map[phrase]Arg  // the arguments that phrases are
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
			if e.Type != anyDeed {
				f.events = append(f.events, e)
			}
			if who := f.suspected(i, e); who != nil {
				f.events = append(f.events, who)
			}
		}
	}
	found := f.events[first:]
	f.share(found)
	f.nearer(found)
	f.effects(s, found)
	sort.SliceStable(found, func(i, j int) bool { return found[i].Trigger.Start < found[j].Trigger.Start })
}
