package pages

import (
	"context"
	"fmt"
	"net/url"
	"time"
)

// A bars is a picture of how often the news names somebody, a bar for each
// period. Lengths are in units of the picture.
type bars struct {
	Width, Height, Base int
	Label               string
	Bars                []bar
	First, Last         string // periods in words
}

// A bar is one period; X, Wide are those of the ground it stands on.
type bar struct {
	X, Wide, Y, Bar, Tall float64
	URL, Note             string
}

// fewBars is how many make a picture at least.
const fewBars = 3

// activity draws how often the news names somebody; nil where that is told in a
// few words.
func (s *site) activity(ctx context.Context, name string) (*bars, error) {
	a, err := s.ask(ctx, "activity", "actor", name, "limit", "0")
	if err != nil || len(a.Rows) < fewBars {
		return nil, err
	}
	first, last := a.Rows[0].Text("period"), a.Rows[len(a.Rows)-1].Text("period")
	most := 1
	for _, r := range a.Rows {
		most = max(most, r.Number("articles"))
	}
	b := &bars{Width: 400, Height: 90, Base: 74, First: longDay(first), Last: longDay(last)}
	b.Label = fmt.Sprintf("articles from %s to %s, at most %s", b.First, b.Last, counted(most, "articles"))
	wide := float64(b.Width) / float64(periodsAfter(first, last)+1)
	for _, r := range a.Rows {
		p, n := r.Text("period"), r.Number("articles")
		x := bar{X: wide * float64(periodsAfter(first, p)), Wide: wide, Bar: min(wide*.85, 24)}
		x.Tall = max(2, float64(b.Base)*float64(n)/float64(most))
		x.Y = float64(b.Base) - x.Tall
		x.Note = longDay(p) + ": " + counted(n, "articles")
		for _, of := range []string{"statements", "acts"} {
			if n := r.Number(of); n > 0 {
				x.Note += ", " + counted(n, of)
			}
		}
		x.URL = "/timeline?" + url.Values{"actor": {name}, "since": {p}, "until": {p}}.Encode()
		b.Bars = append(b.Bars, x)
	}
	return b, nil
}

// periodsAfter returns how many days, months or years lie from one to another.
func periodsAfter(from, to string) int {
	if a, err := time.Parse(time.DateOnly, from); err == nil {
		b, _ := time.Parse(time.DateOnly, to) // of the same form
		return int(b.Sub(a).Hours() / 24)
	}
	months := func(s string) int {
		t, err := time.Parse("2006-01", s)
		if err != nil {
			t, _ = time.Parse("2006", s)
			return t.Year()
		}
		return t.Year()*12 + int(t.Month())
	}
	return months(to) - months(from)
}
