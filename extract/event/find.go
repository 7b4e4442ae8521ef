package event

import (
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// Find returns the events of doc in the order of the text.
func Find(doc *nlp.Document, ents *entity.Set, dates []date.Date, quotes []*quote.Quote) []*Event {
	return nil
}
