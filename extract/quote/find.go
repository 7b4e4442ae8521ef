package quote

import (
	"github.com/newsgraph/newsgraph/extract/date"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/nlp"
)

// Find returns the quotations of doc in the order of the text.
func Find(doc *nlp.Document, ents *entity.Set, dates []date.Date) []*Quote { return nil }
