package date

import "github.com/newsgraph/newsgraph/extract/nlp"

// Find returns the dates doc speaks of, in the order of the text. published is
// the day of publication (YYYY-MM-DD), or "" when unknown; relative dates are
// then left out.
func Find(doc *nlp.Document, published string) []Date { return nil }
