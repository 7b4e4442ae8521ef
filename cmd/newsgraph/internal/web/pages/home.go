package pages

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/newsgraph/newsgraph/queries"
)

// home shows what there is.
func (s *site) home(ctx context.Context, _ *http.Request) (*page, error) {
	a, err := s.ask(ctx, "articles", "limit", "10")
	return &page{Template: "home", Title: "newsgraph", Section: "home", Data: a}, err
}

// A found is what a search finds.
type found struct {
	Words      string
	Name       *link
	Statements *answer
}

// search finds names and statements.
func (s *site) search(ctx context.Context, r *http.Request) (*page, error) {
	v := &found{Words: strings.TrimSpace(r.FormValue("q"))}
	p := &page{Template: "search", Title: "Search", Search: v.Words, Data: v}
	if v.Words == "" {
		return p, nil
	}
	a, err := s.ask(ctx, "profile", "name", v.Words, "limit", "1")
	var unknown *queries.UnknownNameError
	if err != nil && !errors.As(err, &unknown) {
		return nil, err
	}
	if err == nil {
		v.Name = &link{a.Rows[0].Text("entity"), entityURL(v.Words)}
	}
	v.Statements, err = s.ask(ctx, "who-said-what", "words", v.Words)
	return p, err
}
