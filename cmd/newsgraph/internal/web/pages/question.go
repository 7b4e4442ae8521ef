package pages

import (
	"context"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/queries"
)

// A form is made from the parameters of a query.
type form struct {
	Query  queries.Query
	Action string
	values url.Values
}

// newForm is the form of the query called name, filled with what r asks.
func newForm(name string, r *http.Request) *form {
	q, err := queries.Named(name)
	if err != nil {
		panic(err) // a name of this package
	}
	return &form{q, r.URL.Path, r.URL.Query()}
}

// A field is a parameter with what was given for it.
type field struct {
	queries.Param
	Value string
}

// Fields are the form's parameters, the limit last. Nobody would type an offset.
func (f *form) Fields() []field {
	var out []field
	for _, p := range f.Query.Params {
		if p.Name != "offset" {
			out = append(out, field{p, f.Value(p.Name)})
		}
	}
	return out
}

// Value is what was given for a parameter.
func (f *form) Value(name string) string { return strings.Join(nonEmpty(f.values[name]...), ",") }

// Label is a parameter's name in words.
func (f field) Label() string { return strings.ReplaceAll(f.Name, "-", " ") }

// Chosen reports whether a choice was made.
func (f field) Chosen(choice string) bool {
	return slices.ContainsFunc(strings.Split(f.Value, ","), func(v string) bool { return strings.EqualFold(v, choice) })
}

// Asked reports whether anything was asked.
func (f *form) Asked() bool { return f.values.Encode() != "" }

// params are the names and values of what was given, in turn.
func (f *form) params() []string {
	var out []string
	for _, p := range f.Query.Params {
		if v := f.Value(p.Name); v != "" {
			out = append(out, p.Name, v)
		}
	}
	return out
}

// A questionView is a question with its answer.
type questionView struct {
	Form    *form
	Answer  *answer
	Fault   *fault
	Columns []queries.Column
	Map     template.HTML // of the places of events
	JSON    string
	CSV     string
}

// question asks one question of the catalogue.
func (s *site) question(ctx context.Context, r *http.Request) (*page, error) {
	name := r.PathValue("query")
	if _, err := queries.Named(name); err != nil {
		return missing(ctx, r)
	}
	v := &questionView{Form: newForm(name, r)}
	p := &page{Template: "question", Title: name, Section: "questions", Data: v}
	if !v.Form.Asked() {
		return p, nil
	}
	a, err := s.ask(ctx, name, v.Form.params()...)
	if err != nil {
		failed := failure(err)
		f := failed.Data.(fault)
		v.Fault, p.Status = &f, failed.Status
		return p, nil
	}
	v.Answer = a
	for _, c := range a.table.Columns {
		if !c.Detail && !c.Evidence {
			v.Columns = append(v.Columns, c)
		}
	}
	var m mapped
	m.events(a)
	if v.Map, err = m.draw(); err != nil {
		return nil, err
	}
	v.JSON = "/api/newsgraph/v1/" + name + "?" + r.URL.RawQuery
	v.CSV = v.JSON + "&format=csv"
	return p, nil
}
