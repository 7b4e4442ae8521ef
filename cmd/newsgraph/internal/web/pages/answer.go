package pages

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/cmd/newsgraph/internal/diagram"
	"github.com/newsgraph/newsgraph/queries"
)

// An answer is a table by the names of its columns.
type answer struct {
	Rows  []record
	Total int
	table *queries.Table
	at    string     // the page that shows all of it
	asked url.Values // by what
}

// More is how many rows there are after these.
func (a *answer) More() int { return a.Total - a.offset() - len(a.Rows) }

func (a *answer) offset() int {
	n, _ := strconv.Atoi(a.asked.Get("offset")) // a query that was answered has a number there, or nothing
	return n
}

// Next is the page of the rows after these.
func (a *answer) Next() string {
	v := maps.Clone(a.asked)
	v.Set("offset", strconv.Itoa(a.offset()+len(a.Rows)))
	return a.at + "?" + v.Encode()
}

// A record is one row of an answer.
type record struct {
	table *queries.Table
	row   []any
}

// A link leads somewhere, or is mere text where it has no URL.
type link struct{ Text, URL string }

// ask asks a query; params are names and values in turn, the empty ones left
// out.
func (s *site) ask(ctx context.Context, query string, params ...string) (*answer, error) {
	asked := given(params)
	return s.answer(ctx, query, asked, asked)
}

// some asks for a few rows; a page of their own may show more.
func (s *site) some(ctx context.Context, limit int, query string, params ...string) (*answer, error) {
	asked := given(params)
	few := maps.Clone(asked)
	few.Set("limit", strconv.Itoa(limit))
	return s.answer(ctx, query, few, asked)
}

func given(params []string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(params); i += 2 {
		if params[i+1] != "" {
			v.Set(params[i], params[i+1])
		}
	}
	return v
}

// answer asks a query; asked is what the page of the whole answer is asked.
func (s *site) answer(ctx context.Context, query string, params, asked url.Values) (*answer, error) {
	t, err := queries.Ask(ctx, s.store, query, params)
	if err != nil {
		return nil, err
	}
	a := &answer{Total: t.Total, table: t, at: "/questions/" + query, asked: asked}
	for _, r := range t.Rows {
		a.Rows = append(a.Rows, record{t, r})
	}
	return a, nil
}

func (r record) cell(column string) any {
	i := slices.IndexFunc(r.table.Columns, func(c queries.Column) bool { return c.Name == column })
	if i < 0 {
		return nil
	}
	return r.row[i]
}

// Text returns a cell as text.
func (r record) Text(column string) string {
	switch v := r.cell(column).(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return ""
}

// List returns a cell as a list.
func (r record) List(column string) []string {
	switch v := r.cell(column).(type) {
	case []string:
		return v
	case string:
		if v != "" {
			return []string{v}
		}
	}
	return nil
}

// Number returns a cell as a number, 0 where it is none.
func (r record) Number(column string) int {
	n, _ := r.cell(column).(int)
	return n
}

// Who returns those whom a column names, with links to their pages where they
// have some. The column of their IRIs has "_iri" after its name.
func (r record) Who(column string) []link {
	names, iris := r.List(column), r.List(column+"_iri")
	var out []link
	for i, n := range names {
		switch {
		case len(iris) == len(names):
			out = append(out, link{n, entityURL(iris[i])})
		case len(iris) > 0 || !strings.Contains(column, "actor") && !strings.Contains(column, "target") && column != "place":
			out = append(out, link{n, entityURL(n)})
		default: // mentions that belong to nobody
			out = append(out, link{Text: n})
		}
	}
	return out
}

// entityURL is the page of an entity, by IRI or name.
func entityURL(who string) string {
	at := "/actor"
	if strings.HasPrefix(who, "ng:place/") {
		at = "/place"
	}
	return at + "?" + url.Values{"name": {who}}.Encode()
}

// articleURL is the page of an article, with characters from start to end
// shown.
func articleURL(iri string, start, end int) string {
	u := "/article?" + url.Values{"iri": {iri}}.Encode()
	if end > start {
		u += "&at=" + strconv.Itoa(start) + "," + strconv.Itoa(end) + "#" + spanID(start, end)
	}
	return u
}

// spanID is the fragment of an article (RFC 5147) and the ID of an element.
func spanID(start, end int) string { return "char=" + strconv.Itoa(start) + "," + strconv.Itoa(end) }

// At is where the row was read: its article's page at its characters.
func (r record) At() string {
	iri := r.Text("article")
	if iri == "" {
		return ""
	}
	return articleURL(iri, r.Number("start"), r.Number("end"))
}

// EventURL is the page of the event that the row tells of.
func (r record) EventURL() string {
	iri := r.Text("event_iri")
	if iri == "" {
		iri = r.Text("iri")
	}
	return "/event?" + url.Values{"iri": {iri}}.Encode()
}

// Group is the group of the row's PLOVER type.
func (r record) Group() string { return diagram.Group(r.Text("type")) }

// A piece of a sentence, marked where it is what the row is about.
type piece struct {
	Text   string
	Marked bool
}

// Sentence returns the sentence that the row was read in, with the statement or
// the event's word marked.
func (r record) Sentence() []piece {
	s := r.Text("sentence")
	words := r.Text("said")
	if words == "" {
		words = r.Text("trigger")
	}
	if words == "" {
		words, _, _ = strings.Cut(r.Text("did"), " (")
	}
	if k := r.Text("kind"); words == "" && (k == "name" || k == "statement") {
		words = r.Text("what")
	} else if words == "" && k == "said" {
		_, words, _ = strings.Cut(r.Text("what"), ": ")
	} else if words == "" {
		words, _, _ = strings.Cut(r.Text("what"), " (")
	}
	var out []piece
	for _, part := range strings.Split(words, " … ") {
		i := strings.Index(s, part)
		if i < 0 || part == "" {
			continue
		}
		out = append(out, piece{Text: s[:i]}, piece{part, true})
		s = s[i+len(part):]
	}
	return append(out, piece{Text: s})
}

// ArticleURL is the page of the row's article.
func (r record) ArticleURL() string { return articleURL(r.Text("article"), 0, 0) }

// EntityURL is the page of the entity that the row is about.
func (r record) EntityURL() string { return entityURL(r.Text("iri")) }

// Denies reports whether a telling says that the event did not happen.
func (r record) Denies() bool {
	h := r.Text("holds")
	return h == "did not happen" || strings.HasPrefix(h, "denied: ")
}
