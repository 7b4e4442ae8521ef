package pages

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// An articleView is an article with what was read in it.
type articleView struct {
	Head                    record
	Paragraphs              []*paragraph
	Titled                  bool // the text begins with its title
	Names, Quotations, Acts int
	At                      []piece // the sentence asked for
	Link                    string  // http or https only
}

// article shows a text with its names, quotations and events marked.
func (s *site) article(ctx context.Context, r *http.Request) (*page, error) {
	iri := r.FormValue("iri")
	a, err := s.ask(ctx, "facts", "article", iri)
	if err != nil {
		return nil, err
	}
	at, _ := parseSpan(r.FormValue("at"))
	v := newArticleView(a, at)
	title := v.Head.Text("what")
	if title == "" {
		title = iri
	}
	return &page{Template: "article", Title: title, Data: v}, nil
}

// newArticleView marks the text of an article, the first row of the answer,
// with the facts that the others are. What stands at is shown with its sentence.
func newArticleView(a *answer, at span) *articleView {
	v := &articleView{Head: a.Rows[0]}
	for _, r := range a.Rows[1:] {
		switch r.Text("kind") {
		case "name":
			v.Names++
		case "quotation":
			v.Quotations++
		default:
			v.Acts++
		}
	}
	v.Paragraphs = mark(v.Head.Text("text"), a.Rows[1:], at)
	if title := v.Head.Text("what"); len(v.Paragraphs) > 0 && v.Paragraphs[0].text() == title {
		v.Titled = true
	}
	if u := v.Head.Text("url"); strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		v.Link = u
	}
	return v
}

// parseSpan reads "3,8".
func parseSpan(s string) (span, error) {
	b, e, _ := strings.Cut(s, ",")
	start, err1 := strconv.Atoi(b)
	end, err2 := strconv.Atoi(e)
	if err1 != nil || err2 != nil || start < 0 || end <= start {
		return span{}, fmt.Errorf("%q is no span", s)
	}
	return span{start, end}, nil
}
