package pages

import (
	"context"
	"net/http"
	"strings"
)

// How many articles the first page has, and how many of each kind a search finds.
const (
	someArticles = 10
	someFound    = 20
)

// A homeView is what the first page tells of the whole graph.
type homeView struct {
	Totals, Actors, Places, Publishers, Loaded, Published []record
	Articles                                              *answer
}

// home shows what there is.
func (s *site) home(ctx context.Context, _ *http.Request) (*page, error) {
	a, err := s.ask(ctx, "overview")
	if err != nil {
		return nil, err
	}
	v := &homeView{}
	for _, r := range a.Rows {
		to := map[string]*[]record{
			"total": &v.Totals, "actor": &v.Actors, "place": &v.Places, "publisher": &v.Publishers, "loaded": &v.Loaded, "published": &v.Published,
		}[r.Text("kind")]
		*to = append(*to, r)
	}
	v.Articles, err = s.some(ctx, someArticles, "articles")
	return &page{Template: "home", Title: "newsgraph", Section: "home", Data: v}, err
}

// A found is what a search finds.
type found struct {
	Words                       string
	Names, Articles, Statements *answer
}

// search finds names, titles and statements.
func (s *site) search(ctx context.Context, r *http.Request) (*page, error) {
	v := &found{Words: strings.TrimSpace(r.FormValue("q"))}
	p := &page{Template: "search", Title: "Search", Search: v.Words, Data: v}
	if v.Words == "" {
		return p, nil
	}
	for kind, to := range map[string]**answer{"name": &v.Names, "article": &v.Articles, "statement": &v.Statements} {
		var err error
		if *to, err = s.some(ctx, someFound, "search", "words", v.Words, "kind", kind); err != nil {
			return nil, err
		}
	}
	return p, nil
}
