package article

import (
	"fmt"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of a page. News pages have a few thousand elements, some dozens deep.
const (
	maxElements   = 20_000
	maxDepth      = 150
	maxAttributes = 256 // of an element
	maxRoots      = 16  // html and body tags; the parser adds up their attributes in quadratic time
)

// parsePage finds the story in an HTML page and what the page says of it. The
// text is the page's main part as go-readability (the port of the reader view
// of Firefox) finds it, paragraphs separated by blank lines. go-trafilatura
// was tried too; its date parser adds a quarter of a second to every start.
func parsePage(b []byte) (a *Article, err error) {
	s, err := decodePage(b)
	if err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil { // a page must not bring down the build
			a, err = nil, fmt.Errorf("%w: %v", ErrHTML, p)
		}
	}()
	if err := checkTags(s); err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrHTML, err)
	}
	if err := checkTree(doc); err != nil {
		return nil, err
	}
	f := findFacts(doc)
	parser := readability.NewParser()
	page, err := parser.ParseAndMutate(doc, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrHTML, err)
	}
	if page.Node == nil {
		return nil, ErrHTML
	}
	a = &Article{
		Text:      pageText(page.Node),
		Title:     strings.Join(strings.Fields(page.Title()), " "),
		Publisher: strings.Join(strings.Fields(page.SiteName()), " "),
		Authors:   splitAuthors(strings.Join(strings.Fields(page.Byline()), " ")),
		Published: f.published,
		URL:       f.url,
	}
	if a.Text == "" {
		return nil, ErrHTML
	}
	if t, err := page.PublishedTime(); err == nil && a.Published == "" {
		if a.Published = t.Format(time.RFC3339); t.Equal(t.UTC().Truncate(24 * time.Hour)) {
			a.Published = t.UTC().Format(time.DateOnly)
		}
	}
	if a.Published == "" {
		a.Published = f.shown
	}
	if title, publisher, sure := splitPublisher(a.Title); sure && a.Publisher == "" || strings.EqualFold(publisher, a.Publisher) {
		a.Title, a.Publisher = title, publisher
	}
	return a, nil
}

// checkTags checks the limits on what the parser is given.
func checkTags(s string) error {
	roots := 0
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if a := atom.Lookup(name); a == atom.Html || a == atom.Body {
				roots++
			}
			n := 0
			for more && n <= maxAttributes {
				_, _, more = z.TagAttr()
				n++
			}
			if roots > maxRoots || n > maxAttributes {
				return fmt.Errorf("%w: malformed, %d root elements, %d attributes", ErrTooLarge, roots, n)
			}
		}
	}
}

// checkTree checks the limits on what the parser has made. The parser itself
// refuses to nest deeper than 512.
func checkTree(doc *html.Node) error {
	elements := 0
	var deepest func(n *html.Node) int
	deepest = func(n *html.Node) (depth int) {
		elements++
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				depth = max(depth, deepest(c))
			}
		}
		return depth + 1
	}
	if depth := deepest(doc); depth > maxDepth || elements > maxElements {
		return fmt.Errorf("%w: %d elements, nested %d deep", ErrTooLarge, elements, depth)
	}
	return nil
}

// facts are what the page's elements say beside what go-readability reads.
type facts struct {
	url            string // the page's own address
	published      string // in the head
	shown          string // in the first time element
	canonical, day bool   // url or published are from the best source
}

func findFacts(doc *html.Node) (f facts) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && !f.canonical {
				if u, ok := cleanURL(attr(n, "href")); ok {
					f.url, f.canonical = u, true
				}
			}
		case atom.Meta:
			f.readMeta(strings.ToLower(attr(n, "property")+attr(n, "name")+attr(n, "itemprop")), attr(n, "content"))
		case atom.Time:
			if f.shown == "" {
				f.shown, _ = parsePublished(attr(n, "datetime"))
			}
		}
	}
	return f
}

func (f *facts) readMeta(name, content string) {
	switch name {
	case "og:url":
		if u, ok := cleanURL(content); ok && f.url == "" {
			f.url = u
		}
	case "article:published_time", "og:article:published_time", "datepublished":
		if day, ok := parsePublished(content); ok && !f.day {
			f.published, f.day = day, true
		}
	case "date", "pubdate", "publishdate", "publish-date", "published-date", "dc.date", "dc.date.issued", "dcterms.date",
		"dcterms.created", "dcterms.issued", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "original-publish-date":
		if day, ok := parsePublished(content); ok && f.published == "" {
			f.published = day
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// pageText returns the text below n, a paragraph for each block.
func pageText(n *html.Node) string {
	var paragraphs []string
	var words strings.Builder
	flush := func() {
		if p := strings.Join(strings.Fields(words.String()), " "); p != "" {
			paragraphs = append(paragraphs, strings.ReplaceAll(p, "\u00ad", ""))
		}
		words.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
			return
		}
		block := false
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Button, atom.Form, atom.Nav, atom.Footer, atom.Figcaption, atom.Iframe:
			return
		case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em,
			atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Mark, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike,
			atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr:
		case atom.Q: // browsers show its marks
			words.WriteString("“")
			defer words.WriteString("”")
		case atom.Td, atom.Th:
			words.WriteByte(' ')
		default:
			block = n.Type == html.ElementNode
		}
		if block {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			flush()
		}
	}
	walk(n)
	flush()
	return strings.Join(paragraphs, "\n\n")
}
