package nlp

import (
	"github.com/newsgraph/newsgraph/extract/nlp/internal/ner"
)

var nameTypes = [ner.Types]NameType{ner.Person: Person, ner.Organization: Organization, ner.Place: Place, ner.Group: Group}

// find sets the names.
func (e *engine) find(d *Document, x *scratch) {
	in := ner.Document{Words: x.words, Tags: x.read.Tags, Scores: x.read.Names, Sentences: x.spans}
	x.found = e.names.Find(x.found[:0], &in, &x.ner)
	d.Names = make([]Name, 0, len(x.found))
	for _, n := range x.found {
		s := d.Sentences[d.SentenceAt(d.Tokens[n.First].Start)]
		if body := d.AfterDateline(s); n.First+1 < body && body < n.Last { // "ROME - Ana Berg"
			d.addName(n.First, body-1, Place)
			n.First = body
		}
		d.addName(n.First, n.Last, nameTypes[n.Type])
	}
}

func (d *Document) addName(first, last int, t NameType) {
	d.Names = append(d.Names, Name{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End, First: first, Last: last, Type: t})
}
