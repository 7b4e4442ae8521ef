package pages

import (
	"context"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/queries"
)

// event shows all reports of one event.
func (s *site) event(ctx context.Context, r *http.Request) (*page, error) {
	a, err := s.ask(ctx, "reports", "event", r.FormValue("iri"))
	if err != nil {
		return nil, err
	}
	v := disputes(a)[0]
	return &page{Template: "event", Title: v.Title(), Section: "contested", Data: v}, nil
}

// A dispute is one event as several tell it.
type dispute struct {
	First    record
	Tellings []record
	Figures  []record // those that give a number
}

// Title words the event as its first telling does: "prisoners escaped".
func (d *dispute) Title() string {
	word, _, _ := strings.Cut(d.First.Text("event"), " (")
	words := strings.Join(nonEmpty(d.First.Text("actor"), word, d.First.Text("target")), " ")
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[n:]
}

// disputes puts together the tellings of each event, which follow each other.
func disputes(a *answer) []*dispute {
	var out []*dispute
	last := ""
	for _, r := range a.Rows {
		if iri := r.Text("event_iri"); iri != last || len(out) == 0 {
			last = iri
			out = append(out, &dispute{First: r})
		}
		d := out[len(out)-1]
		d.Tellings = append(d.Tellings, r)
		if r.Text("count") != "" {
			d.Figures = append(d.Figures, r)
		}
	}
	return out
}

// contested shows what the sources do not agree on.
func (s *site) contested(ctx context.Context, r *http.Request) (*page, error) {
	f := newForm("contested", r)
	p := &page{Template: "contested", Title: "Contested", Section: "contested"}
	a, err := s.ask(ctx, "contested", f.params()...)
	if err == nil {
		a.at = r.URL.Path
		p.Data = struct {
			Form     *form
			Disputes []*dispute
			Answer   *answer
		}{f, disputes(a), a}
	}
	return p, err
}

// network shows who acts on whom.
func (s *site) network(ctx context.Context, r *http.Request) (*page, error) {
	f := newForm("network", r)
	p := &page{Template: "network", Title: "Network", Section: "network"}
	a, err := s.ask(ctx, "network", f.params()...)
	if err != nil {
		return nil, err
	}
	a.at = r.URL.Path
	v := struct {
		Form    *form
		Answer  *answer
		Picture any
	}{Form: f, Answer: a}
	if len(a.Rows) > 0 {
		v.Picture, err = draw(a)
	}
	p.Data = v
	return p, err
}

// timeline shows what somebody said, did and underwent.
func (s *site) timeline(ctx context.Context, r *http.Request) (*page, error) {
	f := newForm("timeline", r)
	v := struct {
		Form   *form
		Answer *answer
		Days   []*onDay
	}{Form: f}
	query := "timeline"
	if f.Value("actor") == "" {
		query = "articles"
	}
	var err error
	if v.Answer, err = s.ask(ctx, query, f.params()...); err != nil {
		return nil, err
	}
	v.Answer.at = r.URL.Path
	v.Days = byDay(v.Answer.Rows)
	return &page{Template: "timeline", Title: "Timeline", Section: "timeline", Data: v}, nil
}

// An onDay is what happened on one day.
type onDay struct {
	Day  string
	Rows []record
}

// byDay puts together the rows of each day, which follow each other.
func byDay(rows []record) []*onDay {
	var out []*onDay
	for _, r := range rows {
		if day := r.Text("day"); len(out) == 0 || out[len(out)-1].Day != day {
			out = append(out, &onDay{Day: day})
		}
		d := out[len(out)-1]
		d.Rows = append(d.Rows, r)
	}
	return out
}

// questions lists the catalogue.
func (s *site) questions(context.Context, *http.Request) (*page, error) {
	return &page{Template: "questions", Title: "Questions", Section: "questions", Data: queries.All()}, nil
}
