package extract

import (
	"github.com/newsgraph/newsgraph/extract/article"
	"github.com/newsgraph/newsgraph/extract/entity"
	"github.com/newsgraph/newsgraph/extract/event"
	"github.com/newsgraph/newsgraph/extract/quote"
)

// Facts is what was extracted from one article. It marshals to one line of
// the JSON output of "newsgraph extract". Every span in it counts bytes of
// Text.
type Facts struct {
	ID       string           `json:"id"`
	Article  Meta             `json:"article"`
	Text     string           `json:"text"`
	Entities []*entity.Entity `json:"entities"`
	Quotes   []*quote.Quote   `json:"quotes"`
	Events   []*event.Event   `json:"events"`

	// Sentences are the byte offsets [start, end) of the sentences, for
	// showing an answer in its context.
	Sentences [][2]int `json:"-"`
}

// Meta is what is known of an article's publication.
type Meta struct {
	IRI       string   `json:"iri"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	Publisher string   `json:"publisher"`
	Published string   `json:"published"`
	Authors   []string `json:"authors"`
	SHA256    string   `json:"sha256"`
}

func newMeta(a *article.Article) Meta {
	m := Meta{
		IRI: a.IRI(), URL: a.URL, Title: a.Title, Publisher: a.Publisher,
		Published: a.Published, Authors: a.Authors, SHA256: a.SHA256(),
	}
	if m.Authors == nil {
		m.Authors = []string{}
	}
	return m
}
