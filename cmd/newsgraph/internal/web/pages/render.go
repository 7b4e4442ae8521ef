package pages

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed assets
var assetFiles embed.FS

// templates are the pages by name, each with the parts that all share.
var templates = parse()

func parse() map[string]*template.Template {
	shared := template.Must(template.New("").Funcs(template.FuncMap{
		"day": longDay, "lower": strings.ToLower, "list": list, "thousands": thousands, "plural": plural,
	}).ParseFS(templateFiles, "templates/layout.html", "templates/parts.html"))
	out := map[string]*template.Template{}
	names, err := templateFiles.ReadDir("templates")
	if err != nil {
		panic(err) // what is embedded can be read
	}
	for _, f := range names {
		name := strings.TrimSuffix(f.Name(), ".html")
		if name != "layout" && name != "parts" {
			out[name] = template.Must(template.Must(shared.Clone()).ParseFS(templateFiles, "templates/"+f.Name()))
		}
	}
	return out
}

func write(w io.Writer, p *page) error {
	t := templates[p.Template]
	if t == nil {
		return fmt.Errorf("no template %q", p.Template)
	}
	return t.ExecuteTemplate(w, "layout", p)
}

// asset serves a style sheet or a script.
func asset(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, assetFiles, path.Join("assets", r.PathValue("file")))
}

func list(of ...any) []any { return of }

// thousands writes a number with spaces between its thousands.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u202f" + s[i:]
	}
	return s
}

// plural is a noun as it follows n.
func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// longDay words a day, month, year or interval as it stands in the graph:
// "15–21 March 2021".
func longDay(s string) string {
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		return oneDay(s)
	}
	a, err1 := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	switch {
	case from == "":
		return "until " + oneDay(to)
	case to == "":
		return "since " + oneDay(from)
	case err1 != nil || err2 != nil || a.Year() != b.Year():
		return oneDay(from) + " – " + oneDay(to)
	case a.Month() != b.Month():
		return a.Format("2 January") + " – " + oneDay(to)
	}
	return a.Format("2") + "–" + oneDay(to)
}

func oneDay(s string) string {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format("2 January 2006")
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return t.Format("January 2006")
	}
	return s
}
