package pages

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/newsgraph/newsgraph/graph"
)

// Report writes the page of an actor or a place as one file that needs nothing
// else. What leads to an article there leads to the paragraph it was read in,
// which is in the file too.
func Report(ctx context.Context, w io.Writer, s *graph.Store, name string) error {
	st := &site{store: s}
	v, err := st.entityView(ctx, name, "", "", "", reportRows)
	if err != nil {
		return err
	}
	style, err := assetFiles.ReadFile("assets/style.css")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := write(&b, &page{Template: "entity", Title: v.Name, Data: v, Style: template.CSS(style)}); err != nil {
		return err
	}
	doc, err := html.Parse(&b)
	if err != nil {
		return err
	}
	c := &citations{}
	c.take(doc)
	cited, err := st.cited(ctx, c)
	if err != nil {
		return err
	}
	var end bytes.Buffer
	if err := templates["cited"].ExecuteTemplate(&end, "content", cited); err != nil {
		return err
	}
	if err := c.add(end.String()); err != nil {
		return err
	}
	return html.Render(w, doc)
}

// A citations gathers what a page leads to in articles.
type citations struct {
	articles []string // in the order of the page
	spans    map[string][]span
	main     *html.Node
}

// take gathers the links to articles and makes them lead to the end of the
// page. Other links to the server become mere text, forms go.
func (c *citations) take(n *html.Node) {
	for k := n.FirstChild; k != nil; {
		next := k.NextSibling
		if k.Type == html.ElementNode && k.Data == "form" {
			n.RemoveChild(k)
		} else {
			c.take(k)
		}
		k = next
	}
	if n.Type != html.ElementNode {
		return
	}
	switch n.Data {
	case "main":
		c.main = n
	case "a":
		for i, a := range n.Attr {
			if a.Key != "href" || !strings.HasPrefix(a.Val, "/") {
				continue
			}
			if to := c.cite(a.Val); to != "" {
				n.Attr[i].Val = to
			} else {
				n.Attr = slices.Delete(n.Attr, i, i+1)
			}
			return
		}
	}
}

// cite notes a link to an article and returns where in the file it leads; ""
// for other links.
func (c *citations) cite(href string) string {
	u, err := url.Parse(href)
	if err != nil || u.Path != "/article" {
		return ""
	}
	at, err := parseSpan(u.Query().Get("at"))
	if err != nil {
		return ""
	}
	iri := u.Query().Get("iri")
	i := slices.Index(c.articles, iri)
	if i < 0 {
		i = len(c.articles)
		c.articles = append(c.articles, iri)
	}
	if c.spans == nil {
		c.spans = map[string][]span{}
	}
	c.spans[iri] = append(c.spans[iri], at)
	return "#" + citedID(i, at)
}

// citedID is the ID of a cited stretch of the article with a number.
func citedID(article int, at span) string {
	return fmt.Sprintf("a%d-%s", article+1, spanID(at.start, at.end))
}

// add adds HTML to the end of the page's main part.
func (c *citations) add(text string) error {
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main})
	for _, n := range nodes {
		c.main.AppendChild(n)
	}
	return err
}

// A citedArticle is an article with the paragraphs that are cited.
type citedArticle struct {
	*articleView
	Paragraphs []*paragraph
}

// cited reads the articles that are cited.
func (s *site) cited(ctx context.Context, c *citations) ([]citedArticle, error) {
	var out []citedArticle
	for i, iri := range c.articles {
		a, err := s.ask(ctx, "facts", "article", iri, "limit", "1")
		if err != nil {
			return nil, err
		}
		v := citedArticle{articleView: newArticleView(a, span{})}
		body := []rune(v.Head.Text("text"))
		var cuts []int
		for _, at := range c.spans[iri] {
			cuts = append(cuts, at.start, at.end)
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		for _, p := range paragraphs(body) {
			par := &paragraph{span: p}
			cites := false
			for _, s := range cutUp(p, cuts) {
				seg := segment{Text: string(body[s.start:s.end])}
				for _, at := range c.spans[iri] {
					if at.start == s.start {
						seg.IDs = addID(seg.IDs, citedID(i, at))
					}
					seg.Near = seg.Near || at.covers(s)
				}
				cites = cites || seg.Near
				par.Segments = append(par.Segments, seg)
			}
			if cites {
				v.Paragraphs = append(v.Paragraphs, par)
			}
		}
		out = append(out, v)
	}
	return out, nil
}
